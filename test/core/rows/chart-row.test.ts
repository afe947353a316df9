import { charted } from '../../support/measures.ts'
import { describe, expect, test } from 'vitest'
import { chartRow } from '../../../core/rows/row.ts'
import { DEFAULT_RULES } from '../../../core/caseload/rules.ts'
import type { NewEntry } from '../../../core/chart/entry.ts'
import { addDays } from '../../../core/day.ts'
import { folded, gad7, medication, phq9, referral, session } from '../../support/charts.ts'

const TODAY = '2026-11-23'
const ago = (days: number) => addDays(TODAY, -days)
const row = (...facts: NewEntry[]) => chartRow(folded(facts), TODAY, DEFAULT_RULES, [])

describe('what a person takes or does today', () => {
  test('a therapy given in a contact belongs to it for 60 days, the 60th included', () => {
    expect(row(referral(ago(90)), session(ago(60))).treatments).toEqual(['behavioral-activation'])
    expect(row(referral(ago(90)), session(ago(61))).treatments).toEqual([])
  })
  test('a therapy given stands behind what was started', () => {
    expect(row(referral(ago(90)), medication(ago(50), 'start'), session(ago(10))).treatments).toEqual([
      'sertraline',
      'behavioral-activation',
    ])
  })
  test('a drug is shown without any therapy, and an old therapy adds nothing to it', () => {
    expect(row(referral(ago(90)), medication(ago(50), 'start')).treatments).toEqual(['sertraline'])
    expect(row(referral(ago(190)), session(ago(150)), medication(ago(50), 'start')).treatments).toEqual(['sertraline'])
  })
  test('a therapy that was started by name is not named twice when it is given', () => {
    const started: NewEntry = {
      ...{ kind: 'treatment', day: ago(30), action: 'start', modality: 'psychotherapy' },
      ...{ name: 'Behavioral activation', underPlan: true, psychotropic: false },
    }
    expect(row(referral(ago(90)), started, session(ago(10))).treatments).toEqual(['Behavioral activation'])
  })
})

describe('the line of one chart', () => {
  test('says the last stage that was reached', () => {
    expect(row().reached).toBe('none')
    expect(row(referral(ago(9))).reached).toBe('referred')
    expect(row(referral(ago(9)), session(ago(2))).reached).toBe('treated')
  })
  test('names first, best, previous and last score with their days, and a single score as the last alone', () => {
    const scores = [phq9(ago(70), 18, 'initial'), phq9(ago(40), 9), phq9(ago(20), 11), phq9(ago(3), 12)]
    expect(charted(row(referral(ago(80)), ...scores)).phq9).toEqual({
      baseline: { day: ago(70), total: 18 },
      best: { day: ago(40), total: 9 },
      previous: { day: ago(20), total: 11 },
      last: { day: ago(3), total: 12 },
      ...{ count: 4, changePercent: -33 },
    })
    expect(charted(row(referral(ago(80)), gad7(ago(70), 8, 'initial'))).gad7).toMatchObject({
      ...{ baseline: { day: ago(70), total: 8 }, previous: null, last: { day: ago(70), total: 8 } },
      ...{ count: 1, changePercent: null },
    })
  })
  test('names the last change of treatment and the last case review', () => {
    const review: NewEntry = { kind: 'case-review', day: ago(5), by: 'ines', outcome: 'reviewed' }
    const facts = [referral(ago(90)), medication(ago(50), 'start'), medication(ago(20), 'dose-change'), review]
    expect(row(...facts)).toMatchObject({ lastChange: ago(20), lastReview: ago(5) })
    expect(row(referral(ago(90)))).toMatchObject({ lastChange: null, lastReview: null })
  })
})
