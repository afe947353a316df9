import type { ChartRow } from '../../../../core/contract/index.ts'
import type { Day } from '../../../../core/day.ts'
import { INSTRUMENTS } from '../../../../core/instruments/index.ts'
import {
  newAssessment,
  newCaseReview,
  newClose,
  newConsent,
  newContact,
  newReferral,
  newTreatment,
  type Draft,
} from './draft.ts'
import { STEP_NAMES } from './safety-words.ts'

/** What can be recorded in one save, as the tabs of the form. */
export const TABS = [
  { id: 'phq-9', name: 'PHQ-9' },
  { id: 'gad-7', name: 'GAD-7' },
  { id: 'contact', name: 'Contact' },
  { id: 'treatment', name: 'Treatment' },
  { id: 'more', name: 'More' },
] as const
export type RecordTab = (typeof TABS)[number]['id']
type Makes = Exclude<RecordTab, 'more'> | 'referral' | 'consent' | 'case-review' | 'close'

/** What is under "More", by its name there. */
export const MORE = [
  { kind: 'case-review', name: 'Case review' },
  { kind: 'referral', name: 'Referral' },
  { kind: 'consent', name: 'Consent' },
  { kind: 'close', name: 'Close the episode' },
] as const
const NOT_WHEN_CLOSED: ReadonlySet<string> = new Set(['treatment', 'referral', 'consent', 'close'])

/** Whether something can be recorded now; what is typed already stays, so that nothing typed is lost from sight (laws S5). */
export const isOffered = (what: string, { stage }: Pick<ChartRow, 'stage'>, typed: readonly Draft[]): boolean =>
  stage !== 'closed' || !NOT_WHEN_CLOSED.has(what) || typed.some(({ kind }) => kind === what)

const IN_MORE: readonly Draft['kind'][] = ['referral', 'consent', 'case-review', 'close']

/** Whether a draft is typed under a tab. */
export function isOf(draft: Draft, tab: RecordTab): boolean {
  if (tab === 'more') return IN_MORE.includes(draft.kind)
  return draft.kind === 'assessment' ? draft.instrument === tab : draft.kind === tab
}

/**
 * A fresh draft of today. The first score of a person who was never assessed is offered as the first assessment; a case review names
 * `consultant`, the psychiatric consultant who is signed in, or nobody.
 */
export function makeDraft(what: Makes, today: Day, row: Pick<ChartRow, 'reached'>, consultant = ''): Draft {
  const assessed = ['assessed', 'enrolled', 'treated'].includes(row.reached)
  switch (what) {
    case 'phq-9':
    case 'gad-7':
      return newAssessment(what, today, assessed ? 'follow-up' : 'initial')
    case 'contact':
      return newContact(today)
    case 'treatment':
      return newTreatment(today)
    case 'referral':
      return newReferral(today)
    case 'consent':
      return newConsent(today)
    case 'case-review':
      return { ...newCaseReview(today), by: consultant }
    case 'close':
      return newClose(today)
  }
}

const NAMES: { readonly [K in Exclude<Draft['kind'], 'assessment' | 'step'>]: string } = {
  contact: 'contact',
  treatment: 'treatment',
  referral: 'referral',
  consent: 'consent',
  'case-review': 'case review',
  close: 'close of the episode',
  'as-recorded': 'day',
}
export function draftName(draft: Draft): string {
  if (draft.kind === 'step') return STEP_NAMES[draft.form]
  return draft.kind === 'assessment' ? INSTRUMENTS[draft.instrument].name : NAMES[draft.kind]
}
