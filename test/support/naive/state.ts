/**
 * The state of a chart's safety item today (laws 1, S1 to S6), read a second time from the laws alone. `risen` is two or more above the
 * highest covered answer of the same item before it in O1; an answer of 0 is covered; with none before, nothing rose. Of several
 * hand-overs in effect the last recorded one speaks, and with it its check day.
 */
import type { Entry } from '../../../core/chart/entry.ts'
import type { Day } from '../../../core/day.ts'
import { belongsIn, lastOf, openIn, worldOf } from './open.ts'
import { comesBefore, isBefore, isDatedAfter } from './order.ts'
import { type Answer, isUrgent } from './said.ts'
import { strikesIn } from './strikes.ts'

export type State = 'none' | 'settled' | 'unassessed' | 'high' | 'moderate' | 'elsewhere' | 'struck-out'
export interface NaiveSafety {
  readonly state: State
  readonly class: number | null
  /** Of the answers that nothing covers: urgent before not, then the highest. */
  readonly level: number | null
  /** The earliest day of what is open now, or was struck out and is not confirmed. */
  readonly since: Day | null
  readonly newAnswer: boolean
}

function hasRisen(answer: Answer, all: readonly Answer[], uncovered: readonly Answer[]): boolean {
  const before = all.filter(
    (other) =>
      other.instrument === answer.instrument &&
      other.item === answer.item &&
      !uncovered.includes(other) &&
      comesBefore(other.line, answer.line),
  )
  return before.length > 0 && answer.level - Math.max(...before.map(({ level }) => level)) >= 2
}

/** `identifiedIn`: the day of D8 of some of the entries, or null. */
export function naiveSafety(
  entries: readonly Entry[],
  today: Day,
  identifiedIn: (some: readonly Entry[]) => Day | null,
): NaiveSafety {
  const belongs = belongsIn(entries, identifiedIn)
  const world = worldOf(entries, belongs)
  const { uncovered, findings, handOvers, ended } = openIn(world)
  const strikes = strikesIn(world, ended)
  const last = lastOf(handOvers)
  const holding = last !== null && today <= last.fact.checkDay ? last : null
  const isElsewhere = holding !== null
  const isBeneath = (answer: Answer) =>
    holding !== null && isBefore(answer.began, holding.began) && !isDatedAfter(answer, holding.fact)
  const speaking = uncovered.filter((answer) => !isBeneath(answer))
  const isFound = (finding: string) => findings.some((one) => one.finding === finding)

  const classes: number[] = speaking.map((answer) =>
    isUrgent(answer) || hasRisen(answer, world.answers, uncovered) ? 2 : 4,
  )
  if (!isElsewhere && isFound('high')) classes.push(1)
  if (!isElsewhere && isFound('moderate')) classes.push(3)
  if (strikes.standing.length > 0) classes.push(5)

  const positive = world.answers.some(({ level }) => level > 0)
  const held = world.assessments.some(({ finding, line, dated }) => finding !== 'low' && belongs(line.fact.day, dated))
  let state: State = positive || held || strikes.ever.length > 0 ? 'settled' : 'none'
  if (strikes.standing.length > 0) state = 'struck-out'
  if (uncovered.length > 0) state = 'unassessed'
  if (isFound('moderate')) state = 'moderate'
  if (isFound('high')) state = 'high'
  if (isElsewhere) state = 'elsewhere'

  const pressing = [...speaking].sort((a, b) => Number(isUrgent(b)) - Number(isUrgent(a)) || b.level - a.level)[0]
  const days = [
    ...uncovered.map(({ day }) => day),
    ...findings.map(({ line }) => line.fact.day),
    ...strikes.standing.map(({ day }) => day),
  ].sort()
  return {
    state,
    class: classes.length > 0 ? Math.min(...classes) : null,
    level: pressing?.level ?? null,
    since: days[0] ?? null,
    newAnswer: speaking.length > 0 && (state === 'elsewhere' || state === 'high' || state === 'moderate'),
  }
}
