import type { ChartRow } from '../../../../core/contract/index.ts'
import type { Day } from '../../../../core/day.ts'
import { INSTRUMENTS, isMeasureId, MEASURES, type MeasureId } from '../../../../core/instruments/index.ts'
import { ROUTINE } from '../caseload/words.ts'
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

export type RecordTab = MeasureId | 'contact' | 'treatment' | 'more'

const named = (id: MeasureId) => ({ id, name: INSTRUMENTS[id].name })
/** What can be recorded in one save, as the tabs of the form: the instruments that are asked as a rule first. */
export const TABS: readonly { readonly id: RecordTab; readonly name: string }[] = [
  ...ROUTINE.map(named),
  { id: 'contact', name: 'Contact' },
  { id: 'treatment', name: 'Treatment' },
  { id: 'more', name: 'More' },
]
export const FIRST_TAB: RecordTab = TABS[0]?.id ?? 'contact'

/** What is under "More", by its name there: the other instruments, and then other kinds. */
export const OTHER_INSTRUMENTS = MEASURES.filter((id) => !ROUTINE.includes(id)).map(named)
export const MORE = [
  { kind: 'case-review', name: 'Case review' },
  { kind: 'referral', name: 'Referral' },
  { kind: 'consent', name: 'Consent' },
  { kind: 'close', name: 'Close the episode' },
] as const
type Makes = Exclude<RecordTab, 'more'> | (typeof MORE)[number]['kind']
const NOT_WHEN_CLOSED: ReadonlySet<string> = new Set(['treatment', 'referral', 'consent', 'close'])

/** Whether something can be recorded now; what is typed already stays, so that nothing typed is lost from sight (laws S5). */
export const isOffered = (what: string, { stage }: Pick<ChartRow, 'stage'>, typed: readonly Draft[]): boolean =>
  stage !== 'closed' || !NOT_WHEN_CLOSED.has(what) || typed.some(({ kind }) => kind === what)

/** Whether a draft is one of what is made under a name. */
export const isMade = (draft: Draft, what: Makes): boolean =>
  draft.kind === 'assessment' ? draft.instrument === what : draft.kind === what

/** Whether a draft is typed under a tab. */
export const isOf = (draft: Draft, tab: RecordTab): boolean =>
  tab === 'more'
    ? [...OTHER_INSTRUMENTS.map(({ id }) => id), ...MORE.map(({ kind }) => kind)].some((what) => isMade(draft, what))
    : isMade(draft, tab)

/**
 * A fresh draft of today. The first score of a person who was never assessed is offered as the first assessment; a case review names
 * `consultant`, the psychiatric consultant who is signed in, or nobody.
 */
export function makeDraft(what: Makes, today: Day, row: Pick<ChartRow, 'reached'>, consultant = ''): Draft {
  const assessed = ['assessed', 'enrolled', 'treated'].includes(row.reached)
  if (isMeasureId(what)) return newAssessment(what, today, assessed ? 'follow-up' : 'initial')
  switch (what) {
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
