import { COLUMNS, fitting, type CodeColumn } from '../columns.ts'
import type { ColumnReader } from './bits.ts'

/**
 * Reads the next column of codes into `column`: 0 = none, 1 + n = n. `codes` is a buffer of the same length. Throws RangeError
 * where a code is wider than the column.
 */
export function readCodes(
  reader: ColumnReader,
  codes: Int32Array,
  column: Uint8Array | Uint16Array,
  name: CodeColumn,
): void {
  reader.read(codes)
  let highest = 0
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i] ?? 0
    if (code > highest) highest = code
    // 0 - 1 wraps to the column's highest number, which is its "none".
    column[i] = code - 1
  }
  // Asked once a column: asking for every value would take as long as reading it.
  if (highest > 0) fitting(name, highest - 1)
}

export const isCodeColumn = (name: keyof typeof COLUMNS): name is CodeColumn => COLUMNS[name].width !== 'day'
