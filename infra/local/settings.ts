import { join, resolve } from 'node:path'
import { ROOT } from './build/build.ts'

/** A port from the environment. Throws, naming the variable, where it is not one. */
export function portFrom(name: 'PORT' | 'AUTH_PORT', otherwise: number): number {
  const text = process.env[name]
  if (text === undefined || text === '') return otherwise
  const port = Number(text)
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port
  throw new Error(`${name} is "${text}": give a number between 1 and 65535.`)
}

/** Where data, keys and logs live; CAIRN_DIR lets a second copy run beside the first. */
export function stateDir(): string {
  const named = process.env['CAIRN_DIR']
  return named === undefined || named === '' ? join(ROOT, '.cairn') : resolve(named)
}
