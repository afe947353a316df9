import { folded } from './search.ts'

/** Shorter words are near too many others to be told apart. */
const SHORTEST = 4

/** Whether one slip of a key makes one word of the other: a letter more, less or another one, or two that changed places. */
export function isOneSlip(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (long.length - short.length > 1) return false
  let from = 0
  while (from < short.length && short[from] === long[from]) from++
  if (long.length > short.length) return short.slice(from) === long.slice(from + 1)
  if (short.slice(from + 1) === long.slice(from + 1)) return true
  const isSwapped = short[from] === long[from + 1] && short[from + 1] === long[from]
  return isSwapped && short.slice(from + 2) === long.slice(from + 2)
}

/** The same word, or one slip away from it where both are long enough to be told apart. */
export const isSameOrSlip = (a: string, b: string): boolean =>
  a === b || (Math.min(a.length, b.length) >= SHORTEST && isOneSlip(a, b))

const isNear = (word: string, name: string): boolean =>
  name.startsWith(word) ||
  (word.length >= SHORTEST &&
    (isOneSlip(word, name) || (name.length > word.length && isOneSlip(word, name.slice(0, word.length)))))

/**
 * Tells whether a name is near to what is typed: each word begins one of its words, or is one slip away from it or from its beginning.
 * null where nothing is typed that a name could be near to. It is asked only where nobody is found by the words themselves.
 */
export function similarFinder(typed: string): ((name: string) => boolean) | null {
  const words = folded(typed).split(' ').filter(Boolean)
  const isNames = words.every((word) => /^\p{L}+$/u.test(word))
  if (!isNames || words.every((word) => word.length < SHORTEST)) return null
  return (name) => {
    const names = folded(name).split(' ')
    return words.every((word) => names.some((one) => isNear(word, one)))
  }
}
