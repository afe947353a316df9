import type { Draft } from './draft.ts'
import type { StepDraft } from './steps.ts'

export const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
/** Nothing was typed: such a draft is not saved and not asked about. */
export const isUntouched = ({ values, start }: Pick<Draft, 'values' | 'start'>): boolean => same(values, start)
export const isStepUntouched = ({ draft, managed, next }: StepDraft): boolean =>
  isUntouched(draft) && managed === '' && isUntouched(next)
