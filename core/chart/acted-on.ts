import { addDays, type Day } from '../day.ts'
import { settingOn, type ChosenSettings } from '../settings/index.ts'
import type { Standing } from './effective.ts'
import type { ClinicalFact, Entry } from './entry.ts'
import { factOf, unbrokenRun, type Family } from './families.ts'
import { isRecordedBefore } from './order.ts'
import { saidIn } from './safety-said.ts'
import { scoreOf } from './scores.ts'
import { isBareStop, isForTheMind } from './treatment.ts'

/** A case review or change of treatment recorded after the newest score, dated no earlier; nothing newer was answered (laws R4). */
export interface ActedOn {
  readonly how: 'case-review' | 'change'
  readonly day: Day
  /** The day by which the review wants the next score; null = it names none. */
  readonly measureBy: Day | null
}

/** The total of a followed or screened instrument, null where a fact has none. */
const totalOf = (fact: ClinicalFact): number | null =>
  fact.kind === 'assessment' || fact.kind === 'screening' ? (scoreOf(fact)?.total ?? null) : null

/** When what stands came to be known: a correction that leaves the total, the day and the action as they were keeps the moment. */
function recordedOf({ fact }: Standing, family: Family): Entry {
  const same = (before: ClinicalFact) =>
    before.kind === fact.kind &&
    before.day === fact.day &&
    totalOf(before) === totalOf(fact) &&
    JSON.stringify(saidIn(before)) === JSON.stringify(saidIn(fact))
  return unbrokenRun(family, same)[0]
}

/**
 * What was done about the newest score (laws R4): the latest case review or change of treatment that is dated on or after it and was
 * recorded after every score and every answer about safety. A stop with nothing in its place is no action. Null where nothing was.
 */
export function actedOn(
  standing: readonly Standing[],
  families: ReadonlyMap<string, Family>,
  chosen: ChosenSettings,
): ActedOn | null {
  const newestScore = standing.findLast(({ fact }) => totalOf(fact) !== null)
  if (!newestScore) return null
  const isAction = (one: Standing): boolean => {
    const { fact } = one
    if (fact.kind === 'case-review') return true
    if (fact.kind !== 'treatment' || !isForTheMind(fact)) return false
    return !isBareStop(standing, one, addDays(fact.day, -settingOn(chosen, 'therapy-recent', fact.day)))
  }
  const actions = standing.filter((one) => one.fact.day >= newestScore.fact.day && isAction(one))
  if (actions.length === 0) return null
  const byEntry = new Map(
    [...families.values()].flatMap((family) => family.map((entry) => [entry.id, family] as const)),
  )
  const recorded = (one: Standing): Entry => recordedOf(one, byEntry.get(one.entry.id) ?? [one.entry])
  const learnt = standing
    .filter(({ fact }) => totalOf(fact) !== null || saidIn(fact).length > 0)
    .map((one) => recorded(one))
  const found = actions.findLast((one) => {
    const done = recorded(one)
    return learnt.every((known) => isRecordedBefore(known, done))
  })
  const fact = found && factOf(found.entry)
  if (!fact) return null
  return fact.kind === 'case-review'
    ? { how: 'case-review', day: fact.day, measureBy: fact.measureBy ?? null }
    : { how: 'change', day: fact.day, measureBy: null }
}
