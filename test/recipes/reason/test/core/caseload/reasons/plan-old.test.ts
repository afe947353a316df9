import { describe, expect, it } from 'vitest'
import { at, rowOf, saved } from '../../../support/history.ts'
import { contact, referral } from '../../../support/charts.ts'

const withPlanOf = (day: number) =>
  rowOf([
    saved(day, referral(at(day)), {
      kind: 'safety',
      day: at(day),
      event: 'safety-plan',
      instrument: 'C-SSRS',
      finding: 'low',
    }),
    saved(-1, contact(at(-1))),
  ])

describe('a safety plan of more than half a year', () => {
  it('is a reason of group 7 with its sentence, from the day after half a year on', () => {
    const found = withPlanOf(-183).reasons.find(({ code }) => code === 'plan-old')
    expect(found).toMatchObject({ tone: 'quiet', text: expect.stringContaining('Safety plan of') })
    expect(withPlanOf(-182).reasons.map(({ code }) => code)).not.toContain('plan-old')
  })
  it('stands in its place of the order, behind what makes somebody call', () => {
    const codes = withPlanOf(-183).reasons.map(({ code }) => code)
    expect(codes.filter((code) => code === 'needs-contact' || code === 'plan-old')).toEqual([
      'needs-contact',
      'plan-old',
    ])
  })
})
