import type { ClinicalFact, NewEntry } from '../../../../../../core/chart/entry.ts'
import type { Recorded } from '../../../../../../core/contract/index.ts'
import type { Day } from '../../../../../../core/day.ts'
import type { Trouble } from '../../../../lib/api/trouble.ts'
import { isSameDraft, type CorrectionDraft, type Draft } from '../../../../lib/forms/draft.ts'
import { isUntouched, same } from '../../../../lib/forms/touched.ts'
import { draftsOf, type StepDraft, type Typed } from '../draft/steps.ts'

/** What stands in a form, by the form in which it stands: all that one save takes. */
export type InForm =
  | { readonly form: 'record'; readonly drafts: readonly Draft[] }
  | { readonly form: 'step'; readonly step: StepDraft }
  | { readonly form: 'correction'; readonly of: string; readonly correction: CorrectionDraft }

/** What one save sends: also what stays typed once it is stored, so that nothing of it is offered as typed again. */
export interface SaveBody {
  readonly version: number
  readonly entries: NewEntry[]
  readonly draft?: { readonly revision: string; readonly after: string[]; readonly content: string | null }
}

/** A save from when it is sent until it is known what became of it. It is kept with the drafts of its chart, whatever page is shown. */
export interface Sent {
  /** The operation id. It may not be used for other content. */
  readonly key: string
  readonly body: SaveBody
  /** What stood in its form, and what it stated. */
  readonly from: InForm
  readonly facts: readonly ClinicalFact[]
  /**
   * Its answer is awaited; it never came, and nobody here knows whether it was stored; or it is `stored`, while somebody still types on in
   * what was sent.
   */
  readonly state: 'running' | 'unheard' | 'stored'
  /** The answer, once it came. */
  readonly stored: StoredSave | null
}
export interface StoredSave {
  readonly recorded: Recorded
  /** It was sent before, and the answer came only to a later try. */
  readonly late: boolean
}
/** What the last try to save a form met. */
export interface Failed {
  readonly from: InForm
  readonly trouble: Trouble
  /** It met another save of the chart, and nothing else: that is over with it. */
  readonly waits: boolean
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

/** What stands now in the form that saves all at once where a draft of it was sent; undefined where it was left out. */
export const nowOf = (list: readonly Draft[], sent: Draft): Draft | undefined =>
  list.find((one) => isSameDraft(one, sent))
/** What stands now where this was sent from; null where any of it was left out, or begun anew. */
function nowIn({ list, steps, corrections }: Typed, from: InForm): InForm | null {
  switch (from.form) {
    case 'record': {
      const drafts = from.drafts.flatMap((draft) => nowOf(list, draft) ?? [])
      return drafts.length === from.drafts.length ? { form: 'record', drafts } : null
    }
    case 'step': {
      const step = steps[from.step.step]
      return step && isSameDraft(step.draft, from.step.draft) ? { form: 'step', step } : null
    }
    case 'correction': {
      const correction = corrections[from.of]
      return correction && isSameDraft(correction.draft, from.correction.draft) ? { ...from, correction } : null
    }
  }
}

/** Whether all of it is still typed there, changed or not: what was found to be stored meanwhile was put away. */
export const isStillTyped = (kept: Typed, from: InForm): boolean => nowIn(kept, from) !== null
/** Whether it all stands there as it was sent. */
export const isAsSent = (kept: Typed, from: InForm): boolean => same(nowIn(kept, from), from)

/** Whether all that stands in a form now stood there so when saving was pressed; some of it may have been put away since. */
export const isAsPressed = (now: InForm, pressed: InForm): boolean =>
  now.form === 'record' && pressed.form === 'record'
    ? now.drafts.every((draft) => pressed.drafts.some((one) => same(one, draft)))
    : same(now, pressed)
/** Whether nothing of it is typed there any more: it was left out, or emptied. */
export const isLeftOut = (kept: Typed, from: InForm): boolean =>
  from.form === 'record'
    ? from.drafts.map((draft) => nowOf(kept.list, draft)).every((now) => !now || isUntouched(now))
    : nowIn(kept, from) === null

/**
 * What becomes of what was typed since something was sent that is stored now: it goes on as a correction; all was emptied or left out, and
 * nothing can be saved again; or it stands where an entry was struck out, which is final.
 */
export type SinceStored = 'goes-on' | 'left-out' | 'struck-out'
export function sinceIn(kept: Typed, from: InForm): SinceStored {
  if (from.form === 'correction' && from.correction.way === 'strike') return 'struck-out'
  return isLeftOut(kept, from) ? 'left-out' : 'goes-on'
}

/** What a form sends of the facts that it states. */
export function entriesOf(typed: InForm, facts: readonly ClinicalFact[], today: Day): NewEntry[] {
  if (typed.form !== 'correction') return [...facts]
  const [replacement = null] = facts
  return [{ kind: 'correction', day: today, corrects: typed.of, replacement, reason: typed.correction.reason.trim() }]
}
