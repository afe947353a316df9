import { createHash } from 'node:crypto'

/**
 * Ids of imported things: a hash of where they come from, so that importing again finds them. The parts are
 * joined as JSON, so that no two lists of parts look alike. 32 hexadecimal digits say nothing of the source.
 */
export const importedId = (...parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32)
