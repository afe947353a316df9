import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda'
import { PlainFault } from '../command-line.ts'
import type { FunctionName } from '../function-table.ts'
import { LOCAL_ACCESS } from '../machine/access.ts'
import { findRunning } from '../machine/running.ts'
import { stateDir } from '../machine/state-dir.ts'
import { accountHere, awsPrincipal } from './operator.ts'

/** One function, here or deployed, and who asks it. */
export interface FunctionTarget {
  /** As the audit trail shall name whoever asks. */
  readonly operator: string
  /** Invokes it with an event and answers what it returned. Throws PlainFault where it failed or may not be asked. */
  readonly ask: (event: object) => Promise<unknown>
}

/** A call may take as long as a function may run, and is never repeated by itself. */
const PATIENT = { requestHandler: { requestTimeout: 15 * 60_000 }, maxAttempts: 1 }

/**
 * The deployed function of that name, with AWS credentials from the environment; without a name, that of the product running here.
 * Throws PlainFault where nothing runs, or where AWS does not say who asks.
 */
export async function functionTarget(what: FunctionName, deployed: string | undefined): Promise<FunctionTarget> {
  if (deployed) {
    const client = new LambdaClient(PATIENT)
    return { operator: await awsPrincipal(client), ask: (event) => invoked(client, deployed, event) }
  }
  const running = await findRunning(stateDir())
  if (!running)
    throw new PlainFault('Nothing is running here: run npm start first, or name the deployed function with --function.')
  const { lambdaEndpoint, functions = {} } = running
  const here = functions[what]
  if (lambdaEndpoint === undefined || here === undefined)
    throw new PlainFault(
      'What runs here is of another version: stop it (Ctrl-C where it runs), run npm start and try again.',
    )
  const client = new LambdaClient({ ...PATIENT, ...LOCAL_ACCESS, endpoint: lambdaEndpoint })
  return { operator: accountHere(), ask: (event) => invoked(client, here, event) }
}

async function invoked(client: LambdaClient, name: string, event: object): Promise<unknown> {
  const Payload = Buffer.from(JSON.stringify(event))
  const answer = await client.send(new InvokeCommand({ FunctionName: name, Payload })).catch((cause: unknown) => {
    const why = cause instanceof Error ? cause.message.split('\n')[0] : String(cause)
    throw new PlainFault(`The function ${name} cannot be asked (${why}): check --function, region and credentials.`, {
      cause,
    })
  })
  const text = Buffer.from(answer.Payload ?? []).toString()
  if (!answer.FunctionError) return JSON.parse(text) as unknown
  const { errorMessage } = JSON.parse(text) as { errorMessage?: string }
  throw new FunctionFailed(name, errorMessage ?? answer.FunctionError)
}

/** The function was asked and failed; `said` is the name and message of its error. */
export class FunctionFailed extends PlainFault {
  readonly said: string
  constructor(name: string, said: string) {
    super(`The function ${name} failed: ${said}. See its log.`)
    this.said = said
  }
}
