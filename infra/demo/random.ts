/** A seeded generator of the demo network: the same seed gives the same people on every machine. */
export interface Random {
  /** 0 <= x < 1. */
  readonly next: () => number
  /** A whole number from `low` to `high`, both included. */
  readonly whole: (low: number, high: number) => number
  readonly chance: (probability: number) => boolean
  readonly one: <T>(list: readonly T[]) => T
  /** One key, each as likely as its weight. */
  readonly weighted: <K extends string>(weights: Readonly<Partial<Record<K, number>>>) => K
  /** Standard normal. */
  readonly normal: () => number
  /** 20 letters and digits that say nothing: an id. */
  readonly id: () => string
  /** Another generator, seeded from this one: however much is drawn from it, what this one gives next is the same. */
  readonly branch: () => Random
}

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Marsaglia's xorshift with a Weyl sequence (xorwow), 32 bits; the seed is spread over its five words. */
export function seeded(seed: number): Random {
  const word = (i: number): number => (Math.imul(seed + i, 0x9e3779b1) ^ Math.imul(i, 0x85ebca6b)) >>> 0 || i
  let [a, b, c, d, e] = [word(1), word(2), word(3), word(4), word(5)]
  let weyl = Math.imul(seed, 0xc2b2ae35) >>> 0
  const bits = (): number => {
    let t = e ^ (e >>> 2)
    t ^= t << 1
    ;[e, d, c, b] = [d, c, b, a]
    a = (t ^ b ^ (b << 4)) >>> 0
    weyl = (weyl + 362_437) >>> 0
    return (a + weyl) >>> 0
  }
  for (let i = 0; i < 16; i++) bits()
  const next = (): number => bits() / 2 ** 32
  const whole = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1))
  return {
    next,
    whole,
    chance: (probability) => next() < probability,
    one: (list) => {
      const found = list[whole(0, list.length - 1)]
      if (found === undefined) throw new RangeError('Nothing to choose from')
      return found
    },
    weighted: (weights) => pick(Object.entries(weights) as [never, number][], next()),
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    id: () => {
      let id = ''
      while (id.length < 20) id += ALPHABET[bits() >>> 27] ?? ''
      return id
    },
    branch: () => seeded(bits()),
  }
}

function pick<K>(weights: readonly (readonly [K, number])[], at: number): K {
  const sum = weights.reduce((total, [, weight]) => total + weight, 0)
  let left = at * sum
  for (const [key, weight] of weights) {
    left -= weight
    if (left < 0) return key
  }
  const last = weights.at(-1)
  if (!last) throw new RangeError('Nothing to choose from')
  return last[0]
}
