import { describe, expect, test } from 'vitest'
import { reopened } from '../../../core/caseload/reopened.ts'
import type { NewEntry } from '../../../core/chart/entry.ts'
import { contact, referral, session } from '../../support/charts.ts'
import { at, history, phq9With, rowOf, saved, TODAY, type Request } from '../../support/history.ts'

const close: NewEntry = { kind: 'close', day: at(-90), reason: 'unreachable' }
const closed = (...before: readonly Request[]): readonly Request[] => [...before, saved(-90, close)]
const strike = (requests: readonly Request[]): Request => {
  const corrects = `v${requests.length}p0`
  return saved(0, { ...{ kind: 'correction', day: at(0), corrects, reason: 'By mistake' }, replacement: null })
}
const clocks = (...before: readonly Request[]) => reopened(history(...closed(...before)), at(-90), TODAY, {})
/** What the list says of the same chart once its close is struck out. */
const after = (...before: readonly Request[]) => rowOf([...closed(...before), strike(closed(...before))])

const referred = saved(-112, referral(at(-112)))
const consent = (day: number, state: 'declined' | 'verbal'): Request =>
  saved(day, { kind: 'consent', day: at(day), state })

describe('the clocks of an episode before its close is struck out', () => {
  test('of who waits: the wait stopped with the close, and reopened it is as long as if it had never closed', () => {
    expect(clocks(referred)).toEqual({
      ...{ since: { day: at(-112), is: 'referral' }, isTreated: false, declined: null },
      ...{ waiting: { closed: 22, reopened: 112 }, toTreatment: null, week: null },
    })
    expect(after(referred).waitingDays).toBe(112)
  })
  test('of who was treated: the time to treatment stays, and the weeks go on to today', () => {
    const treated = [referred, saved(-103, session(at(-103)))]
    expect(clocks(...treated)).toMatchObject({ waiting: null, toTreatment: 9, week: { closed: 1, reopened: 14 } })
    expect(after(...treated)).toMatchObject({ week: 14, waitingDays: null })
  })
  test('of who declined: nobody waits from that day, closed or not', () => {
    const declined = [referred, consent(-100, 'declined')]
    expect(clocks(...declined)).toMatchObject({ declined: at(-100), waiting: { closed: 12, reopened: 12 } })
    expect(after(...declined).stage).toBe('declined')
  })
  test('without a referral count from the screen that identified the need, and from nothing where there is none', () => {
    const screened = saved(-110, phq9With(at(-110), 15, 0))
    expect(clocks(screened)).toMatchObject({
      since: { day: at(-110), is: 'identification' },
      waiting: { closed: 20, reopened: 110 },
    })
    expect(after(screened).waitingDays).toBe(110)
    expect(clocks(saved(-100, contact(at(-100))))).toMatchObject({ since: null, waiting: null, toTreatment: null })
  })
})
