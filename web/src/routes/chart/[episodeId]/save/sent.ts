import type { ClinicalFact, NewEntry } from '../../../../../../core/chart/entry.ts'
import type { Day } from '../../../../../../core/day.ts'
import type { TroubleKind } from '../../../../lib/api/trouble.ts'
import type { Draft } from '../draft/draft.ts'
import type { ChartDrafts, CorrectionDraft } from '../drafts.svelte.ts'
import { draftsOf, type StepDraft } from '../safety/steps.ts'

/** What stands in a form, by the form in which it stands: all that one save takes. */
export type InForm =
  | { readonly form: 'record'; readonly drafts: readonly Draft[] }
  | { readonly form: 'step'; readonly step: StepDraft }
  | { readonly form: 'correction'; readonly of: string; readonly correction: CorrectionDraft }

/** A save from when it is sent until it is known what became of it. It is kept with the drafts of its chart, whatever page is shown. */
export interface Sent {
  /** The operation id. It may not be used for other content. */
  readonly key: string
  readonly body: { readonly version: number; readonly entries: NewEntry[] }
  /** What stood in its form, and what it stated. */
  readonly from: InForm
  readonly facts: readonly ClinicalFact[]
  /** Its answer is awaited. Otherwise it never came, and nobody here knows whether it was stored. */
  readonly running: boolean
}

export function isSameForm(a: InForm, b: InForm): boolean {
  if (a.form === 'step' && b.form === 'step') return a.step.step === b.step.step
  if (a.form === 'correction' && b.form === 'correction') return a.of === b.of
  return a.form === b.form
}

/** The drafts of a form, in the order in which they are saved. A correction that strikes out has none. */
export function draftsIn(typed: InForm): readonly Draft[] {
  switch (typed.form) {
    case 'record':
      return typed.drafts
    case 'step':
      return draftsOf(typed.step)
    case 'correction':
      return typed.correction.way === 'replace' ? [typed.correction.draft] : []
  }
}

/** Whether all of it is still typed there, changed or not: what was found to be stored meanwhile was put away. */
export function isStillTyped(
  { list, steps, corrections }: Pick<ChartDrafts, 'list' | 'steps' | 'corrections'>,
  typed: InForm,
): boolean {
  switch (typed.form) {
    case 'record':
      return typed.drafts.every(({ start }) => list.some((draft) => draft.start === start))
    case 'step':
      return steps[typed.step.step] !== undefined
    case 'correction':
      return typed.of in corrections
  }
}

/** What a form sends of the facts that it states. */
export function entriesOf(typed: InForm, facts: readonly ClinicalFact[], today: Day): NewEntry[] {
  if (typed.form !== 'correction') return [...facts]
  const [replacement = null] = facts
  return [{ kind: 'correction', day: today, corrects: typed.of, replacement, reason: typed.correction.reason.trim() }]
}

/** Answers, or none, after which it may have been stored all the same. */
const UNKNOWN: ReadonlySet<TroubleKind> = new Set([
  'offline',
  'timed-out',
  'not-understood',
  'unexpected',
  'busy',
  'stopped',
])
/** Refusals of what was sent, by a server that would have found it stored. Any other says nothing of a try before. */
const REFUSED: ReadonlySet<TroubleKind> = new Set([
  ...(['version-conflict', 'not-possible', 'unreadable', 'bad-request'] as const),
  ...(['too-large', 'unsupported-media', 'replayed-key', 'duplicate'] as const),
])
/** Whether a failure tells that nothing was stored, of the first try of a save or of another one. */
export const isSettled = (kind: TroubleKind, isFirst: boolean): boolean =>
  isFirst ? !UNKNOWN.has(kind) : REFUSED.has(kind)
