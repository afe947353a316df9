/** Who assessed a risk: the name that was written, if any, and who recorded it. */
export interface Assessor {
  readonly named: string | null
  /** Id of the author of the entry. */
  readonly author: string
}

/** What stands beside a name and is no part of it: titles, credentials, roles, and what stands for a name that was not written. */
const BESIDE: ReadonlySet<string> = new Set([
  ...[
    'dr',
    'doctor',
    'prof',
    'professor',
    'mr',
    'mrs',
    'ms',
    'mx',
    'nurse',
    'md',
    'do',
    'phd',
    'psyd',
    'rn',
    'bsn',
    'msn',
  ],
  ...[
    'np',
    'fnp',
    'pmhnp',
    'aprn',
    'dnp',
    'pa',
    'lcsw',
    'licsw',
    'lmsw',
    'msw',
    'lmft',
    'lpc',
    'lmhc',
    'cm',
    'bhcm',
    'pcp',
  ],
  ...[
    'care',
    'case',
    'manager',
    'primary',
    'clinician',
    'provider',
    'physician',
    'psychiatrist',
    'psychiatric',
    'consultant',
  ],
  ...[
    'therapist',
    'social',
    'worker',
    'staff',
    'team',
    'on',
    'call',
    'me',
    'myself',
    'self',
    'i',
    'same',
    'person',
    'the',
  ],
  ...['unknown', 'nobody', 'none', 'n', 'na', 'see', 'above', 'author', 'as', 'before', 'by', 'of', 'and', 'jr', 'sr'],
])

/** Letters of other alphabets that look like Latin ones, as a name can be typed with. */
const ALIKE: Readonly<Record<string, string>> = {
  а: 'a',
  е: 'e',
  к: 'k',
  м: 'm',
  о: 'o',
  р: 'p',
  с: 'c',
  т: 't',
  х: 'x',
  у: 'y',
}

function wordsOf(name: string): readonly string[] {
  const plain = name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
  const latin = [...plain].map((letter) => ALIKE[letter] ?? letter).join('')
  return (latin.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !BESIDE.has(word))
}

/** How many letters must change to make one word of another; counted up to `most`, above it Infinity. */
function apart(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return Infinity
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++)
      next.push(
        Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)),
      )
    row = next
  }
  return (row[b.length] ?? 0) <= most ? (row[b.length] ?? 0) : Infinity
}

/** Whether two words may be one word of a name: the same, or a slip of the hand apart. */
function areAlike(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length)
  return a === b || (length >= 4 && apart(a, b, length >= 6 ? 2 : 1) < Infinity)
}

const initialsOf = (words: readonly string[]): string => words.map((word) => word[0] ?? '').join('')

/** Whether every word of the shorter name is a word of the other, or nearly, or its initial. */
function isWithin(a: readonly string[], b: readonly string[]): boolean {
  const [few = [], many = []] = [a, b].sort((one, other) => one.length - other.length)
  const left = [...many]
  return few.every((word) => {
    const at = left.findIndex(
      (one) => areAlike(one, word) || (Math.min(one.length, word.length) === 1 && one[0] === word[0]),
    )
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  })
}

/** Whether one person wrote, or can have meant, one name with both: they share a word or nearly, or one is the initials of the other. */
const shareAnything = (a: readonly string[], b: readonly string[]): boolean =>
  a.some((word) => word.length > 1 && b.some((other) => areAlike(word, other))) ||
  areAlike(a.join(''), b.join('')) ||
  a.join('') === initialsOf(b) ||
  b.join('') === initialsOf(a)

/**
 * Whether two assessments may be one person's. "Another person" takes back a high finding on its own day (laws 1), so a doubt speaks
 * for the finding. A name that names nobody ("me", "PCP") is no other person. Where one author recorded both, names that share a word
 * are one; where two did, each signed in, one name has to lie within the other: two people of one family are two. An assessment that
 * names nobody is its author's; what is typed names its author wherever nobody else is named, so that names are compared with names.
 */
export function mayBeOnePerson(a: Assessor, b: Assessor): boolean {
  if (a.named === null || b.named === null) return a.named === b.named && a.author === b.author
  const [one, other] = [wordsOf(a.named), wordsOf(b.named)]
  if (one.length === 0 || other.length === 0) return true
  return isWithin(one, other) || (a.author === b.author && shareAnything(one, other))
}
