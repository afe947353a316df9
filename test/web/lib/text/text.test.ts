import { describe, expect, it } from 'vitest'
import { agoText, clockText, dayText, dueText, instantText, unbroken } from '../../../../web/src/lib/text/day.ts'
import { groupName } from '../../../../web/src/lib/text/groups.ts'
import { staffNames } from '../../../../web/src/lib/text/person.ts'
import {
  changePercent,
  dayInterval,
  percent,
  plain,
  points,
  shareInterval,
  signed,
} from '../../../../web/src/lib/text/number.ts'

const today = '2026-11-23'
const spaced = (text: string) => text.replaceAll('\u00a0', ' ')

describe('days in words', () => {
  it('leave the year out only where it cannot be mistaken', () => {
    expect(spaced(dayText('2026-11-09', today))).toBe('9 Nov')
    expect(spaced(dayText('2025-11-09', today))).toBe('9 Nov 2025')
  })
  it('stay on one line within a sentence, and nothing else of it is changed', () => {
    expect(unbroken('Item 9 is 3 since 19 Nov, 1 on 23 Nov 2025, May be 4 Mays late')).toBe(
      'Item 9 is 3 since 19\u00a0Nov, 1 on 23\u00a0Nov\u00a02025, May be 4 Mays late',
    )
  })
  it('say how long ago, and how far ahead', () => {
    expect(agoText(today, today)).toBe('today')
    expect(spaced(agoText('2026-11-20', today))).toBe('3 d ago')
    expect(spaced(agoText('2026-11-25', today))).toBe('in 2 d')
  })
  it('call a contact late from the first day after it was due', () => {
    expect(dueText(today, today)).toEqual({ text: 'due today', late: false })
    expect(dueText('2026-11-22', today).late).toBe(true)
    expect(spaced(dueText('2026-11-02', today).text)).toBe('21 d late')
  })
  it('write an instant in the zone of the clinic', () => {
    expect(spaced(instantText('2026-11-24T03:05:00Z', 'America/Denver'))).toBe('23 Nov 2026, 20:05')
    expect(instantText('yesterday')).toBe('')
  })
  it('write an instant of this year with the name of its zone, and with the year where it is another', () => {
    const now = Date.parse('2026-11-24T03:06:00Z')
    expect(spaced(clockText('2026-11-24T03:05:00Z', now, 'America/Denver'))).toBe('23 Nov, 20:05 MST')
    expect(spaced(clockText('2026-11-24T03:05:00Z', now, 'America/Chicago'))).toBe('23 Nov, 21:05 CST')
    expect(spaced(clockText('2025-07-24T03:05:00Z', now, 'America/Denver'))).toBe('23 Jul 2025, 21:05 MDT')
    expect(clockText('yesterday', now)).toBe('')
  })
})

describe('numbers in words', () => {
  it('carry a real minus sign, and a sign on every change but zero', () => {
    expect(plain(-3)).toBe('−3')
    expect([signed(4), signed(-4), signed(0)]).toEqual(['+4', '−4', '0'])
    expect(spaced(changePercent(-11))).toBe('−11 %')
  })
  it('never write minus zero', () => {
    expect(plain(-0.2)).toBe('0')
    expect(signed(0.001)).toBe('0')
  })
  it('give a share with its interval, and say where there is none', () => {
    expect(spaced(percent(0.456))).toBe('46 %')
    expect(spaced(shareInterval({ lower: 0.42, upper: 0.49 }))).toBe('42 to 49 %')
    expect(shareInterval({ lower: null, upper: null })).toBe('no interval')
  })
  it('write a gap in points', () => {
    expect(points({ difference: -0.13, lower: -0.22, upper: -0.02 })).toBe('−13 (−22 to −2)')
  })
  it('leave an interval of days open where its end was not reached', () => {
    expect(dayInterval({ lower: 15, upper: 20 })).toBe('15 to 20')
    expect(dayInterval({ lower: 15, upper: null })).toBe('15 or later')
  })
  it('show a group it has no word for as it is', () => {
    expect(groupName('unknown')).toBe('Not recorded')
    expect(groupName('klingon')).toBe('klingon')
  })
})

describe('people of the staff', () => {
  const staff = [{ sub: 'km-2', name: 'Matthew Oyediran' }]
  const session = { sub: 'km-1', name: 'Kerensa Aldous', clinics: [{ clinicId: 'c', name: 'C', zone: 'UTC', staff }] }
  const nameOf = staffNames(session)
  it('are called by name, and the reader is "You"', () => {
    expect([nameOf('km-1'), nameOf('km-2'), nameOf(null)]).toEqual(['You', 'Matthew Oyediran', 'Nobody'])
  })
  it('are called by name on paper, the reader too', () => {
    const onPaper = staffNames(session, true)
    expect([onPaper('km-1'), onPaper('km-2')]).toEqual(['Kerensa Aldous', 'Matthew Oyediran'])
  })
  it('keep the id of the record where no name is known', () => {
    expect(nameOf('demo')).toBe('demo')
    expect(nameOf('3f2a9c1e-0000-4000-8000-000000000000')).toBe('3f2a9c1e')
  })
})
