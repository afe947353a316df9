import type { Issue } from '../../result.ts'
import { statedTimeIn } from '../effective.ts'
import type { ClinicalFact, Entry, EntryKind, NewEntry } from '../entry.ts'
import type { StepToday } from '../safety-steps.ts'
import type { CONTACT_MODES, SafetyStep } from '../vocabulary.ts'

/**
 * What each entry format has no room for. A request that says such a thing is refused in plain words while that format is written
 * (the stack setting `writeFormat`): stored, it would make the chart unreadable for the release that may come back.
 */

const NOT_YET = 'This installation does not keep'
const AS_ASSESSMENT = 'Record a risk assessment and write it in its action'
/** Kinds that came with format 3, and where the same is said until they are kept. */
const SINCE_3: Partial<Record<EntryKind, string>> = {
  'c-ssrs': `${NOT_YET} the C-SSRS with its answers yet. Record a risk assessment asked with the C-SSRS, with its finding`,
  'hand-over': `${NOT_YET} hand-overs and admissions yet. ${AS_ASSESSMENT}: to whom, who accepted, and the day to check`,
  'safety-outcome': `${NOT_YET} this outcome yet. ${AS_ASSESSMENT}`,
  'safety-confirmation': `${NOT_YET} confirmations yet. ${AS_ASSESSMENT}`,
  'case-review': `${NOT_YET} case reviews yet. Write it in the note of a contact`,
}
type ContactMode = (typeof CONTACT_MODES)[number]
const MODES_SINCE_3: readonly ContactMode[] = ['text-message', 'letter']

/** What format 2 has no kind, field or word for. */
function beyond2(fact: NewEntry): readonly Issue[] {
  if (fact.kind === 'correction')
    return fact.replacement
      ? beyond2(fact.replacement).map(({ at, problem }) => ({ at: `replacement.${at}`, problem }))
      : []
  const kind = SINCE_3[fact.kind]
  if (kind !== undefined) return [{ at: 'kind', problem: kind }]
  if (fact.kind === 'contact' && MODES_SINCE_3.includes(fact.mode))
    return [
      { at: 'mode', problem: `${NOT_YET} text messages and letters yet. Choose another way, and say it in the note` },
    ]
  return fact.kind === 'safety' ? assessorBeyond2(fact) : []
}

function assessorBeyond2({ assessedBy, meansAsked }: Extract<ClinicalFact, { kind: 'safety' }>): readonly Issue[] {
  const inAction = 'Leave it out here, and write it in the action'
  return [
    ...(assessedBy === undefined ? [] : [{ at: 'assessedBy', problem: `${NOT_YET} who assessed yet. ${inAction}` }]),
    ...(meansAsked === undefined
      ? []
      : [{ at: 'meansAsked', problem: `${NOT_YET} whether means were asked about yet. ${inAction}` }]),
  ]
}

/** Format 1 has no time of day. A correction that repeats what stands loses nothing: the chart would give it that time without it. */
function beyond1(fact: NewEntry, entries: readonly Entry[]): readonly Issue[] {
  const at = fact.kind === 'correction' ? 'replacement.time' : 'time'
  return statesNewTime(fact, entries) ? [{ at, problem: `${NOT_YET} times of day yet. Leave it out` }] : []
}

function statesNewTime(fact: NewEntry, entries: readonly Entry[]): boolean {
  if (fact.kind !== 'correction') return fact.time !== undefined
  const { replacement, corrects } = fact
  if (replacement?.time === undefined) return false
  const target = entries.find(({ id }) => id === corrects)
  const { time, ...timeless } = replacement
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  return !target || statedTimeIn(target, timeless, byId) !== time
}

/** What a written entry format cannot hold of a fact that is added to a chart's entries; empty = all of it. */
export const notHeld = (fact: NewEntry, format: number, entries: readonly Entry[] = []): readonly Issue[] => [
  ...(format < 3 ? beyond2(fact) : []),
  ...(format < 2 ? beyond1(fact, entries) : []),
]

/**
 * The format an entry is stamped with where `written` is chosen: the oldest that holds it, so that a release that is taken back
 * reads every chart but those that say what it has no words for. Where an older one was chosen, functions refused those before;
 * a network that is loaded in bulk keeps them whole.
 */
export const stampOf = (fact: NewEntry, written: number): number =>
  beyond2(fact).length > 0 ? 3 : Math.min(written, 2)

/** Kind of entry that each safety step is recorded as, where it is one that an older format may not hold. */
const KIND_OF: Readonly<Record<SafetyStep, EntryKind>> = {
  'risk-assessment': 'safety',
  'c-ssrs': 'c-ssrs',
  'hand-over': 'hand-over',
  received: 'safety-outcome',
  managed: 'safety-outcome',
  'not-reached': 'safety-outcome',
  died: 'safety-outcome',
  'entered-in-error': 'safety-outcome',
  confirm: 'safety-confirmation',
}

/** The steps of a safety item, with those blocked that the written format cannot hold: a form is not offered to be refused. */
export const heldSteps = (steps: readonly StepToday[], format: number): readonly StepToday[] =>
  format >= 3 ? steps : steps.map(({ step, blocked }) => ({ step, blocked: SINCE_3[KIND_OF[step]] ?? blocked }))
