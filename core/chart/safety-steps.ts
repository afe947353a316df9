import type { Day } from '../day.ts'
import type { ChosenSettings } from '../settings/index.ts'
import { readingOf } from './belonging.ts'
import { effective, type Standing } from './effective.ts'
import type { Entry } from './entry.ts'
import type { Blocked, StepProblems } from './kinds/kind.ts'
import { historyBefore, identifiedDay } from './milestones.ts'
import { areEnough, attemptsNeeded, attemptsOf, type Attempts } from './safety-attempts.ts'
import type { OpenSafety } from './open-safety.ts'
import { safetyOfChart, type SafetyView } from './safety.ts'
import { SAFETY_STEPS, type SafetyStep } from './vocabulary.ts'

/** Who is about to record something. */
export interface Writer {
  readonly sub: string
  /** A psychiatric consultant of this clinic: until there is a lead, the one who confirms "not reached" (laws S4). */
  readonly consultant: boolean
}
/** Whether a step can be taken now; `blocked` says why not, in words unless by code, null = it can. */
export interface StepToday<Why = string> {
  readonly step: SafetyStep
  readonly blocked: Why | null
}
/** What the steps are decided on. */
export interface SafetyChart {
  readonly open: OpenSafety
  readonly standing: readonly Standing[]
  readonly today: Day
  readonly chosen: ChosenSettings
}

/** The same of a chart's entries alone, with the item that lists show. */
export function safetyChart(
  entries: readonly Entry[],
  today: Day,
  chosen: ChosenSettings,
): SafetyChart & Pick<SafetyView, 'item'> {
  const standing = effective(entries).facts
  const identified = identifiedDay(
    standing.map(({ fact }) => fact),
    chosen,
  )
  const reading = readingOf(entries, historyBefore(identified, chosen), chosen)
  const { open, item } = safetyOfChart(entries, standing, reading)
  return { open, item, standing, today, chosen }
}

const isAnythingOpen = ({ uncovered, findings, strikes }: OpenSafety): boolean =>
  uncovered.length + findings.length + strikes.length > 0

const blocked = <Code extends keyof StepProblems>(code: Code, args: StepProblems[Code]): Blocked =>
  ({ code, args }) as Blocked

function handOver({ open }: SafetyChart): Blocked | null {
  return open.uncovered.length + open.findings.length > 0 ? null : blocked('nothing-to-hand-over', {})
}

function received({ open: { elsewhere, ended, uncovered, findings }, today }: SafetyChart): Blocked | null {
  if (!elsewhere) {
    const last = ended.findLast(({ fact }) => fact.outcome === 'received')
    return last && uncovered.length + findings.length > 0
      ? blocked('received-already', { day: last.day, today })
      : blocked('nobody-handed-over', {})
  }
  const { checkDay } = elsewhere.fact
  return today <= checkDay ? null : blocked('check-day-passed', { day: checkDay, today })
}

function managed({ open: { findings } }: SafetyChart): Blocked | null {
  if (findings.some(({ finding }) => finding === 'high')) return blocked('high-is-not-managed', {})
  return findings.length > 0 ? null : blocked('only-moderate-is-managed', {})
}

/** Attempts that "not reached" of the day of the chart could rest on. */
export const attemptsBy = ({ open, today }: SafetyChart): Attempts =>
  attemptsOf(open.facts, { ...open, until: today, before: null })

/** Why "not reached" cannot be said of the day of the chart; null = it can. */
function notReached(chart: SafetyChart): Blocked | null {
  const { open, chosen, today } = chart
  if (!isAnythingOpen(open)) return blocked('nobody-to-reach', {})
  const made = attemptsBy(chart)
  const needed = attemptsNeeded(chosen, today)
  if (areEnough(made, needed)) return null
  const [since, madeOf] = [made.since ?? null, { madeAttempts: made.attempts, madeDays: made.days }]
  return blocked('too-few-attempts', { ...needed, ...madeOf, madeRoutes: made.routes, since, today })
}

const ended = ({ open }: SafetyChart): Blocked | null => (isAnythingOpen(open) ? null : blocked('nothing-open', {}))

/** Whether this writer can confirm what waits; a struck-out answer that was not urgent may be confirmed by anybody. */
export function whyNotConfirmed({ open }: SafetyChart, by: Writer, what: string | null = null): Blocked | null {
  const outcomes = open.awaiting.filter(({ fact }) => what === null || fact.outcome === what)
  const strikes = what === null || what === 'struck-out' ? open.strikes : []
  if (outcomes.length + strikes.length === 0) return blocked('nothing-to-confirm', {})
  const ofOthers = outcomes.filter(({ recorded }) => recorded.author !== by.sub)
  if (ofOthers.some(({ fact }) => fact.outcome !== 'not-reached' || by.consultant)) return null
  if (strikes.some(({ urgent, correction }) => !urgent || correction.author !== by.sub)) return null
  if (ofOthers.length > 0) return blocked('consultant-confirms', {})
  return blocked('another-confirms', { notReached: outcomes.some(({ fact }) => fact.outcome === 'not-reached') })
}

/** Each step of the safety table (laws 1) with why it cannot be taken now, where it cannot. */
export function stepsToday(chart: SafetyChart, by: Writer): readonly StepToday<Blocked>[] {
  const why: Readonly<Record<SafetyStep, Blocked | null>> = {
    'risk-assessment': null,
    'c-ssrs': null,
    'hand-over': handOver(chart),
    received: received(chart),
    managed: managed(chart),
    'not-reached': notReached(chart),
    died: ended(chart),
    'entered-in-error': ended(chart),
    confirm: whyNotConfirmed(chart, by),
  }
  return SAFETY_STEPS.map((step) => ({ step, blocked: why[step] }))
}
