import { pathToFileURL } from 'node:url'
import { parentPort, workerData } from 'node:worker_threads'

/** One execution environment: loads a bundled function and runs its handler for each message. */
interface Invocation {
  readonly call: number
  readonly event: string
  readonly requestId: string
  readonly limitMs: number
}
/** Said once, when the function is loaded. */
export interface Loaded {
  readonly loaded: true
}
export type Answer =
  | { readonly call: number; readonly payload: string }
  | { readonly call: number; readonly error: { readonly errorType: string; readonly errorMessage: string } }

const { file, handler, functionName, memoryMegabytes } = workerData as {
  file: string
  handler: string
  functionName: string
  memoryMegabytes: number
}
const module = (await import(pathToFileURL(file).href)) as Record<string, (event: unknown, context: unknown) => unknown>
const handle = module[handler]
if (!handle) throw new Error(`${file} exports no ${handler}`)

const contextOf = ({ requestId }: Invocation, deadline: number): Record<string, unknown> => ({
  awsRequestId: requestId,
  callbackWaitsForEmptyEventLoop: true,
  functionName,
  functionVersion: '$LATEST',
  getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  invokedFunctionArn: `arn:aws:lambda:us-east-1:000000000000:function:${functionName}`,
  logGroupName: `/aws/lambda/${functionName}`,
  logStreamName: 'local',
  memoryLimitInMB: String(memoryMegabytes),
})

async function run(invocation: Invocation): Promise<Answer> {
  const { call } = invocation
  try {
    const context = contextOf(invocation, Date.now() + invocation.limitMs)
    const value = await handle?.(JSON.parse(invocation.event), context)
    return { call, payload: JSON.stringify(value ?? null) }
  } catch (error) {
    const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) }
    return { call, error: { errorType: name, errorMessage: message } }
  }
}

parentPort?.on('message', (invocation: Invocation) => {
  void run(invocation).then((answer) => parentPort?.postMessage(answer))
})
parentPort?.postMessage({ loaded: true } satisfies Loaded)
