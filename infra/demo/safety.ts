import type { RiskFinding } from '../../core/chart/vocabulary.ts'
import { addDays, type Day } from '../../core/day.ts'
import { openDay } from './clinic-days.ts'
import { at, contact, type Timed } from './facts.ts'
import type { Random } from './random.ts'
import { AGAIN, ASKED_WITH, DONE, NO_PLAN, PLANNED, PRIMARY_CARE, SERVICES, type Audience } from './safety-words.ts'

/** Of a hundred positive answers of a level, how many are found so. */
const FOUND: Readonly<Record<1 | 2 | 3, Partial<Record<RiskFinding, number>>>> = {
  1: { low: 87, moderate: 13 },
  2: { low: 62, moderate: 33, high: 5 },
  3: { low: 38, moderate: 42, high: 20 },
}

/** One of the words that were not written of this person before; any of them where all were. */
function unsaid(random: Random, words: readonly string[], said: Set<string>): string {
  const left = words.filter((one) => !said.has(one))
  const chosen = random.one(left.length > 0 ? left : words)
  said.add(chosen)
  return chosen
}

/** Words for what was done that fit somebody of an age. */
function doneBy(random: Random, finding: RiskFinding, age: number, said: Set<string>): string {
  const own: Audience = age < 18 ? 'adolescent' : age < 65 ? 'adult' : 'older'
  return unsaid(random, [...DONE[finding].anybody, ...DONE[finding][own]], said)
}

/** A risk assessment in words; a third is of somebody else, mostly of primary care. */
export const assessed = (
  random: Random,
  day: Day,
  finding: RiskFinding,
  {
    age = 40,
    hour = 11.5,
    by,
    said = new Set(),
  }: { age?: number; hour?: number; by?: string; said?: Set<string> } = {},
): Timed => {
  const assessedBy = by ?? (random.chance(0.35) ? random.one(PRIMARY_CARE) : undefined)
  return at(hour, {
    ...{ kind: 'safety', day, event: 'risk-assessment', finding },
    ...{ instrument: random.one(ASKED_WITH), action: doneBy(random, finding, age, said) },
    ...(assessedBy === undefined ? {} : { assessedBy }),
    ...(random.chance(0.8) ? { meansAsked: random.chance(0.85) } : {}),
  })
}

/** The C-SSRS screener in place of a note: its answers propose the finding. */
function screener(random: Random, day: Day, finding: RiskFinding, { age, hour, said }: Settled): Timed {
  const steps = { low: random.whole(0, 2), moderate: 3, high: random.whole(4, 5) }[finding]
  const attempted = random.chance(0.4)
  const behaviour = {
    low: 'never' as const,
    moderate: attempted ? ('over-3-months-ago' as const) : ('never' as const),
    high: attempted ? ('within-3-months' as const) : ('over-3-months-ago' as const),
  }[finding]
  const yes = (item: number) => steps >= item
  return at(hour, {
    ...{ kind: 'c-ssrs', day, ideation: [yes(1), yes(2), yes(3), yes(4), yes(5)] },
    ...{ behaviour, finding, action: doneBy(random, finding, age, said), meansAsked: true },
  })
}

/** Asked again after a finding of moderate or high, with another outcome. */
function askedAgain(random: Random, day: Day, { age, said }: Settled): Timed {
  const timed = assessed(random, day, 'low', { age })
  return timed.fact.kind === 'safety'
    ? { ...timed, fact: { ...timed.fact, action: unsaid(random, AGAIN, said) } }
    : timed
}

const planned = (random: Random, day: Day, hour: number): Timed =>
  at(hour, { kind: 'safety', day, event: 'safety-plan', action: random.one(PLANNED) })

/** A moderate finding is managed at once by a next contact and a plan, or stays until it is asked again. */
function afterModerate(random: Random, day: Day, by: Settled): Timed[] {
  const { hour } = by
  if (random.chance(0.55)) {
    const again = openDay(addDays(day, random.whole(7, 14)))
    return [planned(random, day, hour + 0.5), askedAgain(random, again, by)]
  }
  const nextContact = openDay(addDays(day, random.whole(1, 4)))
  const isPlanned = random.chance(0.85)
  const managed = at(hour + 1, {
    ...{ kind: 'safety-outcome', day, outcome: 'managed', nextContact },
    ...(isPlanned ? { safetyPlan: 'made' } : { safetyPlan: 'not-made', why: random.one(NO_PLAN) }),
  })
  const call = contact(nextContact, ['follow-up', 'supportive'], { minutes: random.whole(8, 20), hour: 11 })
  return [
    ...(isPlanned ? [planned(random, day, hour + 0.5)] : []),
    managed,
    ...(random.chance(0.92) ? [call] : [{ ...call, fact: { ...call.fact, day: openDay(addDays(nextContact, 2)) } }]),
  ]
}

/** A high finding is handed over the same hour; somebody says that the person was seen, mostly; and it is asked again. */
function afterHigh(random: Random, day: Day, by: Settled): Timed[] {
  const to = random.one(SERVICES)
  const handed = at(by.hour + 1, {
    ...{ kind: 'hand-over', day, ...to },
    checkDay: openDay(addDays(day, random.whole(2, 4))),
  })
  const seen = openDay(addDays(day, 1))
  const received = at(10, { kind: 'safety-outcome', day: seen, outcome: 'received', by: to.acceptedBy })
  const call = contact(seen, ['care-coordination'], { minutes: random.whole(10, 20), hour: 9.5 })
  const again = openDay(addDays(day, random.whole(4, 6)))
  const later = [planned(random, again, 12), askedAgain(random, again, by)]
  return random.chance(0.85) ? [handed, call, received, ...later] : [handed, ...later]
}

/** Whose answer is settled, and at which hour of the day it came to be known. */
interface Settled {
  readonly age: number
  readonly hour: number
  readonly said: Set<string>
}

/** Days until somebody assesses; the longest only where little was answered and little is found. */
function daysUntil(random: Random, finding: RiskFinding, level: 1 | 2 | 3): number {
  const soon = random.weighted({ sameDay: 40, nextDay: 16, week: 16, later: 28 })
  if (soon === 'sameDay') return 0
  if (soon === 'nextDay') return 1
  return soon === 'week' || finding !== 'low' || level > 1 ? random.whole(2, 5) : random.whole(8, 19)
}

/**
 * What follows a positive answer that came to be known on a day: an assessment, mostly the same day, and what its finding asks for.
 * Every answer is assessed in the end; those of late may lie open as of today, because it has not happened yet.
 */
export function settling(random: Random, known: Day, level: 1 | 2 | 3, by: Settled): Timed[] {
  const finding = random.weighted(FOUND[level])
  const days = daysUntil(random, finding, level)
  const day = openDay(addDays(known, days))
  const asked = { ...by, hour: (day === known ? by.hour : 10) + 1 }
  const found = random.chance(0.12) ? screener(random, day, finding, asked) : assessed(random, day, finding, asked)
  if (finding === 'low') return [found]
  return [found, ...(finding === 'high' ? afterHigh(random, day, asked) : afterModerate(random, day, asked))]
}
