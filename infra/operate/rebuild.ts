import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda'
import type { RebuildAsked, Rebuilt } from '../../functions/actions/rebuild.ts'
import { PlainFault, runCommand, WrongWords } from '../command-line.ts'
import { LOCAL_ACCESS } from '../machine/access.ts'
import { report } from './rebuild/report.ts'
import { runRebuild, type AskRebuild } from './rebuild/run.ts'
import { findRunning } from '../machine/running.ts'
import { stateDir } from '../machine/state-dir.ts'

const COMMAND = 'npm run rebuild'
const HELP = `${COMMAND} -- [--clinic <id>] [--old] [--after <clinic>/<episode>] [--function <name>]

Folds charts anew into their summary rows and population blocks, beside people who work, and says what differed.
Charts themselves are only read. It can be stopped and repeated at any time.
  --clinic    one clinic; all of them without it
  --old       only rows and blocks that an older version wrote
  --after     goes on after this chart, as a stopped run said
  --function  name of the deployed Rebuild function (the output RebuildFunction), with AWS credentials in the environment;
              without it the product running here is asked`

/** Long enough to be worth a call, short enough to say how far it is. */
const SECONDS_A_CALL = 20
const TEXT = { type: 'string' } as const
const OPTIONS = {
  ...{ clinic: TEXT, after: TEXT, function: TEXT },
  old: { type: 'boolean', default: false },
} as const

async function target(name: string | undefined): Promise<{ client: LambdaClient; name: string }> {
  const patient = { requestHandler: { requestTimeout: 15 * 60_000 }, maxAttempts: 1 }
  if (name) return { client: new LambdaClient(patient), name }
  const running = await findRunning(stateDir())
  if (!running?.lambdaEndpoint || !running.rebuildFunction)
    throw new PlainFault('Nothing is running here: run npm start first, or name the deployed function with --function.')
  const client = new LambdaClient({ ...patient, ...LOCAL_ACCESS, endpoint: running.lambdaEndpoint })
  return { client, name: running.rebuildFunction }
}

async function asker(functionName: string | undefined): Promise<AskRebuild> {
  const { client, name } = await target(functionName)
  return async (asked) => {
    const Payload = Buffer.from(JSON.stringify(asked))
    const answer = await client.send(new InvokeCommand({ FunctionName: name, Payload }))
    const text = Buffer.from(answer.Payload ?? []).toString()
    if (!answer.FunctionError) return JSON.parse(text) as Rebuilt
    const { errorMessage } = JSON.parse(text) as { errorMessage?: string }
    if (errorMessage?.includes('UnknownClinic'))
      throw new WrongWords(`There is no clinic ${String(asked.clinicId)} in this network. Check --clinic.`)
    throw new PlainFault(`The rebuild function failed: ${errorMessage ?? answer.FunctionError}. See its log.`)
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
  const done = await runRebuild(await asker(values.function), asked, ({ charts, next }) =>
    process.stderr.write(
      `  ${charts} charts so far; to go on from here: --after ${next?.clinicId}/${next?.episodeId}\n`,
    ),
  )
  process.stdout.write(`${report(done).join('\n')}\n`)
  return done.failed > 0 ? 1 : 0
})
