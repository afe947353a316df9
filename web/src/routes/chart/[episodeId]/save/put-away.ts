import type { ClinicalFact } from '../../../../../../core/chart/entry.ts'
import {
  draftOf,
  isSameDraft,
  typed,
  type CorrectionDraft,
  type Draft,
  type Values,
} from '../../../../lib/forms/draft.ts'
import { isUntouched, same } from '../../../../lib/forms/touched.ts'
import { afterSave, draftsOf, isManagedNow, managedApart, type StepDraft, type Typed } from '../draft/steps.ts'
import { nowOf, type InForm, type Sent } from './sent.ts'

/** What became of what was sent between sending it and putting it away. Entries by their ids. */
export interface SinceSent {
  /** Something was changed in it since: that stands as a correction or a step of its own, and is not saved. */
  readonly goesOn: boolean
  /** What of it was left out here. It stands in the chart all the same. */
  readonly takenBack: readonly string[]
  /** What was typed on and can be no correction: why something was corrected, in other words. */
  readonly unstored: readonly string[]
  /** Something else was typed where an entry was struck out: that is final, and what was typed stays there and can be stored nowhere. */
  readonly struckOut: boolean
}
export const NOTHING_SINCE: SinceSent = { goesOn: false, takenBack: [], unstored: [], struckOut: false }
/** What is left of what was typed about a chart once a save of it is known to be stored. */
export interface PutAway extends Typed, SinceSent {}
type Left = Partial<PutAway>

/**
 * What was typed about a chart, once a save of it is stored (laws W5). What stands as it was sent goes; what was changed in it goes on as a
 * correction of the entry that was written of it, never as a second one; what was typed beside it stays. `kept` is what is typed now,
 * wherever it was typed; `ids` are the entries of the save, in the order of its drafts.
 */
export function putAway(
  { list, steps, corrections }: Typed,
  { from, facts }: Pick<Sent, 'from' | 'facts'>,
  ids: readonly string[],
): PutAway {
  const kept = { list, steps, corrections }
  return { ...kept, ...NOTHING_SINCE, ...leftOf(kept, from, facts, ids) }
}

function leftOf(kept: Typed, from: InForm, facts: readonly ClinicalFact[], ids: readonly string[]): Left {
  switch (from.form) {
    case 'record':
      return ofRecord(kept, from.drafts, facts, ids)
    case 'step':
      return ofStep(kept, from.step, facts, ids)
    case 'correction':
      return ofCorrection(kept, from.of, from.correction, facts, ids)
  }
}

/** What became of each draft since it was sent, by the id of the entry that was written of it; null = it is not there any more. */
type Since = readonly { readonly id: string; readonly fact: ClinicalFact; readonly sent: Values; now: Values | null }[]

const since = (
  sent: readonly Draft[],
  now: (draft: Draft, place: number) => Draft | undefined,
  facts: readonly ClinicalFact[],
  ids: readonly string[],
): Since =>
  sent.flatMap((draft, place) => {
    const [id, fact] = [ids[place], facts[place]]
    return id && fact ? [{ id, fact, sent: draft.values, now: now(draft, place)?.values ?? null }] : []
  })

/** What a form says now, as a correction of what it said when it was sent; null where that is the same. */
const correctionOf = (fact: ClinicalFact, sent: Values, now: Values): Draft | null =>
  Object.entries(now).some(([name, value]) => !same(value, sent[name])) ? typed(draftOf(fact), now) : null

function goneOn(kept: Typed, drafts: Since): Pick<PutAway, 'corrections' | 'goesOn' | 'takenBack'> {
  const changed = drafts.flatMap(({ id, fact, sent, now }) => {
    const draft = now && correctionOf(fact, sent, now)
    return draft ? [[id, { draft, way: 'replace', reason: '' }] as const] : []
  })
  return {
    corrections: { ...kept.corrections, ...Object.fromEntries(changed) },
    goesOn: changed.length > 0,
    takenBack: drafts.flatMap(({ id, now }) => (now ? [] : [id])),
  }
}

/** An untouched questionnaire goes too: what it offers follows from the chart, and that is another one now. */
function ofRecord(kept: Typed, sent: readonly Draft[], facts: readonly ClinicalFact[], ids: readonly string[]): Left {
  const isSent = (draft: Draft) => sent.some((one) => isSameDraft(one, draft))
  const now = (draft: Draft) => nowOf(kept.list, draft)
  const list = kept.list.filter((draft) => !isSent(draft) && (draft.kind !== 'assessment' || !isUntouched(draft)))
  return { list, ...goneOn(kept, since(sent, now, facts, ids)) }
}

function ofStep(kept: Typed, sent: StepDraft, facts: readonly ClinicalFact[], ids: readonly string[]): Left {
  const there = kept.steps[sent.step]
  // One that was cancelled and begun anew is another one.
  const now = isSameDraft(there?.draft, sent.draft) ? there : undefined
  const others = { ...afterSave(kept.steps, sent), ...(there && !now ? { [sent.step]: there } : {}) }
  const isAdded = now !== undefined && isManagedNow(now) && !isManagedNow(sent)
  const steps = isAdded ? { ...others, managed: managedApart(now, others.managed) } : others
  const at = now ? draftsOf(now) : []
  const gone = goneOn(
    kept,
    since(draftsOf(sent), (_, place) => at[place], facts, ids),
  )
  return { steps, ...gone, goesOn: gone.goesOn || isAdded }
}

function ofCorrection(
  kept: Typed,
  of: string,
  sent: CorrectionDraft,
  [fact]: readonly ClinicalFact[],
  [id]: readonly string[],
): Left {
  const { [of]: there, ...others } = kept.corrections
  if (!id) return {}
  if (!there || !isSameDraft(there.draft, sent.draft)) return { takenBack: [id] }
  const reason = there.reason === sent.reason ? '' : there.reason
  const draft = fact && correctionOf(fact, sent.draft.values, there.draft.values)
  if (there.way === sent.way && !draft) return { corrections: others, unstored: reason ? [reason] : [] }
  // What was struck out can be corrected no more: what was typed on stays where it is, and is shown there.
  if (!fact) return { struckOut: true }
  return {
    corrections: { ...others, [id]: { draft: draft ?? draftOf(fact), way: there.way, reason } },
    goesOn: true,
  }
}
