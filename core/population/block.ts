import { NewerFormat } from '../formats.ts'
import { decodeV1, encodeV1 } from './blocks/v1.ts'
import { decodeV2, encodeV2 } from './blocks/v2.ts'
import type { Cohort } from './cohort.ts'
import type { ColumnName } from './columns.ts'

/** A block as it was read: `missing` names the columns of today that it does not have, because an older version made it. */
export interface DecodedBlock {
  readonly format: number
  readonly cohort: Cohort
  readonly missing: readonly ColumnName[]
}

/** Bytes of one block in a format that is written (formats.ts). Throws RangeError for what the format cannot hold. */
export function encodeBlock(cohort: Cohort, format: number): Uint8Array {
  if (format === 1) return encodeV1(cohort)
  if (format === 2 || format === 3) return encodeV2(cohort, format)
  throw new RangeError(`No cohort block is written in format ${format}`)
}

/**
 * The columns of a block of any format ever written; the first byte names it. Throws NewerFormat for a newer one and RangeError
 * for a damaged one. `clinic` is 0 throughout: the caller knows it.
 */
export function decodeBlock(block: Uint8Array): DecodedBlock {
  const format = block[0]
  if (format === 1) return { format, cohort: decodeV1(block), missing: [] }
  if (format === 2 || format === 3) return { format, ...decodeV2(block) }
  if (format === undefined || format === 0) throw new RangeError('A cohort block that is empty or damaged')
  throw new NewerFormat(`A cohort block of format ${format}`)
}
