import { join, resolve } from 'node:path'

/** Where data, keys and logs live; CAIRN_DIR lets a second copy run beside the first. */
export function stateDir(): string {
  const named = process.env['CAIRN_DIR']
  return named === undefined || named === '' ? join(import.meta.dirname, '../../.cairn') : resolve(named)
}
