import { expect, test } from 'vitest'
import type { Reopened } from '../../../../core/caseload/reopened.ts'
import { clockLines } from '../../../../web/src/routes/chart/[episodeId]/closing/clocks.ts'

const today = '2026-11-24'
const WAITS: Reopened = {
  ...{ since: { day: '2026-08-04', is: 'referral' }, isTreated: false, declined: null },
  ...{ waiting: { closed: 22, reopened: 112 }, toTreatment: null, week: null },
}
const linesOf = (clocks: Reopened) =>
  clockLines(clocks, today).map(({ what, closed, reopened }) =>
    [what, closed, reopened].join(' | ').replaceAll('\u00a0', ' '),
  )

test('before an episode is reopened its wait is told in days, as it is closed and as it would be', () => {
  expect(linesOf(WAITS)).toEqual([
    'Days waited since the referral on 4 Aug | 22 | 112',
    'Counted under Access as | closed before treatment | waiting',
  ])
})
test('of who was treated the time to treatment and the week are told', () => {
  const treated = { ...WAITS, isTreated: true, waiting: null, toTreatment: 9, week: { closed: 1, reopened: 14 } }
  expect(linesOf(treated)).toEqual([
    'Days from the referral on 4 Aug to treatment | 9 | 9',
    'Week of treatment | 1 | 14',
  ])
})
test('of who declined, and of whom no referral is known, nothing is told that is not so', () => {
  const declined = { ...WAITS, declined: '2026-08-16', waiting: { closed: 12, reopened: 12 } }
  expect(linesOf(declined)).toEqual([
    'Days waited since the referral on 4 Aug, until consent was declined on 16 Aug | 12 | 12',
    'Counted under Access as | closed before treatment | closed before treatment',
  ])
  expect(linesOf({ ...WAITS, since: null, waiting: null })).toEqual([
    'Days waited since the referral | not known | not known',
  ])
})
