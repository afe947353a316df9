import type { ContactWork } from '../../../core/chart/vocabulary.ts'
import { addDays, type Day } from '../../../core/day.ts'
import { makeCourse, type Course } from './course.ts'
import {
  at,
  caseReview,
  close,
  consent,
  contact,
  diagnosis,
  gad7,
  medication,
  phq9,
  phq9Total,
  visit,
  type Timed,
} from './facts.ts'
import { ageOn, openDay, type Scene } from './journey.ts'
import type { Random } from './random.ts'
import { settling } from './safety.ts'

/** Weeks of treatment in which somebody is seen, in order. */
const WEEKS = [2, 5, 9, 13, 17, 21, 25, 29, 33] as const
/** Drug, first and higher dose; brand names as people type them. Those for adolescents stand first. */
const DRUGS = [
  ['fluoxetine', '20 mg', '40 mg'],
  ['escitalopram', '10 mg', '20 mg'],
  ['sertraline', '50 mg', '100 mg'],
  ['Zoloft', '50 mg', '100 mg'],
  ['Lexapro', '10 mg', '20 mg'],
  ['bupropion', '150 mg', '300 mg'],
  ['mirtazapine', '15 mg', '30 mg'],
  ['venlafaxine', '75 mg', '150 mg'],
] as const
/** How many of them are given below 18. */
const FOR_ADOLESCENTS = 3
const LATER_WORK: readonly (readonly ContactWork[])[] = [
  ['behavioral-activation', 'follow-up'],
  ['problem-solving'],
  ['cbt'],
  ['follow-up', 'care-coordination'],
  ['supportive'],
]
const ADVICE = [
  'Raise the dose, same drug',
  'Add behavioral activation weekly',
  'Check adherence before changing anything',
  'Switch if no gain by the next score',
] as const

/** Codes that fit a PHQ-9 total; anxiety alone below the cut. */
function diagnosisFor(random: Random, total: number): string {
  if (total < 10) return random.one(['F41.1', 'F43.23', 'F34.1'])
  if (total < 15) return random.one(['F32.0', 'F33.0', 'F32.1', 'F41.1'])
  return total < 20 ? random.one(['F32.1', 'F33.1']) : random.one(['F32.2', 'F33.2'])
}

/** A score in one of the ways it is taken: answers, total alone, on a phone, typed late, or with too few answers. */
function scored({ random, latest }: Scene, day: Day, total: number, initial: boolean): Timed[] {
  if (random.chance(0.08)) return [phq9Total(day, total, initial)]
  const positive = random.chance(Math.max(0, (total - 6) * 0.017))
  const level = positive && total > 0 ? random.weighted({ 1: 70, 2: 24, 3: 6 }) : 0
  const entry = phq9(random, day, total, { safety: Math.min(total, Number(level)), initial })
  if (!initial && random.chance(0.03)) return [partial(entry)]
  const answered = entry.fact.kind === 'assessment' ? (entry.fact.answers?.[8] ?? 0) : 0
  const late = !initial && answered === 0 && addDays(day, 7) < latest && random.chance(0.05) ? random.whole(2, 5) : 0
  const taken: Timed = !initial && random.chance(0.2) ? { ...entry, by: 'patient' } : { ...entry, late }
  return answered > 0 ? [taken, ...settling(random, day, answered, latest)] : [taken]
}

/** The same questionnaire with three items left out, the safety item among them: no total. */
function partial(entry: Timed): Timed {
  if (entry.fact.kind !== 'assessment' || !entry.fact.answers) return entry
  const answers = entry.fact.answers.map((answer, i) => (i === 2 || i === 5 || i === 8 ? null : answer))
  return { ...entry, fact: { ...entry.fact, answers, incomplete: true } }
}

/** Week of the last visit: a quarter drop out in the first three months, the others stay until the spring after. */
const lastWeek = (random: Random): number => (random.chance(0.19) ? random.whole(1, 13) : random.whole(19, 33))

function ending(random: Random, course: Course, started: Day, last: number): Timed[] {
  const on = (week: number) => openDay(addDays(started, 7 * week))
  if (last < 16) return random.chance(0.94) ? [close(on(last + random.whole(5, 9)), 'unreachable')] : []
  if (course.name === 'response') return random.chance(0.99) ? [close(on(last + random.whole(1, 3)), 'completed')] : []
  const reason = random.weighted({
    'transferred-up': 34,
    completed: 22,
    moved: 12,
    'insurance-or-cost': 14,
    declined: 12,
    other: 6,
  })
  return random.chance(0.97) ? [close(on(last + random.whole(1, 4)), reason)] : []
}

/** Case reviews: a newcomer in the first weeks, then whoever is not better every other month. */
function reviews(random: Random, started: Day, last: number, stuck: (week: number) => boolean): Timed[] {
  if (random.chance(0.06)) return []
  const first = openDay(addDays(started, random.whole(4, 20)))
  const later = [9, 17, 25].filter((week) => week <= last && stuck(week) && random.chance(0.8))
  return [
    { ...caseReview(first), by: random.chance(0.5) ? 'consultant' : 'care-manager' },
    ...later.map((week): Timed => {
      const day = openDay(addDays(started, 7 * week + random.whole(1, 6)))
      return random.chance(0.6)
        ? { ...caseReview(day, 'change-advised', random.one(ADVICE)), by: 'consultant' }
        : { ...caseReview(day, 'no-change'), by: 'consultant' }
    }),
  ]
}

/** Between two visits somebody calls or comes in; not always. */
function between(random: Random, days: readonly Day[]): Timed[] {
  return days.flatMap((day, i) => {
    const next = days[i + 1]
    if (!next || random.chance(0.3)) return []
    const on = openDay(addDays(day, random.whole(10, 16)))
    if (on >= next) return []
    return random.chance(0.35) ? [visit(on)] : [contact(on, ['follow-up'], { minutes: random.whole(6, 15), hour: 11 })]
  })
}

/** The initial assessment with its baseline, the start of treatment, visits with scores, changes and the end. */
export function treatmentFacts(scene: Scene, assessed: Day, started: Day, firstWork: readonly ContactWork[]): Timed[] {
  const { random, person } = scene
  const course = makeCourse(random)
  const last = lastWeek(random)
  const visits = WEEKS.filter((week) => week <= last)
  const days = visits.map((week) => openDay(addDays(started, 7 * week + random.whole(-2, 3))))
  const isMinor = ageOn(person, started) < 18
  const [name, dose, higher] = random.one(isMinor ? DRUGS.slice(0, FOR_ADOLESCENTS) : DRUGS)
  const drug = random.chance(isMinor ? 0.2 : 0.48)
  const facts: Timed[] = [
    diagnosis(assessed, diagnosisFor(random, course.baseline)),
    ...scored(scene, assessed, course.baseline, true),
  ]
  // Anxiety goes along with depression, some points below or above it.
  const anxious = random.chance(0.6) ? random.whole(-2, 6) : null
  const anxiety = (total: number): number => Math.min(21, Math.max(0, total - (anxious ?? 0)))
  if (anxious !== null) facts.push(gad7(random, assessed, anxiety(course.baseline)))
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
    const how = { minutes: random.whole(12, 45), hour: random.whole(9, 17), nextDue }
    facts.push(contact(day, random.one(LATER_WORK), how))
    if (random.chance(0.82)) {
      facts.push(...scored(scene, day, total, false))
      if (anxious !== null && random.chance(0.9)) facts.push(gad7(random, day, anxiety(total)))
    }
    if (drug && (week === 9 || week === 17) && total > course.baseline / 2)
      // Typed as somebody else types it: the name in capitals is the same drug.
      facts.push(medication(day, random.chance(0.2) ? name.toUpperCase() : name, higher, { action: 'dose-change' }))
  }
  facts.push(...between(random, [started, ...days]))
  facts.push(...reviews(random, started, last, (week) => course.totalAt(week) > course.baseline / 2))
  if (random.chance(0.12))
    facts.push(at(8, { kind: 'appointment', day: addDays(started, 9), event: 'no-show', visit: 'care-management' }))
  if (random.chance(0.012)) {
    const on = openDay(addDays(started, 7 * random.whole(2, 8)))
    return [...facts, consent(on, 'withdrawn'), close(addDays(on, random.whole(3, 12)), 'declined')]
  }
  return [...facts, ...ending(random, course, started, last)]
}
