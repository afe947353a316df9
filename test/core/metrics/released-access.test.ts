import { describe, expect, test } from 'vitest'
import type { NewEntry } from '../../../core/chart/entry.ts'
import type { Summary } from '../../../core/chart/summary.ts'
import { addDays } from '../../../core/day.ts'
import { followUpDay, releaseFor } from '../../../core/metrics/release.ts'
import { toCohort } from '../../../core/population/cohort.ts'
import { close, folded, referral, session } from '../../support/charts.ts'

const REFERRED = '2026-05-10'
const AS_OF = followUpDay('2026-Q2')
const on = (days: number) => addDays(REFERRED, days)
const consent = (day: string, state: 'declined' | 'verbal'): NewEntry => ({ kind: 'consent', day, state })

let next = 0
const chart = (...facts: NewEntry[]): Summary =>
  folded([referral(REFERRED), ...facts], {
    episodeId: `e${next++}`,
    coverage: { payerClass: 'commercial', plan: 'northfield' },
  })
/** So many people of one course that no count of them is small. */
const row = (facts: readonly NewEntry[], n = 20) => {
  const release = releaseFor({
    planId: 'northfield',
    planName: 'Northfield Health Plan',
    cohort: toCohort(Array.from({ length: n }, () => chart(...facts))),
    ...{ quarter: '2026-Q2', asOf: AS_OF, publishedOn: addDays(AS_OF, 15), version: 1 },
  })
  return release.access[0]?.rows[0]
}

describe('law D6: who declined consent counts in a release', () => {
  test('as closed before treatment, as in the figures of the clinics', () => {
    expect(row([consent(on(12), 'declined')])).toMatchObject({ referrals: 20, closedBefore: 20, waiting: 0 })
  })
  test('as waiting where they declined after the as-of day, and where they consented after all', () => {
    expect(row([consent(addDays(AS_OF, 1), 'declined')])).toMatchObject({ closedBefore: 0, waiting: 20 })
    expect(row([consent(AS_OF, 'declined')])).toMatchObject({ closedBefore: 20, waiting: 0 })
    expect(row([consent(on(12), 'declined'), consent(on(15), 'verbal')])).toMatchObject({ waiting: 20 })
  })
  test('as started where treatment began before or after it', () => {
    expect(row([session(on(10)), consent(on(12), 'declined')])).toMatchObject({ within14: 20, closedBefore: 0 })
    expect(row([consent(on(12), 'declined'), session(on(14))])).toMatchObject({ within14: 20, closedBefore: 0 })
  })
  test('once, by the earlier day, where the episode was closed as well', () => {
    expect(row([consent(on(12), 'declined'), close(on(20), 'declined')])).toMatchObject({ closedBefore: 20 })
    expect(row([close(on(12), 'unreachable'), consent(on(20), 'declined')])).toMatchObject({ closedBefore: 20 })
  })
})
