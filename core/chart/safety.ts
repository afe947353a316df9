import type { Day } from '../day.ts'
import { instrument } from '../instruments/index.ts'
import type { ClinicalFact } from './entry.ts'
import { safetyLevelOf } from './scores.ts'
import type { OpenSafety, Summary } from './summary.ts'

interface SafetyState {
  open: OpenSafety | null
  item9: Summary['item9']
  riskAssessed: Summary['riskAssessed']
  safetyPlan: Day | null
}

/** A safety item closes only with instrument, finding and action recorded (domain: safety items); age never closes it. */
export const closesSafety = (fact: ClinicalFact): boolean =>
  fact.kind === 'safety' && fact.event === 'close' && !!fact.instrument && !!fact.finding && !!fact.action

/**
 * The safety item of an episode. A positive answer opens it, or raises it while open. An unanswered item or a total alone leaves
 * the level unknown, never 0; a later 0 does not close what is open.
 */
export function safetyState(facts: readonly ClinicalFact[]): SafetyState {
  const state: SafetyState = { open: null, item9: null, riskAssessed: null, safetyPlan: null }
  for (const fact of facts) {
    if (fact.kind === 'assessment' || fact.kind === 'screening') {
      if (fact.instrument === 'other' || instrument(fact.instrument).safetyItems.length === 0) continue
      const level = safetyLevelOf(fact)
      if (level !== null && level > 0)
        state.open = { since: state.open?.since ?? fact.day, level, before: state.item9?.level ?? null }
      state.item9 = { day: fact.day, level }
    }
    if (fact.kind !== 'safety') continue
    if (fact.event === 'safety-plan') state.safetyPlan = fact.day
    if (fact.event === 'risk-assessment' || closesSafety(fact))
      state.riskAssessed = { day: fact.day, finding: fact.finding ?? null }
    if (closesSafety(fact)) state.open = null
  }
  return state
}
