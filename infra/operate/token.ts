import { PlainFault, runCommand, WrongWords } from '../command-line.ts'
import { DEMO_USERS } from '../demo/people.ts'
import { signIn } from '../machine/sign-in.ts'
import { findRunning } from '../machine/running.ts'
import { stateDir } from '../machine/state-dir.ts'

const HELP = `npm run -s token -- <demo user or role>

Prints an access token of a demo user, or of the first with a role, from the product running here; good for scripts.
${DEMO_USERS.map(({ sub, title }) => `  ${sub.padEnd(18)}${title}`).join('\n')}`

/**
 * An access token of a demo user, or of the first with a role (`administrator`), from the provider that runs here.
 * Throws with what to do where nothing runs or nobody is called so.
 */
export async function accessToken(who: string, dir: string = stateDir()): Promise<string> {
  const user = DEMO_USERS.find(({ sub, roles }) => sub === who || roles.some((role) => role === who))
  if (!user) {
    const names = DEMO_USERS.map(({ sub }) => sub).join(', ')
    throw new WrongWords(`There is no demo user "${who}": say one of ${names}, or a role.`)
  }
  const running = await findRunning(dir)
  if (!running) throw new PlainFault('Cairn is not running here: run npm start in another terminal first.')
  return (await signIn({ ...running, user: user.sub })).access_token
}

if (import.meta.main) {
  const words = ['a demo user, as in npm run token -- kerensa-aldous']
  await runCommand({ command: 'npm run token', help: HELP, words }, async ({ words: [who = ''] }) => {
    process.stdout.write(`${await accessToken(who)}\n`)
  })
}
