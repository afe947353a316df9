import { createServer } from 'node:http'
import type { RequestListener, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { PlainFault } from '../../command-line.ts'
import { gatewayReply } from './reply.ts'
import type { Reply } from './reply.ts'
import { readRequest } from './request.ts'
import type { EdgeRequest } from './request.ts'

/** CloudFront refuses requests whose headers are larger. */
const HEAD_LIMIT = 20_480

export interface Listening {
  readonly port: number
  readonly servers: readonly Server[]
  close(): Promise<void>
}

/** Another program holds the port. */
export class PortTaken extends PlainFault {
  readonly port: number
  constructor(port: number) {
    super(
      `Port ${port} is taken by another program: stop that one, or choose others with PORT=6173 AUTH_PORT=6174 npm start.`,
    )
    this.port = port
  }
}

/** Listens on localhost by both its addresses, and on nothing that another machine could reach. Port 0 takes a free one. */
export async function listen(listener: RequestListener, wanted: number): Promise<Listening> {
  const options = { maxHeaderSize: HEAD_LIMIT, requestTimeout: 60_000 }
  const first = createServer(options, listener)
  const port = await open(first, '127.0.0.1', wanted)
  const second = createServer(options, listener)
  const servers = [first]
  try {
    await open(second, '::1', port)
    servers.push(second)
  } catch (error) {
    // A machine without IPv6 is fine; somebody else on ::1 is not, browsers try it first.
    if (error instanceof PortTaken && wanted !== 0) {
      first.close()
      throw error
    }
  }
  return { port, servers, close: async () => void (await Promise.all(servers.map(shut))) }
}

function open(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new PortTaken(port)
          : error.code === 'EACCES'
            ? new PlainFault(
                `This account may not listen on port ${port}: choose one from 1024 up with PORT and AUTH_PORT.`,
              )
            : error,
      ),
    )
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port))
  })
}

function shut(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}

/** Serves an edge over HTTP. A fault of our own is answered as the gateway would and told to `onFault`. */
export function listenerFor(
  handle: (request: EdgeRequest) => Promise<Reply>,
  onFault: (error: unknown) => void,
): RequestListener {
  return (message, response) => {
    const request = readRequest(message)
    handle(request)
      .catch((error: unknown) => {
        onFault(error)
        return gatewayReply(500)
      })
      .then((reply) => {
        message.resume()
        send(response, reply, request.method === 'HEAD')
      })
      .catch(onFault)
  }
}

function send(response: ServerResponse, { status, headers, body }: Reply, isHead: boolean): void {
  for (const [name, value] of Object.entries(headers)) {
    response.setHeader(name, typeof value === 'string' ? value : [...value])
  }
  response.statusCode = status
  if (status !== 304) response.setHeader('content-length', body.length)
  response.end(isHead || status === 304 ? undefined : body)
}
