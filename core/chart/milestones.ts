import { addDays, type Day } from '../day.ts'
import { settingOn, type ChosenSettings } from '../settings/index.ts'
import { isContact, isProgramVisit } from './contacts.ts'
import type { ClinicalFact } from './entry.ts'
import { scoreOf, showsNeed } from './scores.ts'
import { STAGES, type Milestone, type Stage } from './stages.ts'
import { goingOn, isForTheMind, therapiesIn } from './treatment.ts'

/**
 * The start of treatment: a completed session of a brief therapy, or a psychotropic started or changed under
 * the care plan. The day the plan is agreed does not count, and neither does a drug the person came with.
 */
export const startsTreatment = (fact: ClinicalFact): boolean => {
  if (fact.kind === 'contact') return therapiesIn(fact).length > 0
  if (fact.kind === 'appointment') return isProgramVisit(fact) && fact.visit === 'therapy'
  if (fact.kind !== 'treatment' || !fact.underPlan || fact.action === 'stop') return false
  return isForTheMind(fact)
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

/**
 * The day need was identified (laws D8): the referral, or the first positive screen, score or safety answer that lies no further
 * before it than the window; where there is no referral, the first of these alone.
 */
export function identifiedDay(facts: readonly ClinicalFact[], chosen: ChosenSettings): Day | null {
  const referred = firstDay(facts, (fact) => fact.kind === 'referral')
  if (!referred) return firstDay(facts, showsNeed)
  const from = addDays(referred, -settingOn(chosen, 'need-window', referred))
  return firstDay(facts, (fact) => fact.day >= from && fact.day < referred && showsNeed(fact)) ?? referred
}

/** The earliest day that belongs to the episode: older scores, answers and findings are history (laws D8, S8). Null = every day does. */
export const historyBefore = (identified: Day | null, chosen: ChosenSettings): Day | null =>
  identified && addDays(identified, -settingOn(chosen, 'need-window', identified))

/** The day each stage was reached. `facts` are the standing facts in order. */
export function milestones(facts: readonly ClinicalFact[], chosen: ChosenSettings): Record<Stage, Milestone> {
  return fillSkipped({
    identified: identifiedDay(facts, chosen),
    referred: firstDay(facts, (fact) => fact.kind === 'referral'),
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
      (startsTreatment(f) || (f.kind === 'treatment' && f.action !== 'stop' && isForTheMind(f))) &&
      (from === null || f.day >= from),
  )

/** Whether a psychotropic not of this plan was being taken on the day of referral (or identification where there is none). */
export function wasAlreadyTreated(facts: readonly ClinicalFact[], on: Day | null): boolean {
  if (!on) return false
  const changes = facts.flatMap((fact) =>
    fact.kind === 'treatment' && fact.modality === 'medication' && fact.psychotropic && fact.day <= on ? [fact] : [],
  )
  return [...goingOn(changes.filter(({ action, underPlan }) => action === 'stop' || !underPlan)).keys()].length > 0
}

/**
 * The day from which somebody who declined consent does not wait any more (laws D6), unless consent or the start of treatment came
 * later; null where there is none.
 */
export function declinedDay(facts: readonly ClinicalFact[]): Day | null {
  const at = facts.findLastIndex((fact) => fact.kind === 'consent')
  const last = facts[at]
  if (last?.kind !== 'consent' || last.state !== 'declined') return null
  return facts.slice(at + 1).some(startsTreatment) ? null : last.day
}
