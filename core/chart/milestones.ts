import type { Day } from '../day.ts'
import type { ClinicalFact } from './entry.ts'
import { scoreOf, showsNeed } from './scores.ts'
import { STAGES, type Milestone, type Stage } from './summary.ts'
import { TREATMENT_WORK } from './vocabulary.ts'

type Appointment = Extract<ClinicalFact, { kind: 'appointment' }>

/** A kept visit with the program; a visit to the primary care clinician is not a contact of the program. */
const isProgramVisit = (fact: ClinicalFact): fact is Appointment =>
  fact.kind === 'appointment' && fact.event === 'kept' && fact.visit !== 'primary-care' && fact.visit !== 'other'

/** Two-way contact; a voicemail is not one (metrics.md 1.1). */
const isContact = (fact: ClinicalFact): boolean =>
  (fact.kind === 'contact' && fact.outcome === 'completed') || isProgramVisit(fact)

/**
 * The start of treatment (metrics.md 1.1): a completed session of a brief therapy, or a psychotropic started or changed under
 * the care plan. The day the plan is agreed does not count, and neither does a drug the person came with.
 */
export const startsTreatment = (fact: ClinicalFact): boolean => {
  if (fact.kind === 'contact') return fact.outcome === 'completed' && fact.work.some((work) => TREATMENT_WORK.has(work))
  if (fact.kind === 'appointment') return isProgramVisit(fact) && fact.visit === 'therapy'
  if (fact.kind !== 'treatment' || !fact.underPlan || fact.action === 'stop') return false
  return fact.modality === 'psychotherapy' || fact.psychotropic
}

const firstDay = (facts: readonly ClinicalFact[], holds: (fact: ClinicalFact) => boolean): Day | null =>
  facts.find(holds)?.day ?? null

/** Which stages a reached stage shows to have been passed. Consent is never implied: it is documented or it is not. */
const PASSED: Readonly<Record<Stage, readonly Stage[]>> = {
  identified: [],
  referred: [],
  contacted: ['referred'],
  assessed: ['referred', 'contacted'],
  enrolled: ['referred', 'contacted'],
  treated: ['referred', 'contacted', 'assessed'],
}

/** A stage skipped on the way to a later one was reached on an unknown day (domain: stages). */
function fillSkipped(days: Readonly<Record<Stage, Day | null>>): Record<Stage, Milestone> {
  const filled: Record<Stage, Milestone> = { ...days }
  for (const stage of STAGES) {
    if (days[stage] === null) continue
    for (const passed of PASSED[stage]) filled[passed] ??= 'missing'
  }
  return filled
}

/** The day each stage was reached. `facts` are the standing facts in order. */
export function milestones(facts: readonly ClinicalFact[]): Record<Stage, Milestone> {
  const referred = firstDay(facts, (fact) => fact.kind === 'referral')
  const screened = firstDay(facts, showsNeed)
  const identified = referred && screened ? (referred < screened ? referred : screened) : (referred ?? screened)
  return fillSkipped({
    identified,
    referred,
    contacted: firstDay(facts, isContact),
    assessed: firstDay(facts, (f) => f.kind === 'assessment' && f.occasion === 'initial' && scoreOf(f) !== null),
    enrolled: firstDay(facts, (f) => f.kind === 'consent' && (f.state === 'verbal' || f.state === 'written')),
    treated: firstDay(facts, startsTreatment),
  })
}

/** The day as a day, or null where it is missing or not reached. */
export const knownDay = (milestone: Milestone): Day | null => (milestone === 'missing' ? null : milestone)

/** First treatment of any kind on or after `from`, in or outside the plan. */
export const anyTreatmentDay = (facts: readonly ClinicalFact[], from: Day | null): Day | null =>
  firstDay(
    facts,
    (f) =>
      (startsTreatment(f) ||
        (f.kind === 'treatment' && f.action !== 'stop' && (f.modality === 'psychotherapy' || f.psychotropic))) &&
      (from === null || f.day >= from),
  )

/** Whether a psychotropic not of this plan was being taken on the day of referral (or identification where there is none). */
export function wasAlreadyTreated(facts: readonly ClinicalFact[], on: Day | null): boolean {
  if (!on) return false
  const active = new Set<string>()
  for (const fact of facts) {
    if (fact.kind !== 'treatment' || fact.modality !== 'medication' || !fact.psychotropic || fact.day > on) continue
    if (fact.action === 'stop') active.delete(fact.name)
    else if (!fact.underPlan) active.add(fact.name)
  }
  return active.size > 0
}
