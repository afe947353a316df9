import { WrongWords } from '../command-line.ts'

/** A port from the environment. Throws, naming the variable, where it is not one. */
export function portFrom(name: 'PORT' | 'AUTH_PORT', otherwise: number): number {
  const text = process.env[name]
  if (text === undefined || text === '') return otherwise
  const port = Number(text)
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port
  throw new WrongWords(`${name} is "${text}": give a number between 1 and 65535.`)
}

/** The ports of site and sign-in, and another engine's address, as the environment says. Throws WrongWords. */
export function startSettings(): {
  readonly port: number
  readonly authPort: number
  readonly dynamodbEndpoint: string | undefined
} {
  const [port, authPort] = [portFrom('PORT', 5173), portFrom('AUTH_PORT', 5174)]
  if (port === authPort) throw new WrongWords(`PORT and AUTH_PORT are both ${port}: give two different ones.`)
  return { port, authPort, dynamodbEndpoint: process.env['AWS_ENDPOINT_URL_DYNAMODB'] || undefined }
}
