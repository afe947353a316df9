import type { RebuildOnRecord } from '../../functions/actions/operating/rebuild-on-record.ts'
import type { RebuildAsked, Rebuilt } from '../../functions/actions/rebuild.ts'
import { runCommand, WrongWords } from '../command-line.ts'
import { report } from './rebuild/report.ts'
import { runRebuild, type AskRebuild } from './rebuild/run.ts'
import { FunctionFailed, functionTarget } from './target.ts'

const COMMAND = 'npm run rebuild'
const HELP = `${COMMAND} -- [--clinic <id>] [--old] [--after <clinic>/<episode>] [--reason <text>] [--function <name>]

Folds charts anew into their summary rows and population blocks, beside people who work, and says what differed.
Charts themselves are only read. It can be stopped and repeated at any time.
  --clinic    one clinic; all of them without it
  --old       only rows and blocks that an older version wrote
  --after     goes on after this chart, as a stopped run said
  --reason    why, in a few words; it stands in the audit trail beside who asked
  --function  name of the deployed Rebuild function (the output RebuildFunction), with AWS credentials in the environment;
              without it the product running here is asked`

/** Long enough to be worth a call, short enough to say how far it is. */
const SECONDS_A_CALL = 20
const TEXT = { type: 'string' } as const
const OPTIONS = {
  ...{ clinic: TEXT, after: TEXT, reason: TEXT, function: TEXT },
  old: { type: 'boolean', default: false },
} as const

async function asker(deployed: string | undefined, reason: string): Promise<AskRebuild> {
  const { ask, operator } = await functionTarget('rebuild', deployed)
  return async (asked) => {
    const event: RebuildOnRecord = { ...asked, operator, reason }
    const done = await ask(event).catch((error: unknown) => {
      if (error instanceof FunctionFailed && error.said.includes('UnknownClinic'))
        throw new WrongWords(`There is no clinic ${String(asked.clinicId)} in this network. Check --clinic.`)
      throw error
    })
    return done as Rebuilt
  }
}

function afterOf(text: string | undefined): RebuildAsked['after'] {
  if (text === undefined) return undefined
  const [clinicId, episodeId, ...rest] = text.split('/')
  if (clinicId && episodeId && rest.length === 0) return { clinicId, episodeId }
  throw new WrongWords(
    `--after is written <clinic>/<episode>, as a stopped run said it. ${COMMAND} -- --help says more.`,
  )
}

await runCommand({ command: COMMAND, help: HELP, options: OPTIONS }, async ({ values }) => {
  const after = afterOf(values.after)
  const asked: RebuildAsked = {
    seconds: SECONDS_A_CALL,
    scope: values.old ? 'old' : 'all',
    ...(values.clinic === undefined ? {} : { clinicId: values.clinic }),
    ...(after ? { after } : {}),
  }
  const done = await runRebuild(await asker(values.function, values.reason ?? ''), asked, ({ charts, next }) =>
    process.stderr.write(
      `  ${charts} charts so far; to go on from here: --after ${next?.clinicId}/${next?.episodeId}\n`,
    ),
  )
  process.stdout.write(`${report(done).join('\n')}\n`)
  return done.failed > 0 ? 1 : 0
})
