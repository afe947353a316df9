/**
 * What laws D1 to D8 and R4 say of a chart, read a second time: every rule as a loop over the standing facts in their order. The
 * facts come from the caller; nothing here comes from core's own reading of them.
 */
import type { ClinicalFact } from '../../../core/chart/entry.ts'
import { addDays, type Day } from '../../../core/day.ts'

type Facts = readonly ClinicalFact[]
const THERAPIES = new Set([
  'behavioral-activation',
  'problem-solving',
  'motivational-interviewing',
  'cbt',
  'dbt',
  'act',
  'emdr',
  'ipt',
  'supportive',
])
const ELEVATED: Readonly<Record<string, number>> = { 'phq-9': 10, 'gad-7': 10, 'phq-2': 3, 'gad-2': 3 }

/** The total of a form as scored by hand: the mean fills at most two open items of a nine-item form. */
export function naiveTotal(fact: ClinicalFact): number | null {
  if (fact.kind !== 'assessment' && fact.kind !== 'screening') return null
  if (fact.instrument === 'other') return null
  if (fact.total !== undefined) return fact.total
  const given = (fact.answers ?? []).filter((answer) => answer !== null)
  const open = (fact.answers ?? []).length - given.length
  if (given.length === 0 || open > (fact.instrument === 'phq-9' || fact.instrument === 'gad-7' ? 2 : 0)) return null
  const sum = given.reduce((all, answer) => all + answer, 0)
  return Math.round((sum * (given.length + open)) / given.length)
}

function positiveSafety(fact: ClinicalFact): boolean {
  if (fact.kind === 'c-ssrs')
    return fact.ideation.some((answer) => answer === true) || (fact.behaviour !== null && fact.behaviour !== 'never')
  return (
    (fact.kind === 'assessment' || fact.kind === 'screening') &&
    fact.instrument === 'phq-9' &&
    (fact.answers?.[8] ?? 0) > 0
  )
}

function isNeed(fact: ClinicalFact): boolean {
  if (positiveSafety(fact)) return true
  if (fact.kind !== 'assessment' && fact.kind !== 'screening') return false
  if (fact.kind === 'screening' && fact.result !== undefined) return fact.result === 'positive'
  const total = naiveTotal(fact)
  return total !== null && total >= (ELEVATED[fact.instrument] ?? Infinity)
}

/** D8, with 60 days. */
export function naiveIdentified(facts: Facts): Day | null {
  let referred: Day | null = null
  for (const fact of facts)
    if (fact.kind === 'referral' && (referred === null || fact.day < referred)) referred = fact.day
  let first: Day | null = null
  for (const fact of facts) {
    if (!isNeed(fact)) continue
    if (referred !== null && (fact.day > referred || fact.day < addDays(referred, -60))) continue
    if (first === null || fact.day < first) first = fact.day
  }
  return first ?? referred
}

/** D2. */
export function naiveLastContact(facts: Facts): Day | null {
  let last: Day | null = null
  for (const fact of facts) {
    const call = fact.kind === 'contact' && fact.outcome === 'completed'
    const visit =
      fact.kind === 'appointment' &&
      fact.event === 'kept' &&
      ['assessment', 'care-management', 'therapy'].includes(fact.visit)
    if ((call || visit) && (last === null || fact.day > last)) last = fact.day
  }
  return last
}

/** D2: the due day of the last promise, unless a contact after it lies no more than 7 days before. */
export function naiveNextDue(facts: Facts): Day | null {
  let due: Day[] = []
  for (const fact of facts) {
    const reached = naiveLastContact([fact]) !== null
    if (reached) due = due.filter((day) => fact.day < addDays(day, -7))
    // A voicemail promises anew; it takes nothing back that was promised.
    if (fact.kind === 'contact' && fact.nextDue !== undefined) due = reached ? [fact.nextDue] : [...due, fact.nextDue]
  }
  return due.sort()[0] ?? null
}

const forTheMind = (fact: ClinicalFact): boolean =>
  fact.kind === 'treatment' && (fact.modality === 'psychotherapy' || fact.psychotropic)
/** Drugs that the charts of the tests write in more than one way. */
const ALSO: Readonly<Record<string, string>> = { zoloft: 'sertraline', 'sertraline 50 mg oral tablet': 'sertraline' }
function called(name: string): string {
  const plain = name.replaceAll('-', ' ').trim().split(/\s+/).join(' ').toLowerCase()
  return ALSO[plain] ?? plain
}

/** D3: the names that a recorded start leaves going on, in no order. */
export function naiveGoingOn(facts: Facts): string[] {
  const on = new Set<string>()
  for (const fact of facts) {
    if (fact.kind !== 'treatment') continue
    if (fact.action === 'stop') on.delete(called(fact.name))
    else on.add(called(fact.name))
  }
  return [...on].sort()
}

/** D1. */
export function naiveLastChange(facts: Facts): { day: Day; action: string } | null {
  type Change = { day: Day; action: string } | null
  let [last, real]: [Change, Change] = [null, null]
  const going = new Map<string, boolean>()
  for (const fact of facts) {
    if (fact.kind !== 'treatment') continue
    const change = { day: fact.day, action: fact.action }
    if (forTheMind(fact)) last = change
    // A stop of what is not going on has changed nothing of what is.
    if (forTheMind(fact) && (fact.action !== 'stop' || going.has(called(fact.name)))) real = change
    if (fact.action === 'stop') going.delete(called(fact.name))
    else going.set(called(fact.name), forTheMind(fact))
  }
  return [...going.values()].includes(true) ? real : last
}

/** D6. */
export function naiveDeclined(facts: Facts): Day | null {
  let declined: Day | null = null
  for (const fact of facts) {
    if (fact.kind === 'consent') declined = fact.state === 'declined' ? fact.day : null
    const started =
      (fact.kind === 'contact' && fact.outcome === 'completed' && fact.work.some((work) => THERAPIES.has(work))) ||
      (fact.kind === 'appointment' && fact.event === 'kept' && fact.visit === 'therapy') ||
      (fact.kind === 'treatment' && fact.underPlan && fact.action !== 'stop' && forTheMind(fact))
    if (started) declined = null
  }
  return declined
}

export function naiveLastReview(facts: Facts): Day | null {
  let last: Day | null = null
  for (const fact of facts) if (fact.kind === 'case-review') last = fact.day
  return last
}

/** D8: totals of one instrument that belong to the episode, in their order. */
export function naiveScores(facts: Facts, instrument: string): number[] {
  const identified = naiveIdentified(facts)
  const totals: number[] = []
  for (const fact of facts) {
    const total = naiveTotal(fact)
    if ((fact.kind === 'assessment' || fact.kind === 'screening') && fact.instrument === instrument && total !== null)
      if (identified === null || fact.day >= addDays(identified, -60)) totals.push(total)
  }
  return totals
}
