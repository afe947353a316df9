import type { ClinicalFact } from '../../../../../../core/chart/entry.ts'
import { draftOf, typed, type Draft, type Values } from '../draft/draft.ts'
import { isUntouched, same } from '../draft/touched.ts'
import type { ChartDrafts, CorrectionDraft } from '../drafts.svelte.ts'
import { afterSave, draftsOf, isManagedNow, managedApart, type RecordedStep, type StepDraft } from '../safety/steps.ts'
import type { InForm, Sent } from './sent.ts'

type Kept = Pick<ChartDrafts, 'list' | 'steps' | 'corrections'>

/** What is left of what was typed about a chart once a save of it is known to be stored. */
export interface PutAway extends Kept {
  /** Entries of the save in which something was typed on since it was sent: it stands as their correction, and is not saved. */
  readonly goesOn: readonly string[]
  /** Entries of the save that were left out here since it was sent. They stand in the chart all the same. */
  readonly takenBack: readonly string[]
  /** The step that was added to what was sent, and stands by itself now. */
  readonly apart: RecordedStep | null
}
type Left = Partial<PutAway>

/**
 * What was typed about a chart, once a save of it is stored (laws W5). What stands as it was sent goes; what was changed in it goes on as a
 * correction of the entry that was written of it, never as a second one; what was typed beside it stays. `kept` is what is typed now,
 * wherever it was typed; `ids` are the entries of the save, in the order of its drafts.
 */
export function putAway(kept: Kept, { from, facts }: Pick<Sent, 'from' | 'facts'>, ids: readonly string[]): PutAway {
  const { list, steps, corrections } = kept
  const left = leftOf(kept, from, facts, ids)
  return { ...{ list, steps, corrections, goesOn: [], takenBack: [], apart: null }, ...left }
}

function leftOf(kept: Kept, from: InForm, facts: readonly ClinicalFact[], ids: readonly string[]): Left {
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

function goneOn(kept: Kept, drafts: Since): Pick<PutAway, 'corrections' | 'goesOn' | 'takenBack'> {
  const changed = drafts.flatMap(({ id, fact, sent, now }) => {
    const draft = now && correctionOf(fact, sent, now)
    return draft ? [[id, { draft, way: 'replace', reason: '' }] as const] : []
  })
  return {
    corrections: { ...kept.corrections, ...Object.fromEntries(changed) },
    goesOn: changed.map(([id]) => id),
    takenBack: drafts.flatMap(({ id, now }) => (now ? [] : [id])),
  }
}

/** A form that nobody typed in goes too. */
function ofRecord(kept: Kept, sent: readonly Draft[], facts: readonly ClinicalFact[], ids: readonly string[]): Left {
  const isSent = ({ start }: Draft) => sent.some((draft) => draft.start === start)
  const now = ({ start }: Draft) => kept.list.find((draft) => draft.start === start)
  const list = kept.list.filter((draft) => !isUntouched(draft) && !isSent(draft))
  return { list, ...goneOn(kept, since(sent, now, facts, ids)) }
}

function ofStep(kept: Kept, sent: StepDraft, facts: readonly ClinicalFact[], ids: readonly string[]): Left {
  const now = kept.steps[sent.step]
  const others = afterSave(kept.steps, sent)
  const isAdded = now !== undefined && isManagedNow(now) && !isManagedNow(sent)
  const steps = isAdded ? { ...others, managed: managedApart(now, others.managed) } : others
  const at = now ? draftsOf(now) : []
  return {
    ...{ steps, apart: isAdded ? ('managed' as const) : null },
    ...goneOn(
      kept,
      since(draftsOf(sent), (_, place) => at[place], facts, ids),
    ),
  }
}

function ofCorrection(
  kept: Kept,
  of: string,
  sent: CorrectionDraft,
  [fact]: readonly ClinicalFact[],
  [id]: readonly string[],
): Left {
  const { [of]: now, ...others } = kept.corrections
  if (!id) return {}
  if (!now) return { takenBack: [id] }
  if (now.way === sent.way && now.reason === sent.reason && same(now.draft.values, sent.draft.values))
    return { corrections: others }
  // What was struck out can be corrected no more: what was typed on stays where it is, and is shown there.
  if (!fact) return {}
  const draft = correctionOf(fact, sent.draft.values, now.draft.values) ?? draftOf(fact)
  const reason = now.reason === sent.reason ? '' : now.reason
  return { corrections: { ...others, [id]: { draft, way: now.way, reason } }, goesOn: [id] }
}
