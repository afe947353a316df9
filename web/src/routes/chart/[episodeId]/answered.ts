import type { ClinicalFact } from '../../../../../core/chart/entry.ts'
import type { Day } from '../../../../../core/day.ts'
import type { MeasureId } from '../../../../../core/instruments/index.ts'

/** What was answered to the items of an instrument on a day, in their order; null = that one was not. */
export interface Answered {
  readonly day: Day
  readonly answers: readonly (number | null)[]
}

/** Every time that the items of an instrument were answered, in the order of the facts; a total alone tells none. */
export const answeredIn = (id: MeasureId, facts: readonly ClinicalFact[]): readonly Answered[] =>
  facts.flatMap((fact) => {
    const isOf = (fact.kind === 'assessment' || fact.kind === 'screening') && fact.instrument === id
    return isOf && fact.answers ? [{ day: fact.day, answers: fact.answers }] : []
  })

/** The last of them; null = never. */
export const lastAnswers = (id: MeasureId, facts: readonly ClinicalFact[]): Answered | null =>
  answeredIn(id, facts).at(-1) ?? null
