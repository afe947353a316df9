/**
 * What is open in a chart: answers that nothing covers, findings in force, hand-overs in effect (laws 1, table and S1 to S4). A plain
 * second reading over standing facts; whatever was true "then" is read from the facts that had been recorded by then.
 *
 * Decided where the laws leave room: an assessment covers what lies in its own save, or was recorded before it, and is dated after
 * none of the days it was ever given; a C-SSRS always covers its own answers. A hand-over counts only where something was open
 * beneath it when it was recorded. "Received" answers the findings recorded before it and not dated after it, while a hand-over is in
 * effect. "Not reached" waits for a second person always, "died" and "entered in error" where anything urgent or high was open by then, or was struck out.
 */
import type { ClinicalFact, Entry } from '../../../core/chart/entry.ts'
import { addDays, type Day } from '../../../core/day.ts'
import { comesBefore, isBefore, isDatedAfter, standingLines, type StandingLine } from './order.ts'
import { type Answer, answersOf, type Assessment, assessmentsOf, isOnePerson, isUrgent, unbroken } from './said.ts'
import { strikesIn } from './strikes.ts'

type FactOf<K extends ClinicalFact['kind']> = Extract<ClinicalFact, { kind: K }>
/** A standing fact and the entry with which it began to say what it says. */
export interface Since<Fact> {
  readonly line: StandingLine
  readonly began: Entry
  readonly fact: Fact
}
export type Outcome = Since<FactOf<'safety-outcome'>>
export type HandOver = Since<FactOf<'hand-over'>>
/** Everything that standing facts say about safety. */
export type Belongs = (day: Day, began: Entry) => boolean
export interface World {
  /** Whether what is dated a day and began with an entry is no history (S8). */
  readonly belongs: Belongs
  readonly entries: readonly Entry[]
  readonly answers: readonly Answer[]
  readonly assessments: readonly Assessment[]
  readonly outcomes: readonly Outcome[]
  readonly handOvers: readonly HandOver[]
  readonly confirmations: readonly Since<FactOf<'safety-confirmation'>>[]
  /** Two-way contacts and referrals: signs of life after "not reached" (S4). */
  readonly signs: readonly Since<ClinicalFact>[]
  readonly attempts: readonly Since<ClinicalFact>[]
}
export interface Open {
  readonly uncovered: readonly Answer[]
  readonly findings: readonly Assessment[]
  readonly handOvers: readonly HandOver[]
  /** Not reached, died and entered in error that have their second person where they need one. */
  readonly ended: readonly Outcome[]
}

function since<K extends ClinicalFact['kind']>(
  lines: readonly StandingLine[],
  kind: K,
  same: (now: FactOf<K>, then: FactOf<K>) => boolean = () => true,
): Since<FactOf<K>>[] {
  return lines.flatMap((line) => {
    if (line.fact.kind !== kind) return []
    const fact = line.fact as FactOf<K>
    return [{ line, fact, began: unbroken(line, (then) => then.kind === kind && same(fact, then as FactOf<K>)).began }]
  })
}

/** D2: two-way. */
export const isTwoWay = (fact: ClinicalFact): boolean =>
  (fact.kind === 'contact' && fact.outcome === 'completed') ||
  (fact.kind === 'appointment' &&
    fact.event === 'kept' &&
    ['assessment', 'care-management', 'therapy'].includes(fact.visit))

export function worldOf(entries: readonly Entry[], belongs: Belongs): World {
  const lines = standingLines(entries)
  const all = (holds: (fact: ClinicalFact) => boolean): Since<ClinicalFact>[] =>
    lines
      .filter(({ fact }) => holds(fact))
      .map((line) => ({ line, fact: line.fact, began: unbroken(line, holds).began }))
  return {
    belongs,
    entries,
    answers: answersOf(entries).filter(({ day, began }) => belongs(day, began)),
    assessments: assessmentsOf(entries),
    outcomes: since(lines, 'safety-outcome', (now, then) => now.outcome === then.outcome),
    handOvers: since(lines, 'hand-over'),
    confirmations: since(lines, 'safety-confirmation', (now, then) => now.confirms === then.confirms),
    signs: all((fact) => isTwoWay(fact) || fact.kind === 'referral'),
    attempts: all((fact) => fact.kind === 'contact' && fact.outcome === 'attempted'),
  }
}
/**
 * S8: older than 60 days before identification is history, but for what was none at any time since it was recorded: at the end of
 * its own save (an import's own day) or of any later one. `identifiedIn`: the day of D8 of some entries, or null.
 */
export function belongsIn(entries: readonly Entry[], identifiedIn: (some: readonly Entry[]) => Day | null): Belongs {
  const versions = [...new Set(entries.map(({ version }) => version))]
  return (day, began) => {
    const sameDay = entries.filter(({ instant }) => instant.slice(0, 10) === began.instant.slice(0, 10))
    const first = began.source === 'import' ? Math.max(...sameDay.map(({ version }) => version)) : began.version
    return versions
      .filter((version) => version >= first)
      .some((version) => {
        const identified = identifiedIn(entries.filter((entry) => entry.version <= version))
        return identified === null || day >= addDays(identified, -60)
      })
  }
}

/** The chart as it was when an entry was recorded: later corrections are not known to it. */
const asOf = ({ entries, belongs }: World, entry: Entry): World =>
  worldOf(
    entries.filter((other) => isBefore(other, entry)),
    belongs,
  )

const inOneSave = (a: Entry, b: Entry): boolean =>
  a.version === b.version && a.source !== 'import' && b.source !== 'import'

export function covers(assessment: Assessment, answer: Answer): boolean {
  if (assessment.line.root === answer.line.root) return true
  if (!inOneSave(answer.began, assessment.began) && !isBefore(answer.began, assessment.began)) return false
  return assessment.run.every((fact) => !isDatedAfter(answer, fact))
}
const settles = (outcome: Outcome, what: { readonly began: Entry }, dated: { day: Day; time?: string | undefined }) =>
  isBefore(what.began, outcome.began) && !isDatedAfter(dated, outcome.fact)
const isLater = (a: Assessment, than: { readonly line: StandingLine }, known: Entry): boolean =>
  comesBefore(than.line, a.line) && isBefore(known, a.began)

/** The newest day of what an outcome settled when it was recorded: answers uncovered and findings in force by then. */
function newestSettled(then: Open, outcome: Outcome): Day | null {
  const answers = then.uncovered.filter((answer) => settles(outcome, answer, answer)).map(({ day }) => day)
  const findings = then.findings.filter((finding) => settles(outcome, { began: finding.found }, finding.line.fact))
  return [...answers, ...findings.map(({ line }) => line.fact.day)].sort().at(-1) ?? null
}

/** Whether something urgent or high was open, or struck out and not confirmed, when an outcome was recorded. */
function wasGrave(world: World, then: Open): boolean {
  if (then.uncovered.some(isUrgent) || then.findings.some(({ finding }) => finding === 'high')) return true
  return strikesIn(world, then.ended).standing.some(({ grave }) => grave)
}

/**
 * S4: three attempts on three days by two routes, that stand today and were known at the outcome, no later than its day and after the
 * newest thing open by then; a two-way contact in between begins the count anew.
 */
function isTriedEnough(then: Open, outcome: Outcome, today: World): boolean {
  const start = [...then.uncovered, ...then.findings].map(({ line }) => line)
  if (start.length === 0) return false
  const isKnown = ({ began, fact }: Since<ClinicalFact>) =>
    isBefore(began, outcome.began) && fact.day <= outcome.fact.day
  const reached = today.signs.filter((sign) => isTwoWay(sign.fact) && isKnown(sign)).map(({ line }) => line)
  const made = today.attempts.filter(isKnown).filter(({ line }) => start.every((thing) => comesBefore(thing, line)))
  const since = made.filter(({ line }) => reached.every((contact) => comesBefore(contact, line)))
  const days = new Set(since.map(({ fact }) => fact.day))
  const routes = new Set(since.map(({ fact }) => (fact.kind === 'contact' ? fact.mode : '')))
  return since.length >= 3 && days.size >= 3 && routes.size >= 2
}

function isEnding(world: World, outcome: Outcome): boolean {
  const what = outcome.fact.outcome
  if (what === 'received' || what === 'managed') return false
  const past = asOf(world, outcome.began)
  const then = openIn(past)
  const isAgreed = world.confirmations.some(
    ({ fact, began }) =>
      fact.confirms === what && isBefore(outcome.began, began) && began.author !== outcome.began.author,
  )
  if (!isAgreed && (what === 'not-reached' || wasGrave(past, then))) return false
  if (what !== 'not-reached') return true
  if (!isTriedEnough(then, outcome, world)) return false
  const newest = newestSettled(then, outcome) ?? ''
  const positive = world.answers.filter(({ level }) => level > 0)
  return ![...world.signs, ...positive].some(
    ({ line, began }) => isBefore(outcome.began, began) && line.fact.day >= newest,
  )
}

/** A hand-over answers the findings that were known when it was made and are dated no later; any other speaks through it. */
const answers = (handOver: HandOver, finding: Assessment): boolean =>
  isBefore(finding.found, handOver.began) && !isDatedAfter(finding.line.fact, handOver.fact)

/** Hand-overs that something lay beneath, and that neither an assessment nor an ending outcome has ended. */
function handedOver(world: World, ended: readonly Outcome[]): HandOver[] {
  return world.handOvers.filter((handOver) => {
    const beneath = openIn(asOf(world, handOver.began))
    if (beneath.findings.length === 0 && beneath.uncovered.length === 0) return false
    if (world.assessments.some((a) => isLater(a, handOver, handOver.began))) return false
    return !ended.some((outcome) => settles(outcome, handOver, handOver.fact))
  })
}

/** Of several hand-overs the last recorded one speaks, and with it its check day. */
export const lastOf = (handOvers: readonly HandOver[]): HandOver | null =>
  handOvers.find((one) => handOvers.every((other) => other === one || isBefore(other.began, one.began))) ?? null

/** The standing hand-over that was in effect when an entry was recorded, as a list of none or one. */
function inEffectAt(world: World, entry: Entry): HandOver[] {
  const then = lastOf(openIn(asOf(world, entry)).handOvers)
  return world.handOvers.filter(({ line }) => then?.line.root === line.root)
}

/** "Received" that had a hand-over in effect to answer when it was recorded, with those hand-overs. */
function receipts(world: World): { readonly outcome: Outcome; readonly of: readonly HandOver[] }[] {
  return world.outcomes
    .filter(({ fact }) => fact.outcome === 'received')
    .map((outcome) => ({
      outcome,
      of: inEffectAt(world, outcome.began).filter(
        ({ fact }) => !isDatedAfter(fact, outcome.fact) && outcome.fact.day <= fact.checkDay,
      ),
    }))
    .filter(({ of }) => of.length > 0)
}

function isReleased(world: World, finding: Assessment, ended: readonly Outcome[]): boolean {
  const later = world.assessments.filter((a) => isLater(a, finding, finding.found))
  if (finding.finding === 'high') {
    const days = finding.run.map((fact) => fact.day)
    const isOtherDay = (a: Assessment) => a.run.every((fact) => !days.includes(fact.day))
    if (later.some((a) => isOtherDay(a) || !isOnePerson(a, finding))) return true
  } else {
    const managed = ({ fact, began }: Outcome) =>
      fact.outcome === 'managed' && isBefore(finding.found, began) && !isDatedAfter(finding.line.fact, fact)
    if (later.length > 0 || world.outcomes.some(managed)) return true
  }
  if (receipts(world).some(({ outcome }) => settles(outcome, { began: finding.found }, finding.line.fact))) return true
  return ended.some((outcome) => settles(outcome, { began: finding.found }, finding.line.fact))
}

export function openIn(world: World): Open {
  const ended = world.outcomes.filter((outcome) => isEnding(world, outcome))
  const isReceived = (one: HandOver) => receipts(world).some(({ outcome }) => settles(outcome, one, one.fact))
  const findings = world.assessments.filter(
    (a) =>
      a.finding !== 'low' &&
      (world.belongs(a.line.fact.day, a.dated) ||
        world.answers.some((answer) => answer.level > 0 && covers(a, answer))) &&
      !isReleased(world, a, ended),
  )
  return {
    ended,
    findings,
    uncovered: world.answers.filter(
      (answer) =>
        answer.level > 0 &&
        !world.assessments.some((a) => covers(a, answer)) &&
        !ended.some((outcome) => settles(outcome, answer, answer)),
    ),
    handOvers: handedOver(world, ended).filter(
      (handOver) => !isReceived(handOver) && findings.every((finding) => answers(handOver, finding)),
    ),
  }
}
