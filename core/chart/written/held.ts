import { INSTRUMENTS, isInstrumentId } from '../../instruments/index.ts'
import type { Instrument } from '../../instruments/instrument.ts'
import { statedTimeIn } from '../effective.ts'
import type { ClinicalFact, Entry, NewEntry } from '../entry.ts'
import type { Field } from '../kinds/field.ts'
import { kindOf, type FactKind, type LaterFields, type LaterKind } from '../kinds/index.ts'
import { inside, problem, type None, type ProblemOf } from '../problem.ts'
import type { SafetyStep } from '../vocabulary.ts'

/**
 * What each entry format has no room for, as the kinds say it. A request that says such a thing is refused in plain words while an
 * older format is written (the stack setting `writeFormat`): stored, it would make the chart unreadable for the release that may come
 * back.
 */
export type HeldProblems = {
  readonly 'kind-not-held': { readonly kind: LaterKind }
  readonly 'field-not-held': LaterField
  readonly 'instrument-not-held': { readonly name: string }
  readonly 'time-not-held': None
}
/** A field with its kind: fields of one name mean what their kind says. */
export type LaterField = {
  [K in keyof LaterFields]: { readonly kind: K; readonly field: LaterFields[K] }
}[keyof LaterFields]
export type HeldProblem = ProblemOf<HeldProblems>

/** The instrument with this id, where a format has no room for it yet. */
function laterTool(id: unknown, format: number): Instrument | null {
  if (typeof id !== 'string' || !isInstrumentId(id)) return null
  const tool: Instrument & { readonly entryFormat?: number } = INSTRUMENTS[id]
  return (tool.entryFormat ?? 1) > format ? tool : null
}

/** What a fact says in a field that a format has no room for: the field itself, or one of its words. */
function fieldNotHeld(fact: ClinicalFact, name: string, field: Field, format: number): readonly HeldProblem[] {
  const said = (fact as unknown as Readonly<Record<string, unknown>>)[name]
  const tool = field.type === 'choice' && name === 'instrument' ? laterTool(said, format) : null
  if (tool) return [problem(name, 'instrument-not-held', { name: tool.name })]
  const later = field.type === 'choice' ? field.laterWords : undefined
  const isLater =
    (said !== undefined && (field.since ?? 1) > format) ||
    (later !== undefined && later.since > format && later.words.includes(said as string))
  return isLater ? [problem(name, 'field-not-held', { kind: fact.kind, field: name } as LaterField)] : []
}

/** What a format from 2 on has no kind, field or word for. */
function beyond(fact: NewEntry, format: number): readonly HeldProblem[] {
  if (fact.kind === 'correction') return fact.replacement ? inside('replacement', beyond(fact.replacement, format)) : []
  const { since, fields } = kindOf(fact.kind)
  if (since > format) return [problem('kind', 'kind-not-held', { kind: fact.kind as LaterKind })]
  return Object.entries(fields).flatMap(([name, field]) => fieldNotHeld(fact, name, field, format))
}

/** Format 1 has no time of day. A correction that repeats what stands loses nothing: the chart would give it that time without it. */
function beyond1(fact: NewEntry, entries: readonly Entry[]): readonly HeldProblem[] {
  const at = fact.kind === 'correction' ? 'replacement.time' : 'time'
  return statesNewTime(fact, entries) ? [problem(at, 'time-not-held', {})] : []
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
export const heldProblems = (
  fact: NewEntry,
  format: number,
  entries: readonly Entry[] = [],
): readonly HeldProblem[] => [
  ...beyond(fact, Math.max(format, FIRST_WITH_PLACES)),
  ...(format < FIRST_WITH_PLACES ? beyond1(fact, entries) : []),
]
/** The first format that entries hold their place and time of day in; kinds, fields and words came with later ones. */
const FIRST_WITH_PLACES = 2
const LATER = [3, 4]

/**
 * The format an entry is stamped with where `written` is chosen: the oldest that holds it, so that a release that is taken back
 * reads every chart but those that say what it has no words for. Where an older one was chosen, functions refused those before;
 * a network that is loaded in bulk keeps them whole.
 */
export const stampOf = (fact: NewEntry, written: number): number =>
  LATER.findLast((format) => beyond(fact, format - 1).length > 0) ?? Math.min(written, FIRST_WITH_PLACES)

/** Kind of entry that each safety step is recorded as. */
const KIND_OF: Readonly<Record<SafetyStep, FactKind>> = {
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

/** The kind that a step would be recorded as, where the written format cannot hold it: a form is not offered to be refused. */
export function stepNotHeld(step: SafetyStep, format: number): LaterKind | null {
  const { kind, since } = kindOf(KIND_OF[step])
  return since > Math.max(format, FIRST_WITH_PLACES) ? (kind as LaterKind) : null
}
