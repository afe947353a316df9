import { MOST_OF_DRAFT } from '../../../../../../core/contract/draft-length.ts'
import type { Typed } from './steps.ts'
import { isCorrectionUntouched, isStepUntouched, isUntouched } from '../../../../lib/forms/touched.ts'

/**
 * What is typed about a chart as one text: so it is kept on the server, which does not read it (from-text.ts does). The number goes up when an older
 * page could no longer read what is written.
 */
export const DRAFT_FORMAT = 1

const among = <T>(those: Readonly<Record<string, T | undefined>>, keeps: (one: T) => boolean): Record<string, T> =>
  Object.fromEntries(Object.entries(those).flatMap(([id, one]) => (one !== undefined && keeps(one) ? [[id, one]] : [])))

/** What somebody typed without the forms that are only open. */
export const touched = ({ list, steps, corrections }: Typed): Typed => ({
  list: list.filter((draft) => !isUntouched(draft)),
  steps: among(steps, (step) => !isStepUntouched(step)),
  corrections: among(corrections, (correction) => !isCorrectionUntouched(correction)),
})

/** What somebody typed, as a text; null where nothing is typed: a form that is only open is nothing. */
export function textOf(all: Typed): string | null {
  const typed = touched(all)
  const parts = typed.list.length + Object.keys(typed.steps).length + Object.keys(typed.corrections).length
  return parts === 0 ? null : JSON.stringify({ format: DRAFT_FORMAT, ...typed })
}

/** What is typed, as far as it can be kept. */
export interface Fitting {
  readonly text: string | null
  /** Nothing was left out of it. */
  readonly isWhole: boolean
}
/** What somebody typed, as a text that can be kept: where all of it is too long the longest forms stand on the page alone. */
export function fitting(all: Typed): Fitting {
  const text = textOf(all)
  if (text === null || text.length <= MOST_OF_DRAFT) return { text, isWhole: true }
  const byLength = singles(touched(all)).toSorted((a, b) => lengthOf(a) - lengthOf(b))
  const fits = byLength.reduce((most, one) => {
    const more = together(most, one)
    return lengthOf(more) <= MOST_OF_DRAFT ? more : most
  }, NOTHING)
  return { text: textOf(fits), isWhole: false }
}
const NOTHING: Typed = { list: [], steps: {}, corrections: {} }
const lengthOf = (typed: Typed): number => textOf(typed)?.length ?? 0
const singles = ({ list, steps, corrections }: Typed): readonly Typed[] => [
  ...list.map((draft) => ({ ...NOTHING, list: [draft] })),
  ...Object.entries(steps).map(([step, one]) => ({ ...NOTHING, steps: { [step]: one } })),
  ...Object.entries(corrections).map(([id, one]) => ({ ...NOTHING, corrections: { [id]: one } })),
]
const together = (a: Typed, b: Typed): Typed => ({
  list: [...a.list, ...b.list],
  steps: { ...a.steps, ...b.steps },
  corrections: { ...a.corrections, ...b.corrections },
})
