import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda'
import { parseArgs } from 'node:util'
import type { RebuildAsked, Rebuilt } from '../../functions/actions/rebuild.ts'
import { giveUp } from './directory-target.ts'
import { LOCAL_ACCESS } from './engine/tables.ts'
import { report } from './rebuild/report.ts'
import { runRebuild, type AskRebuild } from './rebuild/run.ts'
import { findRunning } from './running.ts'
import { stateDir } from './settings.ts'

const USAGE = `npm run rebuild -- [--clinic <id>] [--old] [--after <clinic>/<episode>] [--function <name>]

Folds charts anew into their summary rows and population blocks, beside people who work, and says what differed.
Charts themselves are only read. It can be stopped and repeated at any time.
  --clinic    one clinic; all of them without it
  --old       only rows and blocks that an older version wrote
  --after     goes on after this chart, as a stopped run said
  --function  name of the deployed Rebuild function (the output RebuildFunction), with AWS credentials in the environment;
              without it the product running here is asked`

/** Long enough to be worth a call, short enough to say how far it is. */
const SECONDS_A_CALL = 20

function options() {
  const { values } = parseArgs({
    options: {
      clinic: { type: 'string' },
      old: { type: 'boolean', default: false },
      after: { type: 'string' },
      function: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  return values
}

async function target(name: string | undefined): Promise<{ client: LambdaClient; name: string }> {
  const patient = { requestHandler: { requestTimeout: 15 * 60_000 }, maxAttempts: 1 }
  if (name) return { client: new LambdaClient(patient), name }
  const running = await findRunning(stateDir())
  if (!running?.lambdaEndpoint || !running.rebuildFunction)
    return giveUp('Nothing is running here. Run npm start first, or name the deployed function with --function.')
  const client = new LambdaClient({ ...patient, ...LOCAL_ACCESS, endpoint: running.lambdaEndpoint })
  return { client, name: running.rebuildFunction }
}

async function asker(functionName: string | undefined): Promise<AskRebuild> {
  const { client, name } = await target(functionName)
  return async (asked) => {
    const Payload = Buffer.from(JSON.stringify(asked))
    const answer = await client.send(new InvokeCommand({ FunctionName: name, Payload }))
    const text = Buffer.from(answer.Payload ?? []).toString()
    if (answer.FunctionError) throw new Error(`The function failed: ${text.slice(0, 300)}`)
    return JSON.parse(text) as Rebuilt
  }
}

const { clinic, old, after, function: functionName, help } = options()
if (help) {
  process.stdout.write(`${USAGE}\n`)
  process.exit(0)
}
const [afterClinic, afterEpisode] = after?.split('/') ?? []
if (after !== undefined && !(afterClinic && afterEpisode))
  giveUp('--after is written <clinic>/<episode>, as a stopped run said it.')
const asked: RebuildAsked = {
  seconds: SECONDS_A_CALL,
  scope: old ? 'old' : 'all',
  ...(clinic === undefined ? {} : { clinicId: clinic }),
  ...(afterClinic && afterEpisode ? { after: { clinicId: afterClinic, episodeId: afterEpisode } } : {}),
}
try {
  const ask = await asker(functionName)
  const done = await runRebuild(ask, asked, ({ charts, next }) =>
    process.stderr.write(
      `  ${charts} charts so far; to go on from here: --after ${next?.clinicId}/${next?.episodeId}\n`,
    ),
  )
  process.stdout.write(`${report(done).join('\n')}\n`)
  process.exitCode = done.failed > 0 ? 1 : 0
} catch (error) {
  giveUp(error instanceof Error ? error.message : String(error))
}
