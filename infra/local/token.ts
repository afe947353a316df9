import { DEMO_USERS } from './demo/people.ts'
import { signIn } from './identity/sign-in.ts'
import { findRunning } from './running.ts'
import { stateDir } from './settings.ts'

/**
 * An access token of a demo user, or of the first with a role (`administrator`), from the provider that runs here.
 * Throws with what to do where nothing runs or nobody is called so.
 */
export async function accessToken(who: string, dir: string = stateDir()): Promise<string> {
  const user = DEMO_USERS.find(({ sub, roles }) => sub === who || roles.some((role) => role === who))
  if (!user) {
    const names = DEMO_USERS.map(({ sub, title }) => `  ${sub.padEnd(18)}${title}`).join('\n')
    throw new Error(
      `There is no demo user "${who}". Say one of these, as in npm run token -- kerensa-aldous:\n${names}`,
    )
  }
  const running = await findRunning(dir)
  if (!running) throw new Error('Cairn is not running here. Run npm start in another terminal first.')
  return (await signIn({ ...running, user: user.sub })).access_token
}

if (import.meta.main) {
  try {
    process.stdout.write(`${await accessToken(process.argv[2] ?? '')}\n`)
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  }
}
