/**
 * What each standing line of a chart says about safety (laws 1): answers, assessments, and since when each has been said without a
 * break (S1). A plain second reading.
 */
import type { ClinicalFact, Entry } from '../../../core/chart/entry.ts'
import type { Day } from '../../../core/day.ts'
import { standingLines, type StandingLine } from './order.ts'

export interface Told {
  readonly instrument: 'phq-9' | 'c-ssrs'
  readonly item: number
  readonly level: number
}
/** A standing answer; `began` is the entry that first gave it with this level and day and was never taken back since. */
export interface Answer extends Told {
  readonly line: StandingLine
  readonly day: Day
  readonly time: string | undefined
  readonly began: Entry
}
export type Finding = 'low' | 'moderate' | 'high'
/** A standing assessment; `run` are all facts that it was since it began to be one, the standing fact last. */
export interface Assessment {
  readonly line: StandingLine
  readonly finding: Finding
  readonly began: Entry
  /** The entry that first said this very finding without a break. */
  readonly found: Entry
  readonly run: readonly ClinicalFact[]
  /** The entry that first dated it so without a break. */
  readonly dated: Entry
  /** The names that were ever written, or null for none, and who recorded it. */
  readonly named: readonly (string | null)[]
  readonly author: string
}

/** Answers in one fact, those of 0 included; an unknown one is no answer. */
export function toldIn(fact: ClinicalFact | null): Told[] {
  if (fact === null) return []
  if (fact.kind === 'assessment' || fact.kind === 'screening') {
    const level = fact.instrument === 'phq-9' ? fact.answers?.[8] : undefined
    return typeof level === 'number' ? [{ instrument: 'phq-9', item: 9, level }] : []
  }
  if (fact.kind !== 'c-ssrs') return []
  const told: Told[] = []
  let highest = 0
  for (const [i, yes] of fact.ideation.entries()) if (yes === true) highest = i + 1
  const [wish, thoughts, ...further] = fact.ideation
  // Items 3 to 5 are asked after a yes to item 2 alone.
  const allNo = wish === false && thoughts === false && further.every((answer) => answer !== true)
  if (highest > 0 || allNo) told.push({ instrument: 'c-ssrs', item: 5, level: highest })
  if (fact.behaviour === 'never') told.push({ instrument: 'c-ssrs', item: 6, level: 0 })
  if (fact.behaviour === 'over-3-months-ago') told.push({ instrument: 'c-ssrs', item: 6, level: 1 })
  if (fact.behaviour === 'within-3-months') told.push({ instrument: 'c-ssrs', item: 6, level: 2 })
  return told
}

export function isUrgent({ instrument, item, level }: Told): boolean {
  if (instrument === 'phq-9') return level === 3
  return item === 5 ? level >= 4 : level === 2
}

/** The finding of a fact that assesses: a risk assessment or close with a finding, or a C-SSRS. A safety plan finds nothing. */
export function foundIn(fact: ClinicalFact | null): Finding | null {
  if (fact?.kind === 'c-ssrs') return fact.finding
  if (fact?.kind !== 'safety' || fact.event === 'safety-plan') return null
  return fact.finding ?? null
}

/** The unbroken end of a line through which `same` holds: the entry it began with, and its facts. */
export function unbroken(line: StandingLine, same: (fact: ClinicalFact) => boolean) {
  let began = line.root
  const run: ClinicalFact[] = []
  for (const { entry, fact } of [...line.links].reverse()) {
    if (fact === null || !same(fact)) break
    began = entry
    run.unshift(fact)
  }
  return { began, run }
}

export function answersOf(entries: readonly Entry[]): Answer[] {
  return standingLines(entries).flatMap((line) =>
    toldIn(line.fact).map((told) => {
      const same = (fact: ClinicalFact) =>
        fact.day === line.fact.day &&
        toldIn(fact).some((t) => t.instrument === told.instrument && t.item === told.item && t.level === told.level)
      return { ...told, line, day: line.fact.day, time: line.fact.time, began: unbroken(line, same).began }
    }),
  )
}

/** Names of the generator share a family name or nothing: a shared word is one person. */
const nameParts = (name: string): string[] =>
  name
    .toLowerCase()
    .split(/[\s.,']+/)
    .filter((part) => part.length > 1 && part !== 'dr')

/** Whether any name of one must be taken for any name of the other; without names, who recorded them decides. */
export function isOnePerson(a: Assessment, b: Assessment): boolean {
  return a.named.some((one) =>
    b.named.some((other) => {
      if (one === null || other === null) return one === other && a.author === b.author
      return nameParts(one).some((part) => nameParts(other).includes(part))
    }),
  )
}

export function assessmentsOf(entries: readonly Entry[]): Assessment[] {
  return standingLines(entries).flatMap((line) => {
    const finding = foundIn(line.fact)
    if (finding === null) return []
    const { began, run } = unbroken(line, (fact) => foundIn(fact) !== null)
    const named = run.map((fact) => ('assessedBy' in fact ? (fact.assessedBy ?? null) : null))
    const who = { named, author: began.author }
    const dated = unbroken(line, (fact) => foundIn(fact) !== null && fact.day === line.fact.day).began
    return [
      { line, finding, began, run, dated, ...who, found: unbroken(line, (fact) => foundIn(fact) === finding).began },
    ]
  })
}
