import { cSsrs } from '../instruments/c-ssrs/items.ts'
import { behaviourLevel, ideationLevel } from '../instruments/c-ssrs/levels.ts'
import { instrument } from '../instruments/index.ts'
import { isSafetySource, type SafetySource } from '../instruments/safety-sources.ts'
import type { ClinicalFact, Fact } from './entry.ts'
import type { Said } from './safety-known.ts'

/** Answers to safety items in a fact that are known; 0 is an answer. An unanswered item and a total alone say nothing. */
export function saidIn(fact: ClinicalFact): readonly Said[] {
  if (fact.kind === 'c-ssrs') {
    const levels = [ideationLevel(fact), behaviourLevel(fact)]
    return cSsrs.safetyItems.flatMap(({ item, urgent }, i) => {
      const level = levels[i] ?? null
      return level === null ? [] : [{ instrument: 'c-ssrs', item, level, urgent: isIn(urgent, level) } as const]
    })
  }
  if ((fact.kind !== 'assessment' && fact.kind !== 'screening') || fact.instrument === 'other') return []
  const { answers } = fact
  const source = fact.instrument
  if (!answers || !isSafetySource(source)) return []
  return instrument(source).safetyItems.flatMap(({ item, urgent }) => {
    const level = answers[item - 1] ?? null
    return level === null ? [] : [{ instrument: source, item, level, urgent: isIn(urgent, level) }]
  })
}
const isIn = (urgent: readonly number[], level: number): boolean => urgent.includes(level)

/** Who asks about safety in a fact, answered or not; null where it asks nothing of it. */
export function safetySourceOf(fact: ClinicalFact): SafetySource | null {
  if (fact.kind === 'c-ssrs') return fact.kind
  if (fact.kind !== 'assessment' && fact.kind !== 'screening') return null
  return isSafetySource(fact.instrument) ? fact.instrument : null
}

/** The finding of a recorded assessment of risk; null where a fact is none. A `close` of former versions is one (laws 1). */
export function findingOf(fact: ClinicalFact): 'low' | 'moderate' | 'high' | null {
  if (fact.kind === 'c-ssrs') return fact.finding
  if (fact.kind !== 'safety' || fact.event === 'safety-plan') return null
  return fact.finding ?? null
}

type RiskAssessment = Fact<'safety' | 'c-ssrs'>
/** Whether a fact is an assessment of risk: it found something, and says who assessed. */
export const isAssessment = (fact: ClinicalFact): fact is RiskAssessment => findingOf(fact) !== null
