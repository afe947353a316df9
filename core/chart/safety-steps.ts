import { shortDay } from '../day-words.ts'
import type { Day } from '../day.ts'
import type { ChosenSettings } from '../settings/index.ts'
import { readingOf } from './belonging.ts'
import { effective, type Standing } from './effective.ts'
import type { Entry } from './entry.ts'
import { historyBefore, identifiedDay } from './milestones.ts'
import { areEnough, attemptsNeeded, attemptsOf, type Attempts } from './safety-attempts.ts'
import type { OpenSafety } from './open-safety.ts'
import { safetyReader } from './safety-open.ts'
import { SAFETY_STEPS, type SafetyStep } from './vocabulary.ts'

/** Who is about to record something. */
export interface Writer {
  readonly sub: string
  /** A psychiatric consultant of this clinic: until there is a lead, the one who confirms "not reached" (laws S4). */
  readonly consultant: boolean
}
/** Whether a step can be taken now; `blocked` says in words why not, null = it can. */
export interface StepToday {
  readonly step: SafetyStep
  readonly blocked: string | null
}
/** What the steps are decided on. */
export interface SafetyChart {
  readonly open: OpenSafety
  readonly standing: readonly Standing[]
  readonly today: Day
  readonly chosen: ChosenSettings
}

export function safetyChart(entries: readonly Entry[], today: Day, chosen: ChosenSettings): SafetyChart {
  const standing = effective(entries).facts
  const identified = identifiedDay(
    standing.map(({ fact }) => fact),
    chosen,
  )
  return {
    open: safetyReader(entries, readingOf(entries, historyBefore(identified, chosen), chosen)).now(),
    standing,
    today,
    chosen,
  }
}

const isAnythingOpen = ({ uncovered, findings, strikes }: OpenSafety): boolean =>
  uncovered.length + findings.length + strikes.length > 0

function handOver({ open }: SafetyChart): string | null {
  return open.uncovered.length + open.findings.length > 0
    ? null
    : 'No answer and no finding is open, so there is nothing to hand over'
}

function received({ open: { elsewhere, ended, uncovered, findings }, today }: SafetyChart): string | null {
  if (!elsewhere) {
    const last = ended.findLast(({ fact }) => fact.outcome === 'received')
    return last && uncovered.length + findings.length > 0
      ? `Received on ${shortDay(last.day, today)} already. What is open now stays so until somebody assesses it`
      : 'Nobody was handed over or admitted'
  }
  const { checkDay } = elsewhere.fact
  return today <= checkDay
    ? null
    : `The check day passed on ${shortDay(checkDay, today)}. Record an assessment, or hand over again`
}

function managed({ open: { findings } }: SafetyChart): string | null {
  if (findings.some(({ finding }) => finding === 'high'))
    return 'A high finding is not managed: it takes a later assessment on another day or by another person, or a hand-over'
  return findings.length > 0 ? null : 'Only a finding of moderate is managed. Record the assessment first'
}

/** Attempts that "not reached" of the day of the chart could rest on. */
export const attemptsBy = ({ open, today }: SafetyChart): Attempts =>
  attemptsOf(open.facts, { ...open, until: today, before: null })

/** Why "not reached" cannot be said of the day of the chart; null = it can. */
function notReachedBlocked(chart: SafetyChart): string | null {
  if (!isAnythingOpen(chart.open)) return 'Nothing is open that would need the person to be reached'
  const made = attemptsBy(chart)
  const needed = attemptsNeeded(chart.chosen, chart.today)
  if (areEnough(made, needed)) return null
  const since = made.since ? ` since ${shortDay(made.since, chart.today)}` : ''
  return `It takes ${needed.attempts} attempts on ${needed.days} days by ${needed.routes} routes${since}. So far: ${made.attempts} on ${made.days} by ${made.routes}`
}

const ended = ({ open }: SafetyChart): string | null => (isAnythingOpen(open) ? null : 'Nothing is open')

/** Whether this writer can confirm what waits; a struck-out answer that was not urgent may be confirmed by anybody. */
export function confirmBlocked({ open }: SafetyChart, by: Writer, what: string | null = null): string | null {
  const outcomes = open.awaiting.filter(({ fact }) => what === null || fact.outcome === what)
  const strikes = what === null || what === 'struck-out' ? open.strikes : []
  if (outcomes.length + strikes.length === 0) return 'Nothing waits for a second person'
  const ofOthers = outcomes.filter(({ recorded }) => recorded.author !== by.sub)
  if (ofOthers.some(({ fact }) => fact.outcome !== 'not-reached' || by.consultant)) return null
  if (strikes.some(({ urgent, correction }) => !urgent || correction.author !== by.sub)) return null
  if (ofOthers.length > 0) return 'A psychiatric consultant confirms "not reached"'
  const isNotReached = outcomes.some(({ fact }) => fact.outcome === 'not-reached')
  return `You recorded it: another person confirms${isNotReached ? ', and of "not reached" a psychiatric consultant' : ''}`
}

/** Each step of the safety table (laws 1) with why it cannot be taken now, where it cannot. */
export function safetySteps(chart: SafetyChart, by: Writer): readonly StepToday[] {
  const blocked: Readonly<Record<SafetyStep, string | null>> = {
    'risk-assessment': null,
    'c-ssrs': null,
    'hand-over': handOver(chart),
    received: received(chart),
    managed: managed(chart),
    'not-reached': notReachedBlocked(chart),
    died: ended(chart),
    'entered-in-error': ended(chart),
    confirm: confirmBlocked(chart, by),
  }
  return SAFETY_STEPS.map((step) => ({ step, blocked: blocked[step] }))
}
