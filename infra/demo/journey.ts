import type { CloseReason, ContactWork } from '../../core/chart/vocabulary.ts'
import { addDays, daysBetween, type Day } from '../../core/day.ts'
import { openDay } from './clinic-days.ts'
import { makeCourse } from './course.ts'
import { OTHER_DRUGS, OWN_DRUGS } from './drugs.ts'
import { at, attempt, close, consent, contact, medication, referral, type Timed } from './facts.ts'
import { doseOf, taken } from './medicines.ts'
import type { Person } from './person.ts'
import type { Random } from './random.ts'
import { recordedOn } from './recording.ts'
import { ageOn, OUTLIVES_CLOSE, type Beginning, type Scene } from './scene.ts'
import { treatmentFacts } from './treatment.ts'

/** Who waits longer, by a factor: the gap that the access page is there to show. */
function waitFactor({ patient, coverage }: Person): number {
  const language = { en: 1, es: 1.7, vi: 1.45, so: 1.8, other: 1.4, unknown: 1.1 }[patient.language]
  const rural = patient.rurality === 'rural' ? 1.35 : 1
  const payer = { commercial: 0.92, medicaid: 1.1, medicare: 1, uninsured: 1.3, other: 1, unknown: 1 }[
    coverage.payerClass
  ]
  return language * rural * payer
}

const CLOSED_EARLY: Partial<Record<CloseReason, number>> = {
  declined: 34,
  unreachable: 32,
  'not-eligible': 9,
  moved: 6,
  'insurance-or-cost': 10,
  'transferred-up': 5,
  'transferred-out': 1,
  died: 1,
  other: 4,
}
/** Adults who come with an antidepressant of their primary care. */
function ownDrug({ referred, person }: Beginning, told: Random): Scene['own'] {
  const since = addDays(referred, -told.whole(20, 300))
  return told.chance(0.12) && ageOn(person, since) >= 18
    ? { ...taken(told, told.one(OWN_DRUGS), ageOn(person, since)), since }
    : null
}

/** Screened, referred, and what is known from before. The screen lies near the baseline of the same weeks. */
function beginning({ random, told, referred, person, course, own }: Scene): Timed[] {
  const facts: Timed[] = []
  const screened = addDays(referred, -random.whole(0, 6))
  const how = random.weighted({ 'phq-9': 45, 'phq-2': 19, none: 36 })
  const total = Math.min(24, Math.max(10, course.baseline + told.whole(-2, 3)))
  if (how === 'phq-9') facts.push(at(9, { kind: 'screening', day: screened, instrument: 'phq-9', total }))
  if (how === 'phq-2')
    facts.push(at(9, { kind: 'screening', day: screened, instrument: 'phq-2', total: told.whole(3, 6) }))
  facts.push(referral(referred, told.chance(0.8) ? 'Primary care' : 'Self-referred'))
  if (own) facts.push(medication(own.since, own.name, doseOf(own), { underPlan: false }))
  const before = addDays(referred, -told.whole(30, 400))
  if (told.chance(ageOn(person, before) >= 60 ? 0.35 : 0.12) && ageOn(person, before) >= 35) {
    const [name, dose] = told.one(OTHER_DRUGS)
    facts.push(medication(before, name, dose, { underPlan: false, psychotropic: false }))
  }
  return facts
}

/** Closed before treatment: after some tries to reach them, or a talk and no more. */
function closesEarly({ random, told, referred }: Scene): Timed[] {
  const reason = random.weighted(CLOSED_EARLY)
  const closed = openDay(addDays(referred, 5 + Math.round(-28 * Math.log(1 - random.next()))))
  const tries = reason === 'unreachable' ? random.whole(2, 4) : random.whole(0, 1)
  const on = (share: number) => openDay(addDays(referred, Math.floor(daysBetween(referred, closed) * share)))
  const facts = Array.from({ length: tries }, (_, i) =>
    attempt(on((i + 1) / (tries + 1)), i === 0 ? 'phone' : told.one(['phone', 'text-message', 'letter'])),
  )
  if (reason !== 'unreachable' && random.chance(0.6)) facts.push(contact(on(0.9), ['psychoeducation'], { minutes: 15 }))
  if (reason === 'declined' && random.chance(0.4)) {
    // Declined on the phone; the episode is closed when somebody comes to it.
    const said = openDay(addDays(closed, -random.whole(0, 9)))
    facts.push(consent(said > closed || said < referred ? closed : said, 'declined'))
  }
  return [...facts, close(closed, reason)]
}

const FIRST_WORK: readonly (readonly ContactWork[])[] = [
  ['behavioral-activation'],
  ['problem-solving'],
  ['cbt', 'psychoeducation'],
  ['motivational-interviewing'],
  ['supportive', 'care-coordination'],
]

/** From first contact over assessment to the day treatment starts, and what follows. */
function startsTreatment(scene: Scene): Timed[] {
  const { random, referred, clinic, person } = scene
  const wait = Math.round(clinic.wait * waitFactor(person) * Math.exp(0.72 * random.normal()))
  const started = openDay(addDays(referred, wait))
  const between = (from: Day, low: number, high: number) =>
    openDay(addDays(from, Math.floor(daysBetween(from, started) * (low + random.next() * (high - low)))))
  const contacted = between(referred, 0.25, 0.6)
  const assessed = between(contacted, 0.2, 1)
  const facts: Timed[] = []
  if (random.chance(0.5)) facts.push(attempt(between(referred, 0.05, 0.25)))
  const [minutes, hour] = [random.whole(10, 25), random.whole(9, 16)]
  facts.push(contact(contacted, ['psychoeducation'], { minutes, hour }))
  if (random.chance(0.85))
    facts.push(at(9.5, { kind: 'appointment', day: assessed, event: 'kept', visit: 'assessment' }))
  if (random.chance(0.93)) {
    const isFirst = random.chance(0.6)
    const given = consent(isFirst ? contacted : assessed, random.chance(0.8) ? 'verbal' : 'written')
    facts.push(isFirst ? { ...given, hour } : given)
  }
  return [...facts, ...treatmentFacts(scene, assessed, started, random.one(FIRST_WORK))]
}

/** Only what was recorded by `latest`, and little after a close. */
export function happened(facts: readonly Timed[], latest: Day): Timed[] {
  const known = facts.filter((timed) => recordedOn(timed) <= latest)
  const closed = known.find(({ fact }) => fact.kind === 'close')?.fact.day
  return known.filter(({ fact }) => closed === undefined || fact.day <= closed || OUTLIVES_CLOSE.has(fact.kind))
}

/** Everything that is known of one ordinary episode by its latest day. */
export function journey(from: Beginning): Timed[] {
  const { random, clinic, person, latest } = from
  const told = random.branch()
  const scene: Scene = { ...from, told, course: makeCourse(told), own: ownDrug(from, told) }
  const early = random.chance(clinic.closes * (person.patient.rurality === 'rural' ? 1.15 : 1))
  return happened([...beginning(scene), ...(early ? closesEarly(scene) : startsTreatment(scene))], latest)
}
