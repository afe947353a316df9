import { describe, expect, test } from 'vitest'
import { admissionProblems } from '../../../../core/chart/admission.ts'
import type { NewEntry } from '../../../../core/chart/entry.ts'
import { NOTHING_CHOSEN } from '../../../../core/settings/index.ts'
import { anEpisode, contact, referral } from '../../../support/charts.ts'
import { assessed, at, history, phq9With, saved, TODAY, type Request } from '../../../support/history.ts'

const day = at(0)
const admitting = {
  ...{ today: TODAY, local: `${TODAY}T18:00:00`, chosen: NOTHING_CHOSEN },
  by: { sub: 'kerensa-aldous', consultant: false },
}
const handedOver: NewEntry = {
  ...{ kind: 'hand-over', day: at(-3), how: 'admitted', service: 'General', acceptedBy: 'J. Rivera', checkDay: at(2) },
}
const answer = saved(-5, phq9With(at(-5), 15, 2))

/** What is refused in the chart of somebody who was entered twice, closed yesterday with this in it. */
function refused(requests: readonly Request[], fact: NewEntry): readonly string[] {
  const close: NewEntry = { kind: 'close', day: at(-1), reason: 'entered-twice' }
  const entries = history(saved(-40, referral(at(-40))), ...requests, saved(-1, close))
  return admissionProblems(anEpisode(), entries, [fact], admitting).map(({ code }) => code)
}
const visit = (event: 'kept' | 'no-show', type: 'care-management' | 'primary-care'): NewEntry => ({
  ...{ kind: 'appointment', day, event, visit: type },
})

describe('law D2: a contact with somebody who was entered twice', () => {
  const contacts: readonly [string, NewEntry][] = [
    ['a call', contact(day)],
    ['an attempt, which "not reached" rests on', contact(day, { outcome: 'attempted' })],
    ['a kept visit with the program', visit('kept', 'care-management')],
  ]
  test.each(contacts)('is taken as %s in the closed chart while their safety item is open there', (_, fact) => {
    expect(refused([answer], fact)).toEqual([])
    expect(refused([answer, saved(-4, assessed(at(-4), 'high'))], fact)).toEqual([])
    expect(refused([answer, saved(-3, handedOver)], fact)).toEqual([])
  })
  test.each(contacts)('is refused as %s where nothing is open, and recorded where the person goes on', (_, fact) => {
    expect(refused([], fact)).toEqual(['goes-on-elsewhere'])
    expect(refused([answer, saved(-4, assessed(at(-4), 'low'))], fact)).toEqual(['goes-on-elsewhere'])
    // The assessment on late paper lies before the hand-over, under which nothing is left: no list shows it as open.
    const nothingBeneath = [answer, saved(-3, handedOver), saved(-2, assessed(at(-4), 'low'))]
    expect(refused(nothingBeneath, fact)).toEqual(['goes-on-elsewhere'])
  })
  test.each([
    ['a visit that was missed', visit('no-show', 'care-management')],
    ['a visit to the primary care clinician', visit('kept', 'primary-care')],
  ])('is not %s, which is refused beside an open item too', (_, fact) => {
    expect(refused([answer], fact)).toContain('goes-on-elsewhere')
  })
})

describe('law S1: what is said about safety of somebody who was entered twice', () => {
  test.each<[string, NewEntry]>([
    ['a positive answer', phq9With(day, 15, 1)],
    ['a risk assessment', assessed(day, 'moderate')],
    [
      'a screener without a positive answer',
      { kind: 'c-ssrs', day, ideation: [false, false, null, null, null], behaviour: 'never', finding: 'low' },
    ],
    ['a safety plan', { kind: 'safety', day, event: 'safety-plan' }],
  ])('is taken in the closed chart as %s, open item or not', (_, fact) => {
    expect(refused([], fact)).not.toContain('goes-on-elsewhere')
    expect(refused([answer], fact)).not.toContain('goes-on-elsewhere')
  })
  test('is a step of the item as well, refused for what it needs alone', () => {
    expect(refused([answer], { ...handedOver, day })).toEqual([])
    expect(refused([], { ...handedOver, day })).toEqual(['nothing-to-hand-over'])
  })
  test('is no score without a positive answer', () => {
    expect(refused([answer], phq9With(day, 15, 0))).toEqual(['goes-on-elsewhere'])
  })
})
