import type { ChartDrafts } from '../drafts.svelte.ts'
import { fitting, type Fitting } from '../draft/as-text.ts'
import type { Typed } from '../draft/steps.ts'
import { putAway } from '../save/put-away.ts'
import { isSameForm, type InForm } from '../save/sent.ts'

/**
 * A save is on its way, or nobody knows what became of it: it says itself what is left once it is stored, and where it was not, what was
 * kept before stands. What would be kept now may be stored already.
 */
export const isUnsettled = ({ sent }: ChartDrafts): boolean => sent.some(({ state }) => state !== 'stored')

/** What is typed and not saved: of what is stored while somebody types on in it, what becomes of that once they leave it. */
export function typedLeft({ list, steps, corrections, sent }: ChartDrafts): Typed {
  let left: Typed = { list, steps, corrections }
  for (const one of sent) if (one.stored) left = putAway(left, one, one.stored.recorded.entryIds)
  return left
}
/** The same as it is kept: of what would be too long the longest forms are left out. */
export const textKept = (kept: ChartDrafts): Fitting => fitting(typedLeft(kept))

/** Each form that holds something, by itself. */
export const formsIn = (typed: Typed): readonly InForm[] => [
  ...typed.list.map((draft) => ({ form: 'record', drafts: [draft] }) as const),
  ...Object.values(typed.steps).map((step) => ({ form: 'step', step }) as const),
  ...Object.entries(typed.corrections).map(([of, correction]) => ({ form: 'correction', of, correction }) as const),
]
export const isOneDraft = (a: Typed['list'][number], b: Typed['list'][number]): boolean =>
  a.kind === b.kind && a.values['instrument'] === b.values['instrument']
/** Of the form that holds several, each kind and instrument is a form of its own here. */
export const isOneForm = (a: InForm, b: InForm): boolean =>
  a.form === 'record' && b.form === 'record'
    ? a.drafts.some((one) => b.drafts.some((other) => isOneDraft(one, other)))
    : isSameForm(a, b)
