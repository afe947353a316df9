import type { Safety, Uncovered } from '../chart/safety-state.ts'
import type { SafetySource } from '../instruments/safety-sources.ts'
import type { Day } from '../day.ts'

export const SAFETY_STATES = ['none', 'settled', 'unassessed', 'high', 'moderate', 'elsewhere', 'struck-out'] as const
export type SafetyState = (typeof SAFETY_STATES)[number]

/** A safety item as of a day. */
export interface SafetyToday {
  readonly state: SafetyState
  /** 1 high, 2 urgent or risen and unassessed, 3 moderate, 4 unassessed, 5 struck out; null = not in the safety group. */
  readonly class: 1 | 2 | 3 | 4 | 5 | null
  /** The answers that speak: those above a hand-over while it holds, else all that nothing covers. */
  readonly uncovered: Uncovered | null
  /** A new answer beside a finding or a hand-over, which nobody has assessed. */
  readonly newAnswer: boolean
  /** The check day of a hand-over has passed without word. */
  readonly passed: boolean
}

const NONE: SafetyToday = { state: 'none', class: null, uncovered: null, newAnswer: false, passed: false }

type SafetyClass = 1 | 2 | 3 | 4 | 5
const answerClass = (answer: Uncovered | null): SafetyClass | null =>
  answer === null ? null : answer.urgent || answer.risen ? 2 : 4

const worst = (...classes: readonly (SafetyClass | null)[]): SafetyClass | null =>
  classes.reduce((least, one) => (least === null || (one !== null && one < least) ? one : least), null)

/**
 * The state of the item on a day and its class in lists (laws 1). A hand-over or admission holds through its check day; it keeps from
 * the list what lies beneath it, never an answer that came after it.
 */
export function safetyToday(safety: Safety | null, today: Day): SafetyToday {
  if (!safety) return NONE
  const { uncovered, finding, elsewhere, struck } = safety
  const holds = elsewhere !== null && today <= elsewhere.checkDay
  const speaks = holds ? elsewhere.above : uncovered
  const found: SafetyClass | null = holds || !finding ? null : finding.finding === 'high' ? 1 : 3
  const state = holds ? 'elsewhere' : stateOf(safety)
  return {
    state,
    class: worst(found, answerClass(speaks), struck ? 5 : null),
    uncovered: speaks,
    newAnswer: speaks !== null && (state === 'elsewhere' || state === 'high' || state === 'moderate'),
    passed: elsewhere !== null && !holds && (finding !== null || uncovered !== null),
  }
}

/** What stands without a hand-over that holds: the finding in force, else what is unassessed, else what was struck out. */
function stateOf({ uncovered, finding, struck, settled }: Safety): SafetyState {
  if (finding) return finding.finding
  if (uncovered) return 'unassessed'
  if (struck) return 'struck-out'
  return settled ? 'settled' : 'none'
}

/**
 * What lists show and order by (laws S6): what is unassessed, else what the finding in force answers. Beside such a finding the higher one of
 * the two: a lower answer, be it new or come with a merge, lowers nothing (laws S2).
 */
function leading(
  safety: Safety | null,
  { state, uncovered }: SafetyToday,
): { readonly level: number; readonly instrument: SafetySource | null } | null {
  const finding = safety?.finding ?? null
  if (!uncovered) return finding ?? safety?.struck ?? null
  const isHigher = finding !== null && finding.finding === state && finding.level > uncovered.level
  return isHigher ? finding : uncovered
}

export function levelOf(safety: Safety | null, now: SafetyToday): number | null {
  const lead = leading(safety, now)
  return lead && lead === safety?.finding ? lead.level || null : (lead?.level ?? null)
}

/** The day on which the level was answered that lists show: of a finding it is the answer's, which that does not say. */
export function answeredOn(safety: Safety | null, now: SafetyToday): Day | null {
  const lead = leading(safety, now)
  return lead !== null && lead === now.uncovered ? now.uncovered.on : null
}

export const sourceOf = (safety: Safety | null, now: SafetyToday): SafetySource | null =>
  leading(safety, now)?.instrument ?? safety?.finding?.instrument ?? safety?.struck?.instrument ?? null
