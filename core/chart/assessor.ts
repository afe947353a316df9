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

/**
 * Whether two written names may be one person's: they share a word or nearly, one is the initials of the other, or one of them names
 * nobody ("me", "PCP"). Two people of one family name are taken for one: on one day, about one high finding, that is the safe side.
 */
function mayBeOneName(a: string, b: string): boolean {
  const [one, other] = [wordsOf(a), wordsOf(b)]
  if (one.length === 0 || other.length === 0) return true
  if (one.some((word) => word.length > 1 && other.some((next) => areAlike(word, next)))) return true
  const [joined, next] = [one.join(''), other.join('')]
  if (areAlike(joined, next)) return true
  return joined === initialsOf(other) || next === initialsOf(one)
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
