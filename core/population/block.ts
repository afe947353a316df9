import { CODE_COLUMNS, DATE_MISSING, DAY_COLUMNS, NOT_REACHED, emptyCohort, type Cohort } from './cohort.ts'

/** First byte of every block; a reader refuses one it does not know. */
const FORMAT = 1
/** In a stored day column 0 = not reached, 1 = reached on an unknown day, and 2 + n = n days after the column's least value. */
const KNOWN = 2

/**
 * A column of small non-negative integers, each in the same number of bits: [least (4 bytes), width (1 byte), bits].
 * Bits are packed low first; a column in which all are equal takes no bits at all.
 */
function packColumn(values: Int32Array, least: number): Uint8Array {
  const width = 32 - Math.clz32(values.reduce((max, value) => Math.max(max, value), 0))
  const packed = new Uint8Array(5 + Math.ceil((values.length * width) / 8))
  new DataView(packed.buffer).setInt32(0, least, true)
  packed[4] = width
  let position = 0
  for (const value of values) {
    for (let bit = 0; bit < width; bit++, position++) {
      const byte = 5 + (position >> 3)
      packed[byte] = (packed[byte] ?? 0) | (((value >>> bit) & 1) << (position & 7))
    }
  }
  return packed
}

/** Days as codes relative to `origin` (the identification day, so that the numbers stay small). */
function dayColumn(days: Int32Array, origin: Int32Array | null): Uint8Array {
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

const originOf = (origin: Int32Array | null, i: number): number => {
  const day = origin?.[i] ?? 0
  return day === NOT_REACHED || day === DATE_MISSING ? 0 : day
}

/** Bytes of one block: format, size, plan names, then the columns in the order of DAY_COLUMNS and CODE_COLUMNS. */
export function encodeBlock(cohort: Cohort): Uint8Array {
  const names = new TextEncoder().encode(cohort.plans.join('\n'))
  const head = new Uint8Array(7)
  const view = new DataView(head.buffer)
  view.setUint8(0, FORMAT)
  view.setUint32(1, cohort.size, true)
  view.setUint16(5, names.length, true)
  const days = DAY_COLUMNS.map((name) => dayColumn(cohort[name], name === 'identified' ? null : cohort.identified))
  const codes = CODE_COLUMNS.map((name) =>
    packColumn(
      Int32Array.from(cohort[name], (code) => (code + 1) & 255),
      0,
    ),
  )
  return concatenate([head, names, ...days, ...codes])
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

/** Reads columns one after the other; the hot loop of every population figure, hence the bit arithmetic in place. */
class ColumnReader {
  readonly #bytes: Uint8Array
  readonly #view: DataView
  #at: number
  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.#at = at
  }

  /** Fills `codes` and returns the column's least value. */
  read(codes: Int32Array): number {
    const bytes = this.#bytes
    const least = this.#view.getInt32(this.#at, true)
    const width = bytes[this.#at + 4] ?? 0
    let at = this.#at + 5
    const mask = width === 32 ? -1 : (1 << width) - 1
    let held = 0
    let bits = 0
    for (let i = 0; i < codes.length; i++) {
      while (bits < width) {
        held |= (bytes[at++] ?? 0) << bits
        bits += 8
      }
      codes[i] = held & mask
      held >>>= width
      bits -= width
    }
    this.#at += 5 + Math.ceil((codes.length * width) / 8)
    return least
  }
}

/** The columns of a block. Throws RangeError on a format this reader does not know. `clinic` is 0 throughout: the caller knows it. */
export function decodeBlock(block: Uint8Array): Cohort {
  const view = new DataView(block.buffer, block.byteOffset, block.byteLength)
  if (view.getUint8(0) !== FORMAT)
    throw new RangeError(`A cohort block of format ${view.getUint8(0)}; this reader knows ${FORMAT}`)
  const size = view.getUint32(1, true)
  const namesEnd = 7 + view.getUint16(5, true)
  const names = new TextDecoder().decode(block.subarray(7, namesEnd))
  const cohort = emptyCohort(size, names === '' ? [] : names.split('\n'))
  const reader = new ColumnReader(block, namesEnd)
  const codes = new Int32Array(size)
  for (const name of DAY_COLUMNS) {
    const least = reader.read(codes) - KNOWN
    const column = cohort[name]
    const origin = name === 'identified' ? null : cohort.identified
    for (let i = 0; i < size; i++) {
      const code = codes[i] ?? 0
      column[i] = code === 0 ? NOT_REACHED : code === 1 ? DATE_MISSING : code + least + originOf(origin, i)
    }
  }
  for (const name of CODE_COLUMNS) {
    reader.read(codes)
    const column = cohort[name]
    for (let i = 0; i < size; i++) column[i] = (codes[i] ?? 0) - 1
  }
  return cohort
}
