import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { once } from 'node:events'
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import { openClient, type Client } from '../../../functions/store/client.ts'

/**
 * What may go wrong between a function and its tables: `drop` forwards and loses the reply (the ambiguous commit), `reset` loses
 * the request, `conflict` is the TransactionConflict that DynamoDB answers and the embedded engine never does.
 */
export type Fault = 'pass' | 'drop' | 'reset' | 'throttle' | 'error500' | 'slow' | 'conflict'

/** Chooses the fault of each request, by the operation it names and its running number. */
export type Choose = (operation: string, n: number) => Fault

export interface FaultProxy {
  readonly client: Client
  /** A client that tries once and gives up: what lasts is seen at once. */
  readonly impatient: Client
  /** The faults from now on. */
  readonly use: (choose: Choose) => void
  /** How often each fault was done. */
  readonly done: Record<Fault, number>
  readonly stop: () => Promise<void>
}

const ERRORS = {
  throttle: { code: 400, type: 'ProvisionedThroughputExceededException', more: {} },
  error500: { code: 500, type: 'InternalServerError', more: {} },
  conflict: {
    code: 400,
    type: 'TransactionCanceledException',
    more: { CancellationReasons: [{ Code: 'TransactionConflict' }, { Code: 'None' }] },
  },
} as const

function refuse(response: ServerResponse, fault: keyof typeof ERRORS): void {
  const { code, type, more } = ERRORS[fault]
  const body = { __type: `com.amazonaws.dynamodb.v20120810#${type}`, message: fault, Message: fault, ...more }
  response.writeHead(code, { 'content-type': 'application/x-amz-json-1.0' }).end(JSON.stringify(body))
}

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of message) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

async function forward(endpoint: string, asked: IncomingMessage, body: Buffer) {
  const { method, headers } = asked
  const sent = request(`${endpoint}/`, { method, headers })
  sent.end(body)
  const [reply] = (await once(sent, 'response')) as [IncomingMessage]
  return { status: reply.statusCode ?? 500, headers: reply.headers, body: await bodyOf(reply) }
}

const SLOW_MS = 40

/** A proxy in front of the engine, on a free port, and a client that goes through it. */
export async function startFaultProxy(endpoint: string): Promise<FaultProxy> {
  let choose: Choose = () => 'pass'
  let n = 0
  const done: Record<Fault, number> = { pass: 0, drop: 0, reset: 0, throttle: 0, error500: 0, slow: 0, conflict: 0 }
  const serve = async (asked: IncomingMessage, response: ServerResponse) => {
    const body = await bodyOf(asked)
    const operation = String(asked.headers['x-amz-target']).split('.')[1] ?? ''
    const chosen = choose(operation, n++)
    const fault = chosen === 'conflict' && operation !== 'TransactWriteItems' ? 'pass' : chosen
    done[fault] += 1
    if (fault === 'throttle' || fault === 'error500' || fault === 'conflict') return refuse(response, fault)
    if (fault === 'reset') return void asked.socket.destroy()
    const reply = await forward(endpoint, asked, body)
    if (fault === 'drop') return void asked.socket.destroy()
    if (fault === 'slow') await new Promise((resolve) => setTimeout(resolve, SLOW_MS))
    response.writeHead(reply.status, reply.headers).end(reply.body)
  }
  const server = createServer((asked, response) => {
    serve(asked, response).catch(() => asked.socket.destroy())
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as { port: number }).port}`
  const client = openClient(url)
  const impatient = DynamoDBDocumentClient.from(new DynamoDBClient({ endpoint: url, maxAttempts: 1 }), {
    marshallOptions: { removeUndefinedValues: true },
  })
  const stop = async () => {
    client.destroy()
    impatient.destroy()
    server.close()
    server.closeAllConnections()
    await once(server, 'close')
  }
  return { client, impatient, done, stop, use: (next) => void (choose = next) }
}
