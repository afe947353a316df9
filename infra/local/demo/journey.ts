import type { CloseReason, ContactWork } from '../../../core/chart/vocabulary.ts'
import { addDays, ageInYears, daysBetween, weekday, type Day } from '../../../core/day.ts'
import type { DemoClinic } from './clinics.ts'
import { at, close, consent, contact, medication, referral, voicemail, type Timed } from './facts.ts'
import type { Person } from './person.ts'
import type { Random } from './random.ts'
import { treatmentFacts } from './treatment.ts'

/** What one ordinary episode is made from. `latest` is the last day anything is known of. */
export interface Scene {
  readonly random: Random
  readonly clinic: DemoClinic
  readonly person: Person
  readonly referred: Day
  readonly latest: Day
}

/** The clinic's next open day: Monday for a weekend. Order is kept. */
export const openDay = (day: Day): Day => addDays(day, weekday(day) === 6 ? 2 : weekday(day) === 0 ? 1 : 0)

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
const OWN_DRUGS = [
  ['sertraline', '50 mg'],
  ['citalopram', '20 mg'],
  ['bupropion', '150 mg'],
] as const
const OTHER_DRUGS = [
  ['lisinopril', '10 mg'],
  ['metformin', '500 mg'],
  ['atorvastatin', '20 mg'],
] as const

function beginning({ random, referred, person }: Scene): Timed[] {
  const facts: Timed[] = []
  const screened = addDays(referred, -random.whole(0, 6))
  if (random.chance(0.45)) {
    const total = random.whole(10, 22)
    facts.push(at(9, { kind: 'screening', day: screened, instrument: 'phq-9', total }))
  } else if (random.chance(0.35))
    facts.push(at(9, { kind: 'screening', day: screened, instrument: 'phq-2', total: random.whole(3, 6) }))
  facts.push(referral(referred, random.chance(0.8) ? 'Primary care' : 'Self-referred'))
  const before = addDays(referred, -random.whole(20, 300))
  if (random.chance(0.12) && ageOn(person, before) >= 18) {
    const [name, dose] = random.one(OWN_DRUGS)
    facts.push(medication(before, name, dose, { underPlan: false }))
  }
  if (random.chance(0.1) && ageOn(person, before) >= 35) {
    const [name, dose] = random.one(OTHER_DRUGS)
    facts.push(medication(before, name, dose, { underPlan: false, psychotropic: false }))
  }
  return facts
}

/** Age in full years on a day; 40 where it is not known. */
export const ageOn = ({ patient: { birthDate } }: Person, day: Day): number =>
  birthDate && birthDate <= day ? ageInYears(birthDate, day) : 40

/** Closed before treatment: after some tries to reach them, or a talk and no more. */
function closesEarly({ random, referred }: Scene): Timed[] {
  const reason = random.weighted(CLOSED_EARLY)
  const closed = openDay(addDays(referred, 5 + Math.round(-28 * Math.log(1 - random.next()))))
  const tries = reason === 'unreachable' ? random.whole(2, 4) : random.whole(0, 1)
  const on = (share: number) => openDay(addDays(referred, Math.floor(daysBetween(referred, closed) * share)))
  const facts = Array.from({ length: tries }, (_, i) => voicemail(on((i + 1) / (tries + 1))))
  if (reason !== 'unreachable' && random.chance(0.6)) facts.push(contact(on(0.9), ['psychoeducation'], { minutes: 15 }))
  if (reason === 'declined' && random.chance(0.4)) facts.push(consent(closed, 'declined'))
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
  if (random.chance(0.5)) facts.push(voicemail(between(referred, 0.05, 0.25)))
  facts.push(contact(contacted, ['psychoeducation'], { minutes: random.whole(10, 25), hour: random.whole(9, 16) }))
  if (random.chance(0.85))
    facts.push(at(9.5, { kind: 'appointment', day: assessed, event: 'kept', visit: 'assessment' }))
  if (random.chance(0.93))
    facts.push(consent(random.chance(0.6) ? contacted : assessed, random.chance(0.8) ? 'verbal' : 'written'))
  return [...facts, ...treatmentFacts(scene, assessed, started, random.one(FIRST_WORK))]
}

/** Only what had happened by `latest`, and nothing after a close. */
export function happened(facts: readonly Timed[], latest: Day): Timed[] {
  const known = facts.filter(({ fact }) => fact.day <= latest)
  const closed = known.map(({ fact }) => (fact.kind === 'close' ? fact.day : null)).find((day) => day !== null)
  return known.filter(({ fact }) => closed === undefined || closed === null || fact.day <= closed)
}

/** Everything that is known of one ordinary episode by its latest day. */
export function journey(scene: Scene): Timed[] {
  const early = scene.random.chance(scene.clinic.closes * (scene.person.patient.rurality === 'rural' ? 1.15 : 1))
  return happened([...beginning(scene), ...(early ? closesEarly(scene) : startsTreatment(scene))], scene.latest)
}
