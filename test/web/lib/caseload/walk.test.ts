import { describe, expect, it } from 'vitest'
import { left, nameLeft, nearest } from '../../../../web/src/lib/caseload/left.ts'
import { walkTo, wayOn } from '../../../../web/src/lib/caseload/walk.ts'
import { forgetKept } from '../../../../web/src/lib/session/kept.ts'

const LIST = {
  ...{ clinicId: 'alder', from: '/caseload/alder?show=needs-contact', order: ['a', 'b', 'c'], at: 'a' },
  names: new Map([
    ['a', 'Wrenane, Rogelio'],
    ['b', 'Wren, Jr., Odile'],
  ]),
}

describe('the way from chart to chart in the order of a list', () => {
  it('names who comes before and after, and nobody past the ends', () => {
    expect(wayOn('b', LIST)).toMatchObject({ before: 'a', after: 'c', place: 2, of: 3 })
    expect([wayOn('a', LIST)?.before, wayOn('c', LIST)?.after]).toEqual([null, null])
  })
  it('is none for a chart that was opened from elsewhere', () => {
    expect(wayOn('z', LIST)).toBeNull()
  })
  it('leads back to the last one who was seen, or to who stands nearest where they left the list', () => {
    left.list = LIST
    walkTo('b')
    const back = (shown: readonly string[]) => left.list && nearest(left.list, shown)
    expect([back(['a', 'b', 'c']), back(['a', 'c']), back(['a']), back([])]).toEqual(['b', 'c', 'a', undefined])
  })
  it('says whose chart comes before it is read, a name in several parts as the list has it, and nobody it does not know', () => {
    left.list = LIST
    expect(['a', 'b', 'z'].map(nameLeft)).toEqual(['Rogelio Wrenane', 'Wren, Jr., Odile', ''])
  })
  it('goes with the session', () => {
    left.list = LIST
    forgetKept()
    expect([left.list, walkTo('a'), nameLeft('a')]).toEqual([null, null, ''])
  })
})
