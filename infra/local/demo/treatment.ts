import type { ContactWork } from '../../../core/chart/vocabulary.ts'
import { addDays, type Day } from '../../../core/day.ts'
import { makeCourse, type Course } from './course.ts'
import {
  at,
  close,
  contact,
  gad7,
  medication,
  phq9,
  phq9Total,
  riskAssessed,
  safetyClosed,
  type Timed,
} from './facts.ts'
import { openDay, type Scene } from './journey.ts'
import type { Random } from './random.ts'

/** Weeks of treatment in which somebody is seen, in order. */
const WEEKS = [2, 5, 9, 13, 18, 23, 28, 34] as const
const DRUGS = [
  ['sertraline', '50 mg', '100 mg'],
  ['escitalopram', '10 mg', '20 mg'],
  ['fluoxetine', '20 mg', '40 mg'],
  ['bupropion', '150 mg', '300 mg'],
  ['mirtazapine', '15 mg', '30 mg'],
] as const
const LATER_WORK: readonly (readonly ContactWork[])[] = [
  ['behavioral-activation', 'follow-up'],
  ['problem-solving'],
  ['cbt'],
  ['follow-up', 'care-coordination'],
  ['supportive'],
]

/** A score in one of the ways it is taken: answers, total alone, on a phone, or with too few answers. */
function scored(random: Random, day: Day, total: number, initial: boolean): Timed[] {
  if (random.chance(0.12)) return [phq9Total(day, total, initial)]
  const positive = random.chance(Math.max(0, (total - 6) * 0.017))
  const entry = phq9(random, day, total, { safety: positive && total > 0 ? random.whole(1, 2) : 0, initial })
  if (!initial && random.chance(0.03)) return [partial(entry)]
  const answered = entry.fact.kind === 'assessment' && (entry.fact.answers?.[8] ?? 0) > 0
  const taken: Timed = !initial && random.chance(0.2) ? { ...entry, by: 'patient' } : entry
  if (!answered || random.chance(0.05)) return [taken]
  return [taken, riskAssessed(day, random.chance(0.85) ? 'low' : 'moderate'), safetyClosed(day)]
}

/** The same questionnaire with three items left out, the safety item among them: no total. */
function partial(entry: Timed): Timed {
  if (entry.fact.kind !== 'assessment' || !entry.fact.answers) return entry
  const answers = entry.fact.answers.map((answer, i) => (i === 2 || i === 5 || i === 8 ? null : answer))
  return { ...entry, fact: { ...entry.fact, answers, incomplete: true } }
}

/** Week of the last visit: a quarter drop out in the first three months, the others stay until the spring after. */
const lastWeek = (random: Random): number => (random.chance(0.19) ? random.whole(1, 13) : random.whole(20, 36))

function ending(random: Random, course: Course, started: Day, last: number): Timed[] {
  const on = (week: number) => openDay(addDays(started, 7 * week))
  if (last < 16) return random.chance(0.8) ? [close(on(last + random.whole(8, 13)), 'unreachable')] : []
  if (course.name === 'response') return random.chance(0.96) ? [close(on(last + random.whole(1, 4)), 'completed')] : []
  const reason = random.weighted({
    'transferred-up': 34,
    completed: 22,
    moved: 12,
    'insurance-or-cost': 14,
    declined: 12,
    other: 6,
  })
  return random.chance(0.9) ? [close(on(last + random.whole(2, 10)), reason)] : []
}

/** The initial assessment with its baseline, the start of treatment, visits with scores, changes and the end. */
export function treatmentFacts(
  { random }: Scene,
  assessed: Day,
  started: Day,
  firstWork: readonly ContactWork[],
): Timed[] {
  const course = makeCourse(random)
  const last = lastWeek(random)
  const visits = WEEKS.filter((week) => week <= last)
  const days = visits.map((week) => openDay(addDays(started, 7 * week + random.whole(-2, 3))))
  const [name, dose, higher] = random.one(DRUGS)
  const drug = random.chance(0.48)
  const facts: Timed[] = [...scored(random, assessed, course.baseline, true)]
  if (random.chance(0.6))
    facts.push(gad7(random, assessed, Math.min(21, Math.max(0, course.baseline - random.whole(-2, 6)))))
  facts.push(
    contact(started, firstWork, {
      minutes: random.whole(20, 50),
      hour: random.whole(9, 16),
      nextDue: days[0] ?? addDays(started, 14),
    }),
  )
  if (drug) facts.push(medication(started, name, dose))
  for (const [i, week] of visits.entries()) {
    const day = days[i] ?? started
    const total = course.totalAt(week)
    const nextDue = days[i + 1] ?? addDays(day, 28)
    facts.push(
      contact(day, random.one(LATER_WORK), { minutes: random.whole(12, 45), hour: random.whole(9, 17), nextDue }),
    )
    if (random.chance(0.76)) facts.push(...scored(random, day, total, false))
    if (drug && week === 9 && total > course.baseline / 2)
      facts.push(medication(day, name, higher, { action: 'dose-change' }))
  }
  if (random.chance(0.12))
    facts.push(at(8, { kind: 'appointment', day: addDays(started, 9), event: 'no-show', visit: 'care-management' }))
  return [...facts, ...ending(random, course, started, last)]
}
