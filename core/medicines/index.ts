import { COMBINATIONS } from './combinations.ts'
import { OTHERS } from './others.ts'
import { BY_USE, PSYCHOTROPICS } from './psychotropics.ts'
import { BESIDE_A_NAME } from './words.ts'

const listed = (text: string): readonly string[] => (text === '' ? [] : text.split(', '))

const KINDS: readonly (readonly [Readonly<Record<string, string>>, boolean | null])[] = [
  [PSYCHOTROPICS, true],
  [OTHERS, false],
  [BY_USE, null],
]
/** Ingredients, and whether each is for the mind; null = its use says it. */
const INGREDIENTS: ReadonlyMap<string, boolean | null> = new Map(
  KINDS.flatMap(([drugs, word]) => Object.keys(drugs).map((ingredient) => [ingredient, word] as const)),
)
/** What each name says a drug holds: ingredients, their other names, brands. */
const NAMES: ReadonlyMap<string, readonly string[]> = new Map([
  ...KINDS.flatMap(([drugs]) =>
    Object.entries(drugs).flatMap(([ingredient, others]) =>
      [ingredient, ...listed(others)].map((name) => [name, [ingredient]] as const),
    ),
  ),
  ...Object.entries(COMBINATIONS).map(([brand, parts]) => [brand, listed(parts)] as const),
])
const LONGEST_NAME = Math.max(...[...NAMES.keys()].map((name) => name.split(' ').length))

/** Two drugs in one text are told apart by these: "lisinopril / hydrochlorothiazide", "sertraline and trazodone". */
const BETWEEN_DRUGS = /[/+&;]|\band\b/

/** Words of a note about a drug, not of its name: "no sertraline", "allergic to lithium". Somebody says what is meant. */
const NOT_TAKEN = /\b(no|not|never|allerg\w*|intoleran\w*|denies|declin\w*|refus\w*|avoid|without|instead)\b/i

interface Reading {
  readonly ingredients: ReadonlySet<string>
  /** A part of the text names what is in no list. */
  readonly unknown: boolean
}

/** The ingredients of one part of a text, and whether it says anything else where it names none. */
function readPart(part: string): Reading {
  const words = part.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')
  const ingredients = new Set<string>()
  let rest = 0
  for (let i = 0; i < words.length;) {
    const most = Math.min(LONGEST_NAME, words.length - i)
    const length = Array.from({ length: most }, (_, n) => most - n).find((n) =>
      NAMES.has(words.slice(i, i + n).join(' ')),
    )
    if (length === undefined && !BESIDE_A_NAME.has(words[i] ?? '') && !/^\d/.test(words[i] ?? '')) rest += 1
    for (const one of NAMES.get(words.slice(i, i + (length ?? 0)).join(' ')) ?? []) ingredients.add(one)
    i += length ?? 1
  }
  return { ingredients, unknown: ingredients.size === 0 && rest > 0 }
}

function read(name: string): Reading {
  const parts = name.normalize('NFKC').toLowerCase().split(BETWEEN_DRUGS).map(readPart)
  return {
    ingredients: new Set(parts.flatMap(({ ingredients }) => [...ingredients])),
    unknown: parts.some(({ unknown }) => unknown),
  }
}

/**
 * Whether a drug is for the mind, by its name as people and systems write it: ingredient or brand, with or without strength, form
 * and salt. null = not known: somebody has to say it. A combination is, where one of its ingredients is.
 */
export function isPsychotropic(name: string): boolean | null {
  if (NOT_TAKEN.test(name)) return null
  const { ingredients, unknown } = read(name)
  const said = [...ingredients].map((one) => INGREDIENTS.get(one) ?? null)
  if (said.includes(true)) return true
  return unknown || said.length === 0 || said.includes(null) ? null : false
}

/** The ingredient of a drug, of a combination all of them in one order; null where the name, or a part of it, is in no list. */
export function ingredientOf(name: string): string | null {
  const { ingredients, unknown } = read(name)
  return unknown || ingredients.size === 0 ? null : [...ingredients].sort().join(' / ')
}
