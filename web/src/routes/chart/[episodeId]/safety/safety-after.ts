import { factOf } from '../../../../../../core/chart/families.ts'
import type { ClinicalFact, Entry, NewEntry } from '../../../../../../core/chart/entry.ts'
import { notYetId } from '../../../../../../core/chart/not-yet.ts'
import { openAfter, type BySomebody } from '../../../../../../core/chart/safety-after.ts'
import { saidIn } from '../../../../../../core/chart/safety-said.ts'
import type { Answer, Assessment } from '../../../../../../core/chart/safety-known.ts'
import type { OpenSafety, Strike } from '../../../../../../core/chart/open-safety.ts'
import { isAnotherPerson } from '../../../../../../core/chart/safety-open.ts'
import { safetyChart } from '../../../../../../core/chart/safety-steps.ts'
import { isDay, type Day } from '../../../../../../core/day.ts'
import { answerName } from '../../../../lib/caseload/safety-signs.ts'
import { dayText } from '../../../../lib/text/day.ts'

/** A chart as a form about safety is typed in it. */
export interface TypedIn extends BySomebody {
  readonly entries: readonly Entry[]
  /** What this page does not know of the chart, and the server does. */
  readonly strange: readonly unknown[]
  /** The entry that is corrected; null where something new is recorded. */
  readonly corrects: Entry | null
}

/**
 * What a save of an assessment would leave open and why, in sentences; or that it settles the item. Computed from the chart and from the
 * day in the form. Null where nothing is found yet, or nothing was open.
 */
export function afterSaveWords(facts: readonly ClinicalFact[], chart: TypedIn): string | null {
  const [first] = facts
  // As it stands in a form it may have no day yet, whatever a finished fact has.
  const day: string | undefined = first?.day
  if (!first || day === undefined || !isDay(day) || day > chart.today) return null
  const after = openAfter(chart.entries, newEntries(facts, chart), chart)
  const root = chart.corrects ? rootOf(chart.corrects, chart.entries) : notYetId(0)
  const own = after.facts.assessments.find((one) => one.root === root)
  // A correction of a score: what it takes away or lowers is told before it is saved.
  if (!own) return after.strikes.flatMap((one) => (isByThis(one) ? [struckOut(one, chart)] : [])).join(' ') || null
  if (chart.strange.length > 0) return NOT_TOLD
  const left = [
    ...after.findings.map((finding) => heldBy(finding, own, chart.today)),
    ...after.uncovered.map((answer) => notCovered(answer, own, chart.today)),
    ...after.strikes.map((strike) => struckOut(strike, chart)),
    ...(after.awaiting.length > 0 ? ['What waits for a second person still waits.'] : []),
  ]
  if (left.length > 0) return left.join(' ')
  const before = safetyChart(chart.entries, chart.today, chart.chosen).open
  if (!isAnythingOpen(before) && !facts.some(saysPositive)) return null
  if (own.finding === 'low') return 'Low settles the item in this save.'
  return facts.length > 1 ? 'Managed settles the item in this save.' : null
}

/** What striking out an entry leaves open until somebody confirms it, told before it is saved; '' where nothing is. */
export function afterStrikeWords(entry: Entry, chart: TypedIn): string {
  const strike = { kind: 'correction', day: chart.today, corrects: entry.id, replacement: null, reason: '' } as const
  const { strikes } = openAfter(chart.entries, [strike], chart)
  return strikes.flatMap((one) => (isByThis(one) ? [struckOut(one, chart)] : [])).join(' ')
}

const NOT_TOLD =
  'What this leaves open cannot be told before it is saved: the chart holds what this page does not know in full.'

const isByThis = ({ correction }: Pick<Strike, 'correction'>): boolean => correction.id === notYetId(0)
const isAnythingOpen = ({ findings, uncovered, strikes, awaiting }: OpenSafety): boolean =>
  findings.length + uncovered.length + strikes.length + awaiting.length > 0
const saysPositive = (fact: ClinicalFact): boolean => saidIn(fact).some(({ level }) => level > 0)

/** What no field shows stays as recorded: the time of day decides what an assessment covers. */
function newEntries(facts: readonly ClinicalFact[], { corrects, today }: TypedIn): readonly NewEntry[] {
  if (!corrects) return facts
  const time = factOf(corrects)?.time
  return facts.slice(0, 1).map((fact) => ({
    ...{ kind: 'correction', day: today, corrects: corrects.id, reason: '' },
    replacement: time === undefined ? fact : { ...fact, time },
  }))
}

/** Where a family of corrections began. */
function rootOf(entry: Entry, entries: readonly Entry[]): string {
  const { fact } = entry
  const before = fact.kind === 'correction' ? entries.find(({ id }) => id === fact.corrects) : undefined
  return before ? rootOf(before, entries) : entry.id
}

const UNTIL = {
  high: 'until a later assessment on another day or by another person, or a hand-over',
  moderate: 'until it is managed, assessed later or handed over',
} as const
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

function heldBy(one: Assessment, own: Assessment, today: Day): string {
  const { finding, root, day, held } = one
  if (finding === 'low') return ''
  if (root === own.root) return `${capital(finding)} stays open ${UNTIL[finding]}.`
  const what = `The ${finding} finding of ${dayText(day, today)} stays open`
  if (day > own.day) return `${what}: this assessment is dated before it.`
  if (held.version > own.recorded.version) return `${what}: it was recorded after this assessment.`
  const samePerson = day === own.day && !isAnotherPerson(own, one)
  return samePerson && finding === 'high'
    ? `${what}: the same person cannot lower it on the same day. It takes an assessment on another day or by another person, or a hand-over.`
    : `${what} ${UNTIL[finding]}.`
}

function notCovered({ instrument, level, day }: Answer, own: Assessment, today: Day): string {
  const what = `${answerName(instrument)} = ${level} of ${dayText(day, today)} stays open`
  if (day > own.day) return `${what}: this assessment is dated before it.`
  if (day > own.covers.day)
    return `${what}: this assessment was first dated ${dayText(own.covers.day, today)}, before it.`
  return `${what}: it came after this assessment.`
}

function struckOut({ said, finding, level, correction, urgent, root }: Strike, { entries, today }: TypedIn): string {
  const entry = entries.find(({ id }) => id === root)
  const fact = entry && factOf(entry)
  const of = fact ? ` of ${dayText(fact.day, today)}` : ''
  const what = said ? `${answerName(said.instrument)} = ${level}` : `${capital(finding ?? '')} risk`
  const now = isByThis({ correction }) ? 'is struck out by this correction' : 'was struck out'
  return `${what}${of} ${now} and stays open until ${urgent ? 'another person' : 'somebody'} confirms that.`
}
