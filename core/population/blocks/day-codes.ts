import { DATE_MISSING, NOT_REACHED } from '../columns.ts'
import { packColumn, type ColumnReader } from './bits.ts'

/** In a stored day column 0 = not reached, 1 = reached on an unknown day, and 2 + n = n days after the column's least value. */
const KNOWN = 2

const originOf = (origin: Int32Array | null, i: number): number => {
  const day = origin?.[i] ?? 0
  return day === NOT_REACHED || day === DATE_MISSING ? 0 : day
}

/** Days as codes relative to `origin` (the identification day, so that the numbers stay small). */
export function packDays(days: Int32Array, origin: Int32Array | null): Uint8Array {
  const relative = (day: number, i: number) => day - originOf(origin, i)
  const isKnown = (day: number) => day !== NOT_REACHED && day !== DATE_MISSING
  let least = Infinity
  days.forEach((day, i) => {
    if (isKnown(day)) least = Math.min(least, relative(day, i))
  })
  if (least === Infinity) least = 0
  const codes = days.map((day, i) =>
    day === NOT_REACHED ? 0 : day === DATE_MISSING ? 1 : relative(day, i) - least + KNOWN,
  )
  return packColumn(codes, least)
}

/** Reads the next column as days into `days`. `codes` is a buffer of the same length. */
export function readDays(reader: ColumnReader, codes: Int32Array, days: Int32Array, origin: Int32Array | null): void {
  const least = reader.read(codes) - KNOWN
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i] ?? 0
    days[i] = code === 0 ? NOT_REACHED : code === 1 ? DATE_MISSING : code + least + originOf(origin, i)
  }
}
