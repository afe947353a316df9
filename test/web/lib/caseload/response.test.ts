import { describe, expect, it } from 'vitest'
import { INSTRUMENTS } from '../../../../core/instruments/index.ts'
import { responseLine, responsePart } from '../../../../web/src/lib/caseload/response.ts'

const phq9 = INSTRUMENTS['phq-9']
const who5 = INSTRUMENTS['who-5']

describe('where a response begins', () => {
  it('follows the share of the instrument, in its own direction, in the line and in the words', () => {
    expect([responseLine(phq9, 18), responsePart(phq9)]).toEqual([9, 'half of the first'])
    expect([responseLine(who5, 20), responsePart(who5)]).toEqual([60, 'half of what was missing'])
    const asksMore = { ...phq9, responseShare: 0.4 }
    expect([responseLine(asksMore, 20), responsePart(asksMore)]).toEqual([8, '40 % of the first'])
    const well = { ...who5, responseShare: 0.4 }
    expect([responseLine(well, 50), responsePart(well)]).toEqual([80, '60 % of what was missing'])
  })
  it('has no line from the best score there is, nor for what is shown and not judged', () => {
    expect([responseLine(phq9, 0), responseLine(who5, 100), responseLine(INSTRUMENTS['audit-c'], 6)]).toEqual([
      ...[null, null, null],
    ])
  })
})
