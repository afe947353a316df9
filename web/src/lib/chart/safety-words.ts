import type { ClinicalFact } from '../../../../core/chart/entry.ts'
import type { SafetyStep } from '../../../../core/chart/vocabulary.ts'
import type { Chart, ChartRow } from '../../../../core/contract/index.ts'
import { daysBetween, type Day } from '../../../../core/day.ts'
import { answerName, SETTLED_HOW } from '../caseload/safety-signs.ts'
import { dayText } from '../text/day.ts'

/** Kinds of entries that the safety panel lists. */
export const SAFETY_KINDS: ReadonlySet<ClinicalFact['kind']> = new Set([
  'safety',
  'c-ssrs',
  'hand-over',
  'safety-outcome',
  'safety-confirmation',
])

export const STEP_NAMES: { readonly [S in SafetyStep | 'safety-plan']: string } = {
  'risk-assessment': 'Risk assessment',
  'c-ssrs': 'C-SSRS screener',
  'hand-over': 'Hand over or admit',
  received: 'Received and seen',
  managed: 'Managed',
  'not-reached': 'Not reached',
  died: 'Died',
  'entered-in-error': 'Entered in error',
  confirm: 'Confirm',
  'safety-plan': 'Safety plan',
}

const STATES: Readonly<Record<NonNullable<ChartRow['safety']>['state'], string>> = {
  none: 'Safety',
  settled: 'Safety: settled',
  unassessed: 'Safety open: not assessed',
  high: 'Safety open: risk is high',
  moderate: 'Safety open: risk is moderate',
  elsewhere: 'Safety: with another service',
  'struck-out': 'Safety open: struck out, not confirmed',
}

const openFor = (since: Day, today: Day): string => {
  const days = daysBetween(since, today)
  return days === 0 ? 'today' : days === 1 ? '1 day' : `${days} days`
}

/** Title and facts of the safety panel: state, level, since, rise, assessment with its finding, hand-over, what waits, history. */
export function safetyHead({ safety, safetyPlan }: ChartRow, today: Day): { title: string; lines: readonly string[] } {
  if (!safety) return { title: STATES.none, lines: safetyPlan ? [`plan ${dayText(safetyPlan, today)}`] : [] }
  const name = answerName(safety.instrument)
  const isOpen = safety.state !== 'settled' && safety.state !== 'none'
  const lines = [
    isOpen && safety.since && `since ${dayText(safety.since, today)} (${openFor(safety.since, today)})`,
    isOpen && safety.level !== null && `${name} is ${safety.level}${safety.risen ? ', risen' : ''}`,
    safety.newAnswer && 'new answer, not assessed',
    safety.assessed &&
      `last assessed ${dayText(safety.assessed.day, today)}${safety.assessed.finding ? `: ${safety.assessed.finding}` : ''}`,
    isOpen && !safety.assessed && 'no assessment recorded',
    safety.elsewhere && elsewhere(safety.elsewhere, today),
    safety.awaiting && 'waits for a second person to confirm',
    safety.state === 'settled' &&
      safety.settled &&
      `${safety.settled.how === 'low' ? 'assessed as low' : SETTLED_HOW[safety.settled.how]} on ${dayText(safety.settled.day, today)}`,
    safetyPlan && `plan ${dayText(safetyPlan, today)}`,
    safety.history && `in the history: ${safety.history.level} on ${dayText(safety.history.day, today)}`,
  ]
  return { title: STATES[safety.state], lines: lines.filter((line) => typeof line === 'string') }
}

const elsewhere = (
  { how, checkDay, passed }: NonNullable<NonNullable<ChartRow['safety']>['elsewhere']>,
  today: Day,
): string =>
  `${how === 'admitted' ? 'admitted' : 'handed over'}, ${
    passed ? `not checked since, was due ${dayText(checkDay, today)}` : `check on ${dayText(checkDay, today)}`
  }`

/** What there is to confirm for this reader: an outcome that somebody else recorded, else what was struck out. */
export function awaited({ entries, superseded }: Chart, reader: string): string {
  const waiting = entries.filter(
    ({ id, author, fact }) => fact.kind === 'safety-outcome' && author !== reader && !(id in superseded),
  )
  const last = waiting.at(-1)?.fact
  const isPending = last?.kind === 'safety-outcome' && last.outcome !== 'managed' && last.outcome !== 'received'
  return isPending ? last.outcome : 'struck-out'
}
