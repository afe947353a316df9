import type { ClinicalFact } from '../../../../../../core/chart/entry.ts'
import { isAssessment, saidIn } from '../../../../../../core/chart/safety-said.ts'
import type { Said } from '../../../../../../core/chart/safety-known.ts'
import type { ChartRow } from '../../../../../../core/contract/index.ts'
import { daysBetween, type Day } from '../../../../../../core/day.ts'
import type { KnownSafety } from '../../../../lib/caseload/known-row.ts'
import { answerName, ELSEWHERE_HOW, SETTLED_HOW, struckWords } from '../../../../lib/caseload/safety-signs.ts'
import { isOpenSafety } from '../../../../lib/caseload/open-safety.ts'
import { dayText } from '../../../../lib/text/day.ts'
import { entryViews, type EntryView } from '../entries/entry-list.ts'
import type { ReadChart } from '../known.ts'
import type { RecordedStep } from '../draft/steps.ts'

/** Kinds of entries that the safety panel lists. */
export const SAFETY_KINDS: ReadonlySet<ClinicalFact['kind']> = new Set([
  'safety',
  'c-ssrs',
  'hand-over',
  'safety-outcome',
  'safety-confirmation',
])

/** The steps in the one order of their buttons; the last two end an item for good and stand apart. */
const ORDER: readonly RecordedStep[] = [
  ...(['risk-assessment', 'c-ssrs', 'safety-plan', 'managed', 'hand-over', 'received', 'not-reached'] as const),
  ...(['confirm', 'died', 'entered-in-error'] as const),
]
const APART: ReadonlySet<RecordedStep> = new Set(['died', 'entered-in-error'])

/** Every step at its own place whatever is possible today: a button that moves is pressed by mistake. */
export const stepButtons = (
  steps: ChartRow['safetySteps'],
): readonly { readonly step: RecordedStep; readonly blocked: string | null; readonly apart: boolean }[] =>
  ORDER.map((step) => ({
    step,
    blocked: steps.find((one) => one.step === step)?.blocked ?? null,
    apart: APART.has(step),
  }))

const STATES: Readonly<Record<KnownSafety['state'], string>> = {
  newer: 'Safety: in a state that this page does not know (newer version)',
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

/** How it was settled; a low of the last assessment is said there already. */
function settledWords({ settled, assessed }: KnownSafety, today: Day): string | null {
  if (!settled || (settled.how === 'low' && settled.day === assessed?.day && assessed.finding === 'low')) return null
  return `${settled.how === 'low' ? 'assessed as low' : SETTLED_HOW[settled.how]} on ${dayText(settled.day, today)}`
}

type OfSafety = Pick<ReadChart, 'row' | 'entries' | 'superseded'>

/** Title and facts of the safety panel: state, level, since, rise, assessment with its finding and means, hand-over, what waits, history. */
export function safetyHead(chart: OfSafety, today: Day): { title: string; lines: readonly string[] } {
  const { safety, safetyPlan } = chart.row
  if (!safety) return { title: STATES.none, lines: safetyPlan ? [`plan ${dayText(safetyPlan, today)}`] : [] }
  const isOpen = isOpenSafety(safety)
  const standing = entryViews(chart.entries, chart.superseded, today).filter(({ corrected }) => !corrected)
  const name = answerName(safety.instrument ?? sourceIn(standing, safety.level))
  const struck = struckWords(safety, today)
  const lines = [
    struck,
    isOpen && safety.since && `since ${dayText(safety.since, today)} (${openFor(safety.since, today)})`,
    isOpen && !struck && safety.level !== null && `${name} is ${safety.level}${safety.risen ? ', risen' : ''}`,
    safety.newAnswer && 'new answer, not assessed',
    safety.assessed &&
      `last assessed ${dayText(safety.assessed.day, today)}${safety.assessed.finding ? `: ${safety.assessed.finding}` : ''}`,
    safety.assessed && meansWords(standing, safety.assessed.day),
    isOpen && !safety.assessed && 'no assessment recorded',
    safety.elsewhere && elsewhere(safety.elsewhere, today),
    safety.elsewhere && takenOver(standing, safety.elsewhere.checkDay),
    safety.awaiting && 'waits for a second person to confirm',
    safety.state === 'settled' && settledWords(safety, today),
    safetyPlan && `plan ${dayText(safetyPlan, today)}`,
    safety.history && `in the history: ${safety.history.level} on ${dayText(safety.history.day, today)}`,
  ]
  return { title: STATES[safety.state], lines: lines.filter((line) => typeof line === 'string') }
}

/** The one instrument that an answer of this level was given to; null where it could be several. */
function sourceIn(standing: readonly EntryView[], level: number | null): Said['instrument'] | null {
  const said = standing.flatMap(({ fact }) => saidIn(fact)).filter((one) => one.level === level)
  const [first, ...others] = new Set(said.map(({ instrument }) => instrument))
  return first !== undefined && others.length === 0 ? first : null
}

/**
 * Whether means were asked about, of the last assessment; not recorded is said as that. Where the last one is not among the entries, as
 * one that only a newer version knows, nothing is said: an older one must not speak for it.
 */
function meansWords(standing: readonly EntryView[], assessed: Day): string | null {
  const last = standing
    .map(({ fact }) => fact)
    .filter(isAssessment)
    .find(({ day }) => day === assessed)
  if (!last) return null
  if (last.meansAsked === undefined) return 'means: not recorded whether asked'
  return last.meansAsked ? 'means asked about' : 'means not asked about'
}

type Named = { readonly service: string; readonly acceptedBy: string; readonly checkDay: Day }
/** A hand-over that names its service, made here or in the chart that the person came from. */
const isHandOver = (fact: ClinicalFact): fact is ClinicalFact & Named =>
  fact.kind === 'hand-over' ||
  (fact.kind === 'safety-carried' &&
    fact.state === 'elsewhere' &&
    fact.service !== undefined &&
    fact.acceptedBy !== undefined &&
    fact.checkDay !== undefined)

/** Who took over, of the hand-over in force: that which names its day to check. */
function takenOver(standing: readonly EntryView[], checkDay: Day): string | null {
  const last = standing.find(({ fact }) => isHandOver(fact) && fact.checkDay === checkDay)?.fact
  return last && isHandOver(last) ? `to ${last.service}, accepted by ${last.acceptedBy}` : null
}

const elsewhere = ({ how, checkDay, passed }: NonNullable<KnownSafety['elsewhere']>, today: Day): string =>
  `${ELSEWHERE_HOW[how]}, ${
    passed ? `not checked since, was due ${dayText(checkDay, today)}` : `check on ${dayText(checkDay, today)}`
  }`
