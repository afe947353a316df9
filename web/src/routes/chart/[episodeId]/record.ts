import type { ChartRow } from '../../../../../core/contract/index.ts'
import { isFactKind, kindOf } from '../../../../../core/chart/kinds/index.ts'
import { isSafetySource } from '../../../../../core/instruments/safety-sources.ts'
import type { Day } from '../../../../../core/day.ts'
import { INSTRUMENTS, isMeasureId, MEASURES, type MeasureId } from '../../../../../core/instruments/index.ts'
import { kindName } from '../../../../../core/words/field-words.ts'
import { FORM_WORDS } from '../../../../../core/words/en/fields.ts'
import { ROUTINE } from '../../../lib/caseload/words.ts'
import { newDraft, saidSoFar, type Draft } from '../../../lib/forms/draft.ts'

export type RecordTab = MeasureId | 'contact' | 'treatment' | 'more'

const named = (id: MeasureId) => ({ id, name: INSTRUMENTS[id].name })
/** What can be recorded in one save, as the tabs of the form: the instruments that are asked as a rule first. */
export const TABS: readonly { readonly id: RecordTab; readonly name: string }[] = [
  ...ROUTINE.map(named),
  ...(['contact', 'treatment'] as const).map((id) => ({ id, name: kindName(FORM_WORDS, id, {}) })),
  { id: 'more', name: 'More' },
]
export const FIRST_TAB: RecordTab = TABS[0]?.id ?? 'contact'

/** What is under "More", by its name there: the other instruments, and then other kinds. */
export const OTHER_INSTRUMENTS = MEASURES.filter((id) => !ROUTINE.includes(id)).map(named)
export const MORE = (['case-review', 'referral', 'consent', 'close'] as const).map((kind) => ({
  kind,
  name: kindName(FORM_WORDS, kind, {}),
}))
/** All that is under "More", in its order there. */
export const UNDER_MORE = [
  ...OTHER_INSTRUMENTS.map(({ id, name }) => ({ what: id, name })),
  ...MORE.map(({ kind, name }) => ({ what: kind, name })),
]
export type UnderMore = (typeof UNDER_MORE)[number]
type Makes = Exclude<RecordTab, 'more'> | (typeof MORE)[number]['kind']
/** Instruments, contacts and what is under More as a whole are no kind, or one that goes on. */
const endsWithClose = (what: string): boolean => isFactKind(what) && kindOf(what).may.follow === false

/** A chart as far as it decides what can be recorded in it. */
export interface Taking {
  readonly stage: ChartRow['stage'] | 'newer'
  /** Whether its safety item is open, where a merge closed it and the person goes on in another chart; null = no merge did. */
  readonly enteredTwice: { readonly isSafetyOpen: boolean } | null
}
const isTakenTwice = (what: string, isSafetyOpen: boolean): boolean =>
  isSafetySource(what) || what === 'more' || (what === 'contact' && isSafetyOpen)

/** Whether something can be recorded now; what is typed already stays, so that nothing typed is lost from sight (laws S5). */
export function isOffered(what: string, { stage, enteredTwice }: Taking, typed: readonly Draft[]): boolean {
  if (typed.some((draft) => draft.kind === what || draft.values['instrument'] === what)) return true
  if (stage !== 'closed') return true
  return enteredTwice ? isTakenTwice(what, enteredTwice.isSafetyOpen) : !endsWithClose(what)
}

/** Whether a draft is one of what is made under a name. */
export const isMade = (draft: Draft, what: Makes): boolean =>
  draft.kind === 'assessment' ? draft.values['instrument'] === what : draft.kind === what

/** Whether a draft is typed under a tab. */
export const isOf = (draft: Draft, tab: RecordTab): boolean =>
  tab === 'more'
    ? [...OTHER_INSTRUMENTS.map(({ id }) => id), ...MORE.map(({ kind }) => kind)].some((what) => isMade(draft, what))
    : isMade(draft, tab)

/** What of a chart says how a form begins: consent alone, which reaches a later stage, is no assessment. */
type Beginning = Pick<ChartRow, 'reached'> & Partial<Pick<ChartRow, 'measures'>>

/** Under which tab a draft is typed. */
export const tabOf = (draft: Draft): RecordTab | undefined => TABS.find(({ id }) => isOf(draft, id))?.id
/** The tab that a chart opens with: of what is typed in it already; in a round of calls the contact, which is what is recorded next. */
export const firstTab = (typed: readonly Draft[], isCalling: boolean): RecordTab =>
  typed.map(tabOf).find((tab) => tab !== undefined) ?? (isCalling ? 'contact' : FIRST_TAB)

/**
 * A fresh draft of today. The first score of a person who was never assessed is offered as the first assessment; a case review names
 * `consultant`, the psychiatric consultant who is signed in, or nobody.
 */
export function makeDraft(what: Makes, today: Day, row: Beginning, consultant = ''): Draft {
  if (isMeasureId(what)) {
    const assessed = ['assessed', 'enrolled', 'treated'].includes(row.reached) && row.measures?.length !== 0
    const answers = INSTRUMENTS[what].items.map(() => null)
    const occasion = assessed ? 'follow-up' : 'initial'
    return newDraft('assessment', today, { instrument: what, answers, occasion })
  }
  if (what === 'contact') return newDraft('contact', today, { outcome: 'completed', mode: 'phone' })
  if (what === 'treatment')
    return newDraft('treatment', today, { action: 'start', modality: 'medication', underPlan: 'yes' })
  return newDraft(what, today, what === 'case-review' ? { by: consultant } : {})
}

/** What a draft is called within a sentence. */
export function draftName(draft: Draft): string {
  const id = draft.values['instrument']
  if (draft.kind === 'assessment' && typeof id === 'string' && isMeasureId(id)) return INSTRUMENTS[id].name
  return kindName(FORM_WORDS, draft.kind, saidSoFar(draft)).toLowerCase()
}
