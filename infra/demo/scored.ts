import { daysBetween, addDays, type Day } from '../../core/day.ts'
import { openDay } from './clinic-days.ts'
import { gad7, phq9, phq9Total, type Timed } from './facts.ts'
import type { Random } from './random.ts'
import { settling } from './safety.ts'

/** Somebody's thoughts of death as item 9 asks for them: 0 = none ever, else the most they answer. */
export type Ideation = 0 | 1 | 2 | 3

/** The more depressed, the more often; most who have such thoughts have them on several days. */
export function makeIdeation(random: Random, baseline: number): Ideation {
  if (!random.chance(Math.min(0.6, Math.max(0.04, (baseline - 6) * 0.035)))) return 0
  return Number(random.weighted({ 1: 70, 2: 23, 3: 7 })) as Ideation
}

/** Days until an open day, at least so many: how late something is typed that was put aside. */
export const late = (day: Day, atLeast: number): number => daysBetween(day, openDay(addDays(day, atLeast)))

interface Scoring {
  readonly random: Random
  readonly day: Day
  readonly total: number
  readonly baseline: number
  readonly ideation: Ideation
  readonly initial: boolean
  readonly age: number
  readonly hour: number
  readonly said: Set<string>
}

/** The answer to item 9: thoughts grow rarer as the total falls, and weaker. */
function answerOf({ random, total, baseline, ideation, initial }: Scoring): number {
  const eased = Math.min(1, total / baseline)
  if (ideation === 0 || total < 3 || !random.chance(initial ? 0.8 : 0.75 * eased)) return 0
  return eased < 0.7 ? 1 : random.whole(Math.max(1, ideation - 1), ideation)
}

/** A PHQ-9 in one of the ways it is taken: answers, total alone, on a phone, typed late, or with too few answers. */
export function scored(scoring: Scoring): Timed[] {
  const { random, day, total, initial, age, hour, said } = scoring
  if (random.chance(0.08)) return [{ ...phq9Total(day, total, initial), hour }]
  const entry = { ...phq9(random, day, total, { safety: answerOf(scoring), initial }), hour }
  if (!initial && random.chance(0.03)) return [partial(entry)]
  const taken = initial ? entry : byWay(random, entry)
  const level = entry.fact.kind === 'assessment' ? (entry.fact.answers?.[8] ?? 0) : 0
  if (level === 0) return [taken]
  const known = addDays(day, taken.late ?? 0)
  return [taken, ...settling(random, known, level as 1 | 2 | 3, { age, hour, said })]
}

/** Answered on the person's own phone before the visit, or on paper that was typed some days later. */
function byWay(random: Random, entry: Timed): Timed {
  const way = random.weighted({ clinic: 76, phone: 19, paper: 5 })
  if (way === 'paper') return { ...entry, late: late(entry.fact.day, random.whole(2, 5)) }
  if (way === 'clinic' || entry.fact.kind !== 'assessment') return entry
  return { ...entry, by: 'patient', hour: entry.hour - 1, fact: { ...entry.fact, mode: 'self' } }
}

/** The same questionnaire with three items left out, the safety item among them: no total. */
function partial(entry: Timed): Timed {
  if (entry.fact.kind !== 'assessment' || !entry.fact.answers) return entry
  const answers = entry.fact.answers.map((answer, i) => (i === 2 || i === 5 || i === 8 ? null : answer))
  return { ...entry, fact: { ...entry.fact, answers, incomplete: true } }
}

/** A GAD-7 that goes along with depression, `apart` of it, and has ups and downs of its own. */
export function anxious(random: Random, day: Day, total: number, apart: number, hour: number): Timed {
  const expected = 0.72 * total - 0.8 * apart + 2 * random.normal()
  return { ...gad7(random, day, Math.min(21, Math.max(0, Math.round(expected)))), hour }
}
