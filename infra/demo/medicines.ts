import { addDays, type Day } from '../../core/day.ts'
import { openDay } from './clinic-days.ts'
import { ADDED, DRUGS, type Drug } from './drugs.ts'
import { caseReview, medication, type Timed } from './facts.ts'
import type { Random } from './random.ts'
import { ADVISED, NOTHING_CHANGED, type Advised } from './review-words.ts'

/** A drug somebody takes, under the name it was typed, at one of its doses. */
export interface Taken {
  readonly drug: Drug
  readonly name: string
  /** Place of the dose among those of the drug. */
  readonly at: number
}

const OLDER = 65
export const doseOf = ({ drug, at }: Taken): string => drug.doses[at] ?? drug.doses[0]

/** Begins a drug: an older person with its lowest dose, and now and then by its brand. */
export const taken = (random: Random, drug: Drug, age: number): Taken => ({
  drug,
  name: drug.brand !== undefined && random.chance(0.2) ? drug.brand : drug.name,
  at: age >= OLDER ? 0 : drug.first,
})

/** The same drug one dose up; null = it has no more, for somebody of that age. */
function raised({ drug, name, at }: Taken, age: number): Taken | null {
  const most = age >= OLDER ? (drug.upTo ?? drug.doses.length) : drug.doses.length
  return at + 1 < most ? { drug, name, at: at + 1 } : null
}

interface Patient {
  readonly random: Random
  readonly age: number
  readonly baseline: number
  readonly own: Taken | null
}
interface Visit {
  readonly week: number
  readonly day: Day
  readonly total: number
}

function firstDrug({ random, age }: Patient, tried: ReadonlySet<string>): Drug | null {
  const fit = DRUGS.filter(({ name, from }) => age >= from && !tried.has(name))
  if (fit.length === 0) return null
  const chosen = random.weighted(Object.fromEntries(fit.map(({ name, share }) => [name, share])))
  return fit.find(({ name }) => name === chosen) ?? null
}

/** Whether an antidepressant is begun with treatment: the worse, the likelier; below 18 seldom. */
const isGiven = ({ random, age, baseline }: Patient): boolean =>
  random.chance(age < 18 ? (baseline < 15 ? 0.1 : 0.3) : baseline < 10 ? 0.15 : baseline < 15 ? 0.42 : 0.62)

/** What somebody takes as the weeks go by, and what was ever tried. */
class Medicines {
  readonly facts: Timed[] = []
  readonly tried = new Set<string>()
  main: Taken | null
  private readonly said = new Set<string>()
  private added: Taken | null = null
  private readonly patient: Patient

  constructor(patient: Patient) {
    this.patient = patient
    this.main = patient.own
    if (patient.own) this.tried.add(patient.own.drug.name)
  }

  /** One of these, another than the reviews before said where there is one. */
  inWords(words: readonly string[]): string {
    const left = words.filter((one) => !this.said.has(one))
    const chosen = this.patient.random.one(left.length > 0 ? left : words)
    this.said.add(chosen)
    return chosen
  }

  begin(day: Day): boolean {
    const drug = firstDrug(this.patient, this.tried)
    if (!drug) return false
    this.main = taken(this.patient.random, drug, this.patient.age)
    this.tried.add(drug.name)
    this.facts.push(medication(day, this.main.name, doseOf(this.main)))
    return true
  }

  raise(day: Day): boolean {
    const next = this.main && raised(this.main, this.patient.age)
    if (!next) return false
    this.main = next
    // Typed as somebody else types it: the name in capitals is the same drug.
    const name = this.patient.random.chance(0.1) ? next.name.toUpperCase() : next.name
    this.facts.push(medication(day, name, doseOf(next), { action: 'dose-change' }))
    return true
  }

  stop(day: Day): void {
    if (this.main) this.facts.push(medication(day, this.main.name, null, { action: 'stop' }))
    this.main = null
  }

  /** From one drug to another, on one day or with a week of both. */
  change(day: Day): boolean {
    const from = this.main
    if (!from || !this.begin(day)) return false
    const until = this.patient.random.chance(0.35) ? openDay(addDays(day, 7)) : day
    this.facts.push({ ...medication(until, from.name, null, { action: 'stop' }), hour: 17.4 })
    return true
  }

  add(day: Day): boolean {
    const fit = ADDED.filter(({ name, from }) => this.patient.age >= from && !this.tried.has(name))
    if (!this.main || this.added || fit.length === 0) return false
    this.added = taken(this.patient.random, this.patient.random.one(fit), this.patient.age)
    this.tried.add(this.added.drug.name)
    this.facts.push(medication(day, this.added.name, doseOf(this.added)))
    return true
  }
}

/** Does what was decided, or the nearest that can be done; what it was in the end. */
function carryOut(medicines: Medicines, wanted: Advised, day: Day): Advised {
  if (!medicines.main) return wanted === 'begin' && medicines.begin(day) ? 'begin' : 'therapy'
  if (wanted === 'raise' && medicines.raise(day)) return 'raise'
  if (wanted === 'add' && medicines.add(day)) return 'add'
  return wanted !== 'therapy' && medicines.change(day) ? 'change' : 'therapy'
}

/** What is thought of for somebody who is not better by half: first more of the same, later something else. */
const wantedFor = (random: Random, medicines: Medicines, week: number, minor: boolean): Advised =>
  medicines.main
    ? random.weighted(
        week < 10 ? { raise: 72, change: 16, therapy: 12 } : { raise: 38, change: 34, add: 18, therapy: 10 },
      )
    : random.weighted<Advised>({ begin: minor ? 15 : 45, therapy: minor ? 85 : 55 })

const REVIEWED: ReadonlySet<number> = new Set([9, 17, 25])

/** A visit without enough gain: the care team changes something by itself, or the consultant reviews and it is done, mostly. */
function notBetter(patient: Patient, medicines: Medicines, { week, day }: Visit): void {
  const { random } = patient
  const { facts } = medicines
  if (!REVIEWED.has(week)) {
    if (week > 4 && medicines.main && random.chance(0.3)) medicines.raise(day)
    return
  }
  if (!random.chance(0.86)) return
  const on = openDay(addDays(day, random.whole(1, 5)))
  if (random.chance(0.28)) {
    facts.push({
      ...caseReview(on, 'no-change', medicines.inWords(NOTHING_CHANGED[medicines.main ? 'medicated' : 'therapy'])),
      by: 'consultant',
    })
    return
  }
  const before = facts.length
  const done = carryOut(
    medicines,
    wantedFor(random, medicines, week, patient.age < 18),
    openDay(addDays(on, random.whole(1, 6))),
  )
  facts.splice(before, 0, { ...caseReview(on, 'change-advised', medicines.inWords(ADVISED[done])), by: 'consultant' })
}

/** Medicines from the start of treatment on, with the case reviews that change them. The last visit changes nothing any more. */
export function medicinesOf(patient: Patient, started: Day, visits: readonly Visit[]): Timed[] {
  const { random, baseline } = patient
  const medicines = new Medicines(patient)
  if (patient.own) {
    if (random.chance(0.45)) medicines.raise(started)
  } else if (isGiven(patient)) medicines.begin(started)
  for (const visit of visits.slice(0, -1)) {
    if (visit.week === 2 && medicines.main && random.chance(0.06)) {
      // Not borne: stopped, and mostly another one in its place.
      if (!random.chance(0.7) || !medicines.change(visit.day)) medicines.stop(visit.day)
    } else if (visit.total > baseline / 2 && visit.total >= 8) notBetter(patient, medicines, visit)
    else if (visit.week >= 25 && medicines.main && random.chance(0.05)) medicines.stop(visit.day)
  }
  return medicines.facts
}
