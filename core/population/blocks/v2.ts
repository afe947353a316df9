import { COLUMN_NAMES, COLUMNS, noneOf, type ColumnName } from '../columns.ts'
import { emptyCohort, type Cohort } from '../cohort.ts'
import { ColumnReader, concatenate, packColumn, plausible } from './bits.ts'
import { packDays, readDays } from './day-codes.ts'
import { isCodeColumn, readCodes } from './word-codes.ts'

/**
 * Format 2: every column names itself, so that a release with one column more writes what this one reads. Bytes: format, size
 * (4), length of the plan names (4), number of columns, names, then for each column its id and its packed values. Format 3 is the
 * same, of charts folded by the rules of format 3 of rows: who declined consent counts as closed from that day (laws D6).
 */
const HEAD = 10

function columnBytes(cohort: Cohort, name: ColumnName): Uint8Array {
  const { width } = COLUMNS[name]
  const column = cohort[name]
  if (width === 'day') return packDays(column as Int32Array, name === 'identified' ? null : cohort.identified)
  const none = noneOf(width)
  return packColumn(
    Int32Array.from(column, (code) => (code === none ? 0 : code + 1)),
    0,
  )
}

export function encodeV2(cohort: Cohort, format: 2 | 3): Uint8Array {
  const names = new TextEncoder().encode(cohort.plans.join('\n'))
  const head = new Uint8Array(HEAD)
  const view = new DataView(head.buffer)
  view.setUint8(0, format)
  view.setUint32(1, cohort.size, true)
  view.setUint32(5, names.length, true)
  view.setUint8(9, COLUMN_NAMES.length)
  const columns = COLUMN_NAMES.flatMap((name) => [Uint8Array.of(COLUMNS[name].id), columnBytes(cohort, name)])
  return concatenate([head, names, ...columns])
}

const BY_ID: ReadonlyMap<number, ColumnName> = new Map(COLUMN_NAMES.map((name) => [COLUMNS[name].id, name]))

function readColumn(reader: ColumnReader, codes: Int32Array, cohort: Cohort, name: ColumnName): void {
  if (isCodeColumn(name)) readCodes(reader, codes, cohort[name], name)
  else readDays(reader, codes, cohort[name], name === 'identified' ? null : cohort.identified)
}

/** The cohort, and the columns of this version that the block does not have: an older one made it. Other columns are passed over. */
export function decodeV2(block: Uint8Array): { readonly cohort: Cohort; readonly missing: readonly ColumnName[] } {
  const view = new DataView(block.buffer, block.byteOffset, block.byteLength)
  const size = plausible(view.getUint32(1, true))
  const namesEnd = HEAD + view.getUint32(5, true)
  const count = view.getUint8(9)
  const names = new TextDecoder('utf-8', { fatal: true }).decode(block.subarray(HEAD, namesEnd))
  const cohort = emptyCohort(size, names === '' ? [] : names.split('\n'))
  const reader = new ColumnReader(block, namesEnd)
  const codes = new Int32Array(size)
  const seen = new Set<ColumnName>()
  for (let i = 0; i < count; i++) {
    const name = BY_ID.get(reader.byte())
    if (name) {
      readColumn(reader, codes, cohort, name)
      seen.add(name)
    } else reader.read(codes)
  }
  reader.finish()
  return { cohort, missing: COLUMN_NAMES.filter((name) => !seen.has(name)) }
}
