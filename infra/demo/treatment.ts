import type { ContactWork } from '../../core/chart/vocabulary.ts'
import { addDays, type Day } from '../../core/day.ts'
import { openDay } from './clinic-days.ts'
import type { Course } from './course.ts'
import { ending } from './ending.ts'
import { at, attempt, caseReview, close, consent, contact, diagnosis, visit, type Timed } from './facts.ts'
import { ageOn, OUTLIVES_CLOSE, type Scene } from './scene.ts'
import { medicinesOf } from './medicines.ts'
import type { Random } from './random.ts'
import { anxious, late, makeIdeation, scored, type Ideation } from './scored.ts'

/** Weeks of treatment in which somebody is seen, in order. */
const WEEKS = [2, 5, 9, 13, 17, 21, 25, 29, 33] as const
const LATER_WORK: readonly (readonly ContactWork[])[] = [
  ['behavioral-activation', 'follow-up'],
  ['problem-solving'],
  ['cbt'],
  ['follow-up', 'care-coordination'],
  ['supportive'],
]
const MODES = { phone: 58, video: 22, 'in-person': 20 } as const

/** A code that fits the totals of the first day; anxiety disorder only with a GAD-7 of 10 or more. */
function diagnosisFor(random: Random, total: number, anxiety: number | null): string {
  const isAnxious = anxiety !== null && anxiety >= 10
  if (total < 10) return isAnxious ? 'F41.1' : random.one(['F43.23', 'F34.1'])
  if (total < 15) return isAnxious && random.chance(0.6) ? 'F41.1' : random.one(['F32.0', 'F33.0', 'F32.1'])
  return total < 20 ? random.one(['F32.1', 'F33.1']) : random.one(['F32.2', 'F33.2'])
}

/** Week of the last visit: a fifth drop out in the first three months, the others stay until the spring after. */
const lastWeek = (random: Random): number => (random.chance(0.19) ? random.whole(1, 13) : random.whole(19, 33))

/** The case review of a newcomer in the first weeks; some are never reviewed. */
const firstReview = (random: Random, started: Day): Timed[] =>
  random.chance(0.07)
    ? []
    : [
        {
          ...caseReview(openDay(addDays(started, random.whole(4, 20)))),
          by: random.chance(0.6) ? 'consultant' : 'care-manager',
        },
      ]

/** Between two visits somebody calls or comes in, does not come, or cannot be reached; not always. */
function between(random: Random, days: readonly Day[]): Timed[] {
  return days.flatMap((day, i) => {
    const next = days[i + 1]
    if (!next) return []
    const on = openDay(addDays(day, random.whole(10, 16)))
    if (addDays(on, 3) > next) return []
    const how = random.weighted({ nothing: 23, visit: 24, call: 43, missed: 6, attempt: 4 })
    if (how === 'nothing') return []
    if (how === 'visit') return [visit(on)]
    if (how === 'attempt') return [attempt(on, random.one(['phone', 'portal']))]
    if (how === 'call') return [contact(on, ['follow-up'], { minutes: random.whole(6, 15), hour: 11 })]
    const event = random.one(['no-show', 'cancelled'] as const)
    return [at(13, { kind: 'appointment', day: on, event, visit: 'care-management' })]
  })
}

/** One visit: the contact, mostly with scores, now and then written up a day or two later. */
function visited(scene: Told, week: number, day: Day, next: Day): Timed[] {
  const { random, course, apart } = scene
  const total = scene.totalAt(week)
  const hour = random.whole(9, 16)
  const mode = random.weighted(MODES)
  const held = contact(day, random.one(LATER_WORK), { minutes: random.whole(12, 45), hour, nextDue: next, mode })
  const facts: Timed[] = [random.chance(0.05) ? { ...held, late: late(day, 1) } : held]
  if (mode === 'in-person') facts.push({ ...visit(day), hour })
  if (!random.chance(0.83)) return facts
  const { ideation, age, said } = scene
  facts.push(...scored({ random, day, total, baseline: course.baseline, ideation, initial: false, age, hour, said }))
  if (apart !== null && random.chance(0.9)) facts.push(anxious(random, day, total, apart, hour))
  return facts
}

/** What the visits of one person have in common. */
interface Told {
  readonly random: Random
  readonly course: Course
  readonly totalAt: (week: number) => number
  readonly ideation: Ideation
  readonly age: number
  /** What was written about their safety, so that nothing is written twice in the same words. */
  readonly said: Set<string>
  /** How far anxiety lies below depression; null = it is never measured. */
  readonly apart: number | null
}

/** Diagnosis and first scores. */
function intake({ random, course: { baseline }, apart, ideation, age, said }: Told, day: Day): Timed[] {
  const hour = random.whole(9, 15)
  const anxiety = apart === null ? null : anxious(random, day, baseline, apart, hour)
  const total = anxiety?.fact.kind === 'assessment' ? (anxiety.fact.answers ?? []) : null
  const sum = total && total.reduce<number>((all, answer) => all + (answer ?? 0), 0)
  return [
    ...scored({ random, day, total: baseline, baseline, ideation, initial: true, age, hour, said }),
    ...(anxiety ? [anxiety] : []),
    { ...diagnosis(day, diagnosisFor(random, baseline, sum)), hour: hour + 0.3 },
  ]
}

/** The initial assessment with its baseline, the start of treatment, visits with scores, changes and the end. */
export function treatmentFacts(scene: Scene, assessed: Day, started: Day, firstWork: readonly ContactWork[]): Timed[] {
  const { told: random, person, course, own } = scene
  const totals = new Map(WEEKS.map((week) => [week as number, course.totalAt(week)]))
  const told: Told = {
    ...{ random, course, age: ageOn(person, started), said: new Set() },
    totalAt: (week) => totals.get(week) ?? course.baseline,
    ideation: makeIdeation(random, course.baseline),
    apart: random.chance(0.65) ? random.whole(-6, 4) : null,
  }
  const weeks = lastWeek(random)
  const visits = WEEKS.filter((week) => week <= weeks).map((week) => ({
    ...{ week, total: told.totalAt(week) },
    day: openDay(addDays(started, 7 * week + random.whole(-2, 3))),
  }))
  const days = visits.map(({ day }) => day)
  const first = { minutes: random.whole(20, 50), hour: 16, nextDue: days[0] ?? addDays(started, 14) }
  const facts: Timed[] = [
    ...intake(told, assessed),
    contact(started, firstWork, { ...first, mode: random.weighted(MODES) }),
    ...visits.flatMap(({ week, day }, i) => visited(told, week, day, days[i + 1] ?? openDay(addDays(day, 28)))),
    ...between(random, [started, ...days]),
    ...firstReview(random, started),
    ...medicinesOf({ random, age: told.age, baseline: course.baseline, own }, started, visits),
  ]
  if (random.chance(0.012)) {
    const on = openDay(addDays(started, 7 * random.whole(2, 8)))
    // What was found in danger is looked after even then; nothing else goes on.
    const until = facts.filter(({ fact }) => fact.day <= on || OUTLIVES_CLOSE.has(fact.kind))
    return [...until, consent(on, 'withdrawn'), close(openDay(addDays(on, random.whole(3, 12))), 'declined')]
  }
  const end = visits.at(-1) ?? { week: 0, day: started, total: course.baseline }
  return [...facts, ...ending({ random, course: course.name, ideation: told.ideation, last: end })]
}
