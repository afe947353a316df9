import { describe, expect, test } from 'vitest'
import { admit } from '../../../../core/words/admission.ts'
import type { NewEntry } from '../../../../core/chart/entry.ts'
import { NOTHING_CHOSEN } from '../../../../core/settings/index.ts'
import { anEpisode, close, contact, phq9, referral } from '../../../support/charts.ts'
import { at, history, saved, TODAY, type Request } from '../../../support/history.ts'

const ME = { sub: 'kerensa-aldous', consultant: false }
const referred = saved(-40, referral(at(-40)))
const timed = <Fact extends NewEntry>(fact: Fact, time: string): Fact => ({ ...fact, time })
const asked = (requests: readonly Request[], fact: NewEntry, clock: string | null = '16:30:20') =>
  admit(anEpisode(), history(referred, ...requests), [fact], {
    ...{ today: TODAY, by: ME, chosen: NOTHING_CHOSEN },
    local: clock && `${TODAY}T${clock}`,
  })
const places = (...asking: Parameters<typeof asked>) => asked(...asking).map((issue) => issue.at)
const correct = (corrects: string, replacement: NewEntry): NewEntry =>
  ({ kind: 'correction', day: at(0), corrects, reason: 'Typed wrong', replacement }) as NewEntry

describe('a time of day', () => {
  test('that is still to come at the clinic is refused with the time it is there; the minute itself is not', () => {
    expect(asked([], timed(phq9(TODAY, 12), '23:58'))).toEqual([
      { at: 'entries.0.time', problem: 'This time of day is still to come; it is 16:30 at the clinic' },
    ])
    expect(asked([], timed(phq9(TODAY, 12), '16:30'))).toEqual([])
  })
  test('of an earlier day is any', () => {
    expect(asked([], timed(phq9(at(-1), 12), '23:58'))).toEqual([])
  })
  test('of a replacement is held to the same', () => {
    const before = [saved(-1, phq9(at(-1), 12))]
    expect(places(before, correct('v2p0', timed(phq9(TODAY, 12), '23:58')))).toEqual(['entries.0.replacement.time'])
    expect(places(before, correct('v2p0', timed(phq9(at(-1), 12), '23:58')))).toEqual([])
  })
  test('of an import is what its source says', () => {
    expect(asked([], timed(phq9(TODAY, 12), '23:58'), null)).toEqual([])
  })
})

describe('laws D7, O1: a close lies after what happened and was recorded before it, by the time of day too', () => {
  const visited = [saved(-3, timed(contact(at(-3)), '15:00'))]
  test('one of the same day before a contact is refused with the times, one at or after it is not', () => {
    expect(asked(visited, timed(close(at(-3)), '09:00'))).toEqual([
      {
        at: 'entries.0.time',
        problem:
          'The episode cannot close on 21 Nov at 09:00: after that lies contact on 21 Nov at 15:00. Close it on 21 Nov at 15:00 or later, or correct that entry',
      },
    ])
    expect(asked(visited, timed(close(at(-3)), '15:00'))).toEqual([])
  })
  test('where one of the two has no time, the day alone is compared', () => {
    expect(asked(visited, close(at(-3)))).toEqual([])
    expect(asked([saved(-2, contact(at(-3)))], timed(close(at(-3)), '09:00'))).toEqual([])
  })
  test('what has no stated time was when it was recorded, if that was the same day', () => {
    const [issue] = asked([saved(0, contact(TODAY))], timed(close(TODAY), '09:00'))
    expect(issue?.problem).toContain('after that lies contact on 24 Nov, recorded at 12:01.')
    expect(asked([saved(0, contact(TODAY))], close(TODAY))).toEqual([])
    expect(asked([saved(0, timed(contact(TODAY), '16:31'))], close(TODAY))[0]?.problem).toContain('on 24 Nov at 16:30')
  })
  test('its correction is held to the same, with what was recorded after it left alone', () => {
    const chart = [...visited, saved(-3, timed(close(at(-3)), '16:00')), saved(-3, timed(contact(at(-3)), '17:00'))]
    expect(places(chart, correct('v3p0', timed(close(at(-3)), '14:00')))).toEqual(['entries.0.replacement.time'])
    expect(places(chart, correct('v3p0', timed(close(at(-3)), '15:30')))).toEqual([])
  })
  test('a correction moves no contact behind it on its day', () => {
    const chart = [...visited, saved(-3, timed(close(at(-3)), '16:00'))]
    const [issue] = asked(chart, correct('v2p0', timed(contact(at(-3)), '16:10')))
    expect(issue?.problem).toContain('contact on 21 Nov at 16:10 would lie after the close on 21 Nov at 16:00')
    expect(asked(chart, correct('v2p0', timed(contact(at(-3)), '15:50')))).toEqual([])
  })
  test('days that lie after it are listed, and the earliest possible one is named', () => {
    const [issue] = asked([saved(-8, contact(at(-9)), phq9(at(-8), 12))], close(at(-10)))
    expect(issue?.problem).toBe(
      'The episode cannot close on 14 Nov: after that lie contact on 15 Nov, PHQ-9 on 16 Nov. Close it on 16 Nov or later, or correct those entries',
    )
  })
})
