/** Who assessed a risk: the name that was written, if any, and who recorded it. */
export interface Assessor {
  readonly named: string | null
  /** Id of the author of the entry. */
  readonly author: string
}

/** What stands before or after a name and is no part of it. */
const TITLES: ReadonlySet<string> = new Set([
  ...['dr', 'doctor', 'prof', 'professor', 'mr', 'mrs', 'ms', 'mx', 'nurse'],
  ...['md', 'do', 'phd', 'psyd', 'rn', 'np', 'pmhnp', 'aprn', 'pa', 'lcsw', 'lmft', 'lpc', 'msw'],
])

function wordsOf(name: string): readonly string[] {
  const plain = name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
  const words = plain.match(/[\p{L}\p{N}]+/gu) ?? []
  const own = words.filter((word) => !TITLES.has(word))
  return own.length > 0 ? own : words
}

const fits = (a: string, b: string): boolean => a === b || (Math.min(a.length, b.length) === 1 && a[0] === b[0])

/** Whether two written names may be one person's: every word of the shorter one is a word of the other, or its initial. */
function mayBeOneName(a: string, b: string): boolean {
  const [few = [], many = []] = [wordsOf(a), wordsOf(b)].sort((one, other) => one.length - other.length)
  const left = [...many]
  return few.every((word) => {
    const at = left.findIndex((one) => fits(one, word))
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  })
}

/**
 * Whether two assessments may be one person's. "Another person" takes back a high finding on its own day (laws 1), so a doubt speaks
 * for the finding: "K. Aldous" is no other person than "Kerensa Aldous". An assessment that names nobody is its author's; what is
 * typed names its author wherever nobody else is named, so that names are compared with names.
 */
export function mayBeOnePerson(a: Assessor, b: Assessor): boolean {
  if (a.named !== null && b.named !== null) return mayBeOneName(a.named, b.named)
  return a.named === b.named && a.author === b.author
}
