import { describe, expect, test } from 'vitest'
import { readChart } from '../../../core/chart/fold.ts'
import type { RowSafety } from '../../../core/contract/schemas/caseload.ts'
import { handedOn } from '../../../core/decisions/refer-again.ts'
import { NOTHING_CHOSEN } from '../../../core/settings/index.ts'
import { anEpisode, referral } from '../../support/charts.ts'
import { assessed, at, history, phq9With, rowOf, saved, TODAY, type Request } from '../../support/history.ts'
import fc, { RUNS } from '../../support/seeded.ts'

const referred = saved(-40, referral(at(-40)))
const answer = (day: number, item9: number): Request => saved(day, phq9With(at(day), 15, item9))
const found = (day: number, finding: 'low' | 'moderate' | 'high', by = 'Jo Rivera'): Request =>
  saved(day, assessed(at(day), finding, { assessedBy: by }))
const handedOver = (day: number, check: number): Request =>
  saved(day, {
    ...{ kind: 'hand-over', day: at(day), how: 'handed-over', service: 'Crisis team', acceptedBy: 'J. Lind' },
    checkDay: at(check),
  })

/** How the chart of a person reads whom another entry of theirs, with these requests in its chart, is merged into. */
function merged(kept: readonly Request[], other: readonly Request[]): RowSafety | null {
  const [episode, entries] = [anEpisode(), history(referred, ...other)]
  const chart = { episode: { ...episode, version: other.length + 1 }, entries }
  const one = { chart, chosen: NOTHING_CHOSEN, read: readChart(episode, entries) }
  return rowOf([referred, ...kept, saved(0, ...handedOn(one, 'kept', { today: TODAY, there: TODAY }).carried)]).safety
}
const alone = (requests: readonly Request[]): RowSafety | null => rowOf([referred, ...requests]).safety

describe('law S5: a merge takes the worse state', () => {
  test.each<[string, readonly Request[], readonly Request[], object]>([
    [
      'a high finding is not answered by a hand-over that was agreed to without knowing it',
      [answer(-3, 3), found(-2, 'high')],
      [answer(-3, 2), found(-2, 'high'), handedOver(-1, 3)],
      { state: 'high', class: 1 },
    ],
    [
      'an urgent answer stays above a hand-over that came with the person',
      [answer(-3, 3)],
      [answer(-3, 2), found(-2, 'high'), handedOver(-1, 3)],
      { state: 'elsewhere', class: 2 },
    ],
    [
      'a high finding is not taken back by a moderate one of another day and person that came with them',
      [answer(-5, 3), found(-4, 'high')],
      [answer(-3, 2), found(-1, 'moderate', 'Ann Mallory')],
      { state: 'high', class: 1 },
    ],
    [
      'a rise is none the smaller for what was covered in the chart that goes on',
      [answer(-9, 2), found(-8, 'low')],
      [answer(-9, 0), answer(-3, 2)],
      { state: 'unassessed', class: 2, risen: true },
    ],
  ])('%s', (_, kept, other, row) => {
    expect(merged(kept, other)).toMatchObject(row)
  })
  test('whatever was recorded in both, in either direction', () => {
    const day = fc.integer({ min: -30, max: -1 })
    const request = fc.oneof(
      { weight: 4, arbitrary: fc.tuple(day, fc.integer({ min: 0, max: 3 })).map((one) => answer(...one)) },
      fc
        .tuple(day, fc.constantFrom('low', 'moderate', 'high'), fc.constantFrom('Jo Rivera', 'Ann Mallory'))
        .map((one) => found(...one)),
      fc.tuple(day, fc.integer({ min: 1, max: 6 })).map((one) => handedOver(...one)),
    )
    const requests = fc.array(request, { maxLength: 5 })
    const isWorse = (kept: readonly Request[], other: readonly Request[]) => {
      const worst = Math.min(...[kept, other].map((one) => alone(one)?.class ?? 9))
      expect(merged(kept, other)?.class ?? 9).toBeLessThanOrEqual(worst)
    }
    fc.assert(fc.property(requests, requests, isWorse), { numRuns: RUNS })
  })
})
