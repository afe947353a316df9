import { NewerFormat } from '../formats.ts'
import { packV1, unpackV1, type PackedV1 } from './packed/v1.ts'
import { packV3, unpackV3, type PackedV3 } from './packed/v3.ts'
import { packV4, unpackV4, type PackedV4 } from './packed/v4.ts'
import type { Summary } from './summary.ts'

/** The packed row of a summary, in a format that is written (formats.ts); its first element names the format. */
export function pack(summary: Summary, format: number): string {
  if (format === 4) return packV4(summary)
  if (format === 3) return packV3(summary)
  if (format === 1 || format === 2) return packV1(summary, format)
  throw new RangeError(`No summary row is written in format ${format}`)
}

/**
 * The summary of a packed row of any format ever written. Throws NewerFormat on a newer one, which must not be read by halves,
 * and another error on a damaged one.
 */
export function unpack(text: string): Summary {
  const packed = JSON.parse(text) as readonly [format: unknown, ...rest: unknown[]]
  const format = packed[0]
  if (format === 4) return unpackV4(packed as unknown as PackedV4)
  if (format === 3) return unpackV3(packed as unknown as PackedV3)
  if (format === 2 || format === 1) return unpackV1(packed as unknown as PackedV1)
  if (typeof format === 'number' && format > 4) throw new NewerFormat(`A summary row of format ${format}`)
  throw new RangeError('A summary row that names no format')
}

/**
 * Whether a row is of an older format than the one that is written: it was folded by rules that have changed since, so it is
 * shown as it is and made anew. What names no format counts as old. `[1,...` holds the format without a parse.
 */
export const isOldRow = (text: string, written: number): boolean => !(parseInt(text.slice(1, 6), 10) >= written)
