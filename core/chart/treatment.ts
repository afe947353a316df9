import type { Day } from '../day.ts'
import { treatmentKey } from '../medicines/key.ts'
import type { Standing } from './effective.ts'
import type { ClinicalFact, Fact } from './entry.ts'
import { byPlace, type Place } from './order.ts'
import { TREATMENT_WORK } from './vocabulary.ts'

/** What a person takes or does, and what was last changed about it (laws D1, D3). */
export interface TreatmentSummary {
  /** Names with dose of all that goes on by a recorded start, newest change first, at most three. */
  readonly names: readonly string[]
  /** Whether a psychotropic or a therapy goes on by a recorded start. */
  readonly standing: boolean
  /** The therapy last given in a completed contact and not stopped since; it belongs to the treatment for some weeks. */
  readonly given: { readonly name: string; readonly day: Day } | null
  /** Last start, dose change or stop of a psychotropic or a therapy, whoever made it. */
  readonly change: { readonly day: Day; readonly action: 'start' | 'dose-change' | 'stop' } | null
}

export type TreatmentFact = Fact<'treatment'>

/** A psychotropic or a therapy, whoever started it. A blood-pressure drug is recorded and counts for nothing (laws D1). */
export const isForTheMind = (fact: TreatmentFact): boolean => fact.modality === 'psychotherapy' || fact.psychotropic

/** What goes on of all treatments whose changes are given in the order of the chart, by key, oldest change first. */
export function goingOn(changes: readonly TreatmentFact[]): ReadonlyMap<string, TreatmentFact> {
  const active = new Map<string, TreatmentFact>()
  for (const fact of changes) {
    const key = treatmentKey(fact.name)
    const before = active.get(key)
    active.delete(key)
    // A change of dose that does not repeat the dose leaves it as it was.
    if (fact.action !== 'stop') active.set(key, (fact.dose ?? !before?.dose) ? fact : { ...fact, dose: before.dose })
  }
  return active
}

/** Therapies of a completed contact. */
export const therapiesIn = (fact: ClinicalFact): readonly string[] =>
  fact.kind === 'contact' && fact.outcome === 'completed' ? fact.work.filter((work) => TREATMENT_WORK.has(work)) : []

/** The therapy last given in a contact that no later stop ended. One given after its stop is going on again. */
function lastGiven(standing: readonly Standing[]): TreatmentSummary['given'] {
  const stops = new Map<string, Place>()
  for (const { fact, place } of standing)
    if (fact.kind === 'treatment' && fact.action === 'stop') stops.set(treatmentKey(fact.name), place)
  const isGoingOn = (name: string, given: Place): boolean => {
    const stop = stops.get(treatmentKey(name))
    return !stop || byPlace(given, stop) > 0
  }
  for (const { fact, place } of standing.toReversed()) {
    const name = therapiesIn(fact).find((work) => isGoingOn(work, place))
    if (name) return { name, day: fact.day }
  }
  return null
}

const MOST_NAMES = 3

/** Whether the change at a place of the list is a stop of what was not going on. */
const meetsNothing = (changes: readonly TreatmentFact[], i: number): boolean => {
  const fact = changes[i]
  return fact?.action === 'stop' && !goingOn(changes.slice(0, i)).has(treatmentKey(fact.name))
}

/** What a person takes or does, and what was last changed about it. */
export function treatmentOf(standing: readonly Standing[]): TreatmentSummary {
  const changes = standing.flatMap(({ fact }) => (fact.kind === 'treatment' ? [fact] : []))
  const active = [...goingOn(changes).values()].reverse()
  const ours = active.filter(isForTheMind)
  const named = [...ours, ...active.filter((fact) => !isForTheMind(fact))]
  // Of something else that goes on, a stop that met no start has changed nothing; with nothing left it is all that is known.
  const real = ours.length > 0 ? changes.filter((fact, i) => !meetsNothing(changes, i)) : changes
  const last = real.findLast(isForTheMind)
  return {
    names: named.slice(0, MOST_NAMES).map(({ name, dose }) => (dose ? `${name} ${dose}` : name)),
    standing: ours.length > 0,
    given: lastGiven(standing),
    change: last ? { day: last.day, action: last.action } : null,
  }
}

/**
 * Whether a stop at this place of the chart is no action (laws D1, R4): it met nothing that was going on, or it left nothing in its
 * place, no treatment recorded as going on and no therapy given of late.
 */
export function isBareStop(standing: readonly Standing[], stop: Standing, recentFrom: Day): boolean {
  const until = standing.filter(({ place }) => byPlace(place, stop.place) <= 0)
  if (stop.fact.kind !== 'treatment' || stop.fact.action !== 'stop') return false
  const changes = until.flatMap(({ fact }) => (fact.kind === 'treatment' ? [fact] : []))
  if (meetsNothing(changes, changes.length - 1)) return true
  const { standing: goesOn, given } = treatmentOf(until)
  return !goesOn && !(given && given.day >= recentFrom)
}
