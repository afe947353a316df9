import { NONE } from '../../population/columns.ts'
import type { Rows } from './rows.ts'
import { namedCells } from './tally.ts'

/** What became of the score of those who began high, by the last one in the follow-up window; and those it is not asked of. */
const OUTCOMES = ['remission', 'responseOnly', 'noResponse', 'noFollowUp', 'notEligible'] as const
export type Outcome = (typeof OUTCOMES)[number]
/** Those asked about, those scored again, and those with a response (remission is always also one). */
export const MEASURED = ['remission', 'responseOnly', 'noResponse'] as const
export const ELIGIBLE = [...MEASURED, 'noFollowUp'] as const
export const RESPONSE = ['remission', 'responseOnly'] as const
const [REMISSION, RESPONSE_ONLY, NO_RESPONSE, NO_FOLLOW_UP, NOT_ELIGIBLE] = [0, 1, 2, 3, 4] as const

/** Last day of the follow-up window, counted from the baseline (HEDIS DRR-E: days 120 to 240). */
const WINDOW_END = 240
/**
 * Baseline that makes an outcome worth measuring, and the score below which it is in remission. Written here
 * and not taken from the instrument: what was published under a version must not move with an instrument's cut.
 */
export const BEGAN_HIGH = { measure: 'PHQ-9', from: 10 } as const
const REMISSION_BELOW = 5

function outcomeOf(baseline: number, followUp: number, windowEnd: number, asOf: number): number {
  if (baseline === NONE || baseline < BEGAN_HIGH.from || windowEnd > asOf) return NOT_ELIGIBLE
  if (followUp === NONE) return NO_FOLLOW_UP
  if (followUp < REMISSION_BELOW) return REMISSION
  return followUp * 2 <= baseline ? RESPONSE_ONLY : NO_RESPONSE
}

function place({ cohort, asked, size, index }: Rows, into: Int32Array): void {
  const { baseline, followUp, baselineDay } = cohort
  for (let k = 0; k < size; k++) {
    const i = index[k] ?? 0
    const windowEnd = (baselineDay[i] ?? Infinity) + WINDOW_END
    into[k] = outcomeOf(baseline[i] ?? NONE, followUp[i] ?? NONE, windowEnd, asked.asOf)
  }
}

export const outcome = namedCells('outcome', OUTCOMES, place)
