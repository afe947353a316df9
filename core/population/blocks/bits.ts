/**
 * A column of small non-negative integers, each in the same number of bits: [least (4 bytes), width (1 byte), bits].
 * Bits are packed low first; a column in which all are equal takes no bits at all.
 */

/** The reader's window is 32 bits wide and takes whole bytes: a wider value would lose its top. */
const WIDEST = 24

/** Throws RangeError for a value of more than {@link WIDEST} bits. */
export function packColumn(values: Int32Array, least: number): Uint8Array {
  const width = 32 - Math.clz32(values.reduce((max, value) => max | value, 0))
  if (width > WIDEST) throw new RangeError(`A packed column holds values of at most ${WIDEST} bits`)
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

export function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

/** Reads columns one after the other; the hot loop of every population figure, hence the bit arithmetic in place. */
export class ColumnReader {
  readonly #bytes: Uint8Array
  readonly #view: DataView
  #at: number
  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.#at = at
  }

  /** The next byte. Throws RangeError past the end. */
  byte(): number {
    return this.#view.getUint8(this.#at++)
  }

  /** Fills `codes` and returns the column's least value. Throws RangeError where the column does not end inside the bytes. */
  read(codes: Int32Array): number {
    const bytes = this.#bytes
    const least = this.#view.getInt32(this.#at, true)
    const width = this.#view.getUint8(this.#at + 4)
    const end = this.#at + 5 + Math.ceil((codes.length * width) / 8)
    if (width > WIDEST || end > bytes.length) throw new RangeError('A cohort block that is cut short or damaged')
    let at = this.#at + 5
    const mask = (1 << width) - 1
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
    this.#at = end
    return least
  }

  /** Throws RangeError where bytes are left over: then what was read is not what was written. */
  finish(): void {
    if (this.#at !== this.#bytes.length) throw new RangeError('A cohort block with bytes left over')
  }
}

/** More episodes than any clinic identifies in a month: a damaged size must not ask for the memory. */
const MOST_EPISODES = 1_000_000
export function plausible(size: number): number {
  if (size > MOST_EPISODES) throw new RangeError('A cohort block of an impossible size')
  return size
}
