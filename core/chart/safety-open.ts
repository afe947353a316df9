import type { Day } from '../day.ts'
import { factOf } from './effective.ts'
import type { Entry } from './entry.ts'
import { byPlace, byRecording, isRecordedBefore } from './order.ts'
import {
  findingOf,
  safetyFacts,
  saidIn,
  type Answer,
  type Assessment,
  type HandOverFact,
  type Of,
  type OutcomeFact,
  type SafetyFacts,
  type Said,
} from './safety-facts.ts'

/** An open answer or finding that a correction took away or lowered; it stands until it is confirmed (laws 1, struck out). */
export interface Strike {
  readonly correction: Entry
  readonly root: string
  /** What was taken away: an answer, or a finding. */
  readonly said: Said | null
  readonly finding: 'moderate' | 'high' | null
  readonly level: number
  /** An urgent answer or a high finding: a second person confirms. */
  readonly urgent: boolean
}

/** What is open in a chart, as far as its entries up to some moment say; no day of today is in it. */
export interface OpenSafety {
  readonly facts: SafetyFacts
  /** Positive answers that nothing covers, in the order of the chart. */
  readonly uncovered: readonly Answer[]
  /** Moderate and high findings that nothing ended, in the order of the chart. */
  readonly findings: readonly Assessment[]
  /** The latest hand-over or admission that nothing has ended. */
  readonly elsewhere: Of<HandOverFact> | null
  readonly strikes: readonly Strike[]
  /** Outcomes that wait for a second person, and those in effect; in the order of recording. */
  readonly awaiting: readonly Of<OutcomeFact>[]
  readonly ended: readonly Of<OutcomeFact>[]
  /** Whether a correction ever took away something open, confirmed or settled since. */
  readonly wasStruck: boolean
  /** Strikes that somebody confirmed, with the confirmation's day; in the order of recording. */
  readonly confirmed: readonly { readonly day: Day; readonly recorded: Entry }[]
  readonly isCovered: (answer: Answer) => boolean
}

/** Whether one thing lies later than another: by day, and by time of day where both state one. */
const isDatedAfter = (thing: Assessment['covers'], { day, time }: Assessment['covers']): boolean =>
  thing.day > day || (thing.day === day && time !== null && thing.time !== null && thing.time > time)

/** Laws 1: answers of the same save or recorded before it, not dated after it. A C-SSRS entry always answers itself. */
function covers(assessment: Assessment, answer: Answer): boolean {
  if (assessment.root === answer.root) return true
  if (isDatedAfter(answer, assessment.covers)) return false
  const [one, other] = [answer.recorded, assessment.recorded]
  const sameSave = one.version === other.version && !(one.source === 'import' && other.source === 'import')
  return sameSave || isRecordedBefore(one, other)
}

/** Later in the chart and recorded after: only such an assessment ends a finding or a hand-over. */
const isAfter = (later: Pick<Assessment, 'place' | 'recorded'>, of: Pick<Assessment, 'place' | 'recorded'>): boolean =>
  byPlace(later.place, of.place) > 0 && isRecordedBefore(of.recorded, later.recorded)

/** What an outcome or a hand-over answers: recorded before it and not dated after it. */
export const answersTo = (outcome: Dated, thing: Dated): boolean =>
  !isDatedAfter(thing, outcome) && isRecordedBefore(thing.recorded, outcome.recorded)
interface Dated {
  readonly day: Day
  readonly time: string | null
  readonly recorded: Entry
}

const ENDS_ALL: ReadonlySet<OutcomeFact['outcome']> = new Set(['not-reached', 'died', 'entered-in-error'])

/**
 * Reads the safety item of a chart at any moment of its recording. `entries` in any order; `since` is the earliest day that belongs
 * to the episode (null = every day does): older answers and findings are history and open nothing (laws S8).
 */
export function safetyReader(entries: readonly Entry[], since: Day | null): { readonly now: () => OpenSafety } {
  const recorded = [...entries].sort(byRecording)
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  const indexOf = new Map(recorded.map((entry, i) => [entry.id, i]))
  const known = new Map<number, OpenSafety>()
  const at = (count: number): OpenSafety => {
    const before = known.get(count)
    if (before) return before
    const made = openOf(safetyFacts(recorded.slice(0, count), byId), (entry) => at(indexOf.get(entry.id) ?? 0), since)
    known.set(count, made)
    return made
  }
  return { now: () => at(recorded.length) }
}

type Before = (entry: Entry) => OpenSafety

function openOf(facts: SafetyFacts, before: Before, since: Day | null): OpenSafety {
  const belongs = ({ day }: { readonly day: Day }): boolean => since === null || day >= since
  const { ended, awaiting } = endedBy(facts, before)
  const settlesAll = ended.filter(({ fact }) => ENDS_ALL.has(fact.outcome))
  const received = ended.filter(({ fact }) => fact.outcome === 'received')
  const managed = ended.filter(({ fact }) => fact.outcome === 'managed')
  const isCovered = (answer: Answer): boolean =>
    facts.assessments.some((one) => covers(one, answer)) || settlesAll.some((one) => answersTo(one, answer))
  const uncovered = facts.answers.filter((one) => one.level > 0 && belongs(one) && !isCovered(one))
  const isEnded = (one: Assessment): boolean =>
    [...settlesAll, ...received, ...(one.finding === 'moderate' ? managed : [])].some((by) => answersTo(by, one)) ||
    facts.assessments.some(
      (by) => isAfter(by, one) && (one.finding === 'moderate' || by.day !== one.day || by.person !== one.person),
    )
  const findings = facts.assessments.filter((one) => one.finding !== 'low' && belongs(one) && !isEnded(one))
  const elsewhere = facts.handOvers
    .filter(
      (one) =>
        isOpen(before(one.recorded)) &&
        !facts.assessments.some((by) => isAfter(by, one)) &&
        ![...received, ...settlesAll].some((by) => answersTo(by, one)),
    )
    .sort((a, b) => byRecording(a.recorded, b.recorded))
    .at(-1)
  const { strikes, confirmed, wasStruck } = strikesOf(facts, before, settlesAll)
  const inOrder = <T extends Answer | Assessment>(things: readonly T[]): T[] =>
    things.toSorted((a, b) => byPlace(a.place, b.place))
  return {
    ...{ facts, ended, awaiting, strikes, confirmed, wasStruck, isCovered },
    ...{ uncovered: inOrder(uncovered), findings: inOrder(findings), elsewhere: elsewhere ?? null },
  }
}

const isOpen = ({ uncovered, findings }: OpenSafety): boolean => uncovered.length > 0 || findings.length > 0

/** Outcomes in effect, and those that wait for a second person. */
function endedBy(facts: SafetyFacts, before: Before): Pick<OpenSafety, 'ended' | 'awaiting'> {
  const ended: Of<OutcomeFact>[] = []
  const awaiting: Of<OutcomeFact>[] = []
  for (const one of facts.outcomes.toSorted((a, b) => byRecording(a.recorded, b.recorded))) {
    const { outcome } = one.fact
    const then = before(one.recorded)
    if (outcome === 'managed') ended.push(one)
    else if (outcome === 'received') {
      const to = then.elsewhere
      if (to && one.day >= to.day && one.day <= to.fact.checkDay) ended.push(one)
    } else if (outcome === 'not-reached' && isReachedAgain(one, facts, then)) continue
    else if (!needsSecond(one, then) || isConfirmed(one, facts)) ended.push(one)
    else awaiting.push(one)
  }
  return { ended, awaiting }
}

/** One person alone decides neither that somebody cannot be reached, nor that an urgent answer or a high finding is over. */
const needsSecond = ({ fact }: Of<OutcomeFact>, { uncovered, findings, strikes }: OpenSafety): boolean =>
  fact.outcome === 'not-reached' ||
  uncovered.some(({ urgent }) => urgent) ||
  findings.some(({ finding }) => finding === 'high') ||
  strikes.some(({ urgent }) => urgent)

const isConfirmed = (one: Of<OutcomeFact>, { confirmations }: SafetyFacts): boolean =>
  confirmations.some(
    ({ fact, recorded }) =>
      fact.confirms === one.fact.outcome &&
      recorded.author !== one.recorded.author &&
      isRecordedBefore(one.recorded, recorded),
  )

/** Any contact, referral or positive answer that came to be known later brings the item back (laws S4). */
function isReachedAgain(one: Of<OutcomeFact>, facts: SafetyFacts, then: OpenSafety): boolean {
  const newest = [...then.uncovered, ...then.findings].reduce<Day>((last, { day }) => (day > last ? day : last), '')
  const positive = facts.answers.filter(({ level }) => level > 0)
  return [...facts.touches, ...positive].some(
    (touch) => touch.day >= newest && isRecordedBefore(one.recorded, touch.recorded),
  )
}

function strikesOf(
  facts: SafetyFacts,
  before: Before,
  settlesAll: readonly Of<OutcomeFact>[],
): Pick<OpenSafety, 'strikes' | 'confirmed' | 'wasStruck'> {
  let wasStruck = false
  const strikes: Strike[] = []
  const confirmed: OpenSafety['confirmed'][number][] = []
  for (const [root, family] of facts.families) {
    for (const [i, correction] of family.entries()) {
      const target = family[i - 1]
      if (!target || !bearsOnSafety(target)) continue
      for (const strike of strikesBy(correction, root, before(correction))) {
        if (saysAgain(facts, strike)) continue
        wasStruck = true
        const at = { day: correction.fact.day, time: null, recorded: correction }
        const by = facts.confirmations.find(
          ({ fact, recorded }) =>
            fact.confirms === 'struck-out' &&
            isRecordedBefore(correction, recorded) &&
            (!strike.urgent || recorded.author !== correction.author),
        )
        if (by) confirmed.push({ day: by.day, recorded: by.recorded })
        else if (!settlesAll.some((one) => answersTo(one, at))) strikes.push(strike)
      }
    }
  }
  const inOrder = strikes.toSorted((a, b) => byRecording(a.correction, b.correction))
  return { wasStruck, strikes: inOrder, confirmed: confirmed.toSorted((a, b) => byRecording(a.recorded, b.recorded)) }
}

const bearsOnSafety = (entry: Entry): boolean => {
  const fact = factOf(entry)
  if (!fact) return false
  const finding = findingOf(fact)
  return finding === 'moderate' || finding === 'high' || saidIn(fact).some(({ level }) => level > 0)
}

/** What one correction takes away of what was open when it was recorded. */
function strikesBy(correction: Entry, root: string, then: OpenSafety): readonly Strike[] {
  const now = factOf(correction)
  const said = now ? saidIn(now) : []
  const finding = now && findingOf(now)
  const isHere = (one: { readonly root: string }) => one.root === root
  const othersOpen = [...then.uncovered, ...then.findings].some((one) => !isHere(one))
  const leavesOpen = said.some(({ level }) => level > 0) || finding === 'moderate' || finding === 'high'
  const isLast = !othersOpen && !leavesOpen
  const answers = then.uncovered.filter(isHere).flatMap((one): Strike[] => {
    const level = said.find(({ instrument, item }) => instrument === one.instrument && item === one.item)?.level ?? null
    const isLower = level === null || level < one.level
    return isLower && (one.urgent || isLast)
      ? [{ correction, root, said: one, finding: null, level: one.level, urgent: one.urgent }]
      : []
  })
  const findings = then.findings.filter(isHere).flatMap((one): Strike[] => {
    const isHigh = one.finding === 'high'
    const isLower = isHigh ? finding !== 'high' : finding !== 'high' && finding !== 'moderate'
    const was = isHigh ? 'high' : 'moderate'
    return isLower && (isHigh || isLast)
      ? [{ correction, root, said: null, finding: was, level: 0, urgent: isHigh }]
      : []
  })
  return [...answers, ...findings]
}

/** A later correction says again what was struck out, or worse: then it is open by itself, and nothing is left to confirm. */
function saysAgain(facts: SafetyFacts, { root, said, finding }: Strike): boolean {
  if (said)
    return facts.answers.some(
      (one) =>
        one.root === root && one.instrument === said.instrument && one.item === said.item && one.level >= said.level,
    )
  return facts.assessments.some(
    (one) => one.root === root && (one.finding === 'high' || (one.finding === 'moderate' && finding === 'moderate')),
  )
}
