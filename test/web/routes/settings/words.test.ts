import { describe, expect, test } from 'vitest'
import { trouble } from '../../../../web/src/lib/api/trouble.ts'
import { SETTING_IDS } from '../../../../core/settings/index.ts'
import {
  groupsOf,
  holding,
  holdsLines,
  planned,
  previewLines,
  savedTitle,
  troubleText,
} from '../../../../web/src/routes/settings/[clinicId]/words.ts'
import { valueText } from '../../../../core/settings/setting.ts'
import { aChoice, aPreview, aRow, TODAY } from './settings-read.ts'

describe('the page of settings', () => {
  test('has every row once, by what it orders, one of a newer version too', () => {
    const rows = [
      ...SETTING_IDS.map((id) => aRow({ id })),
      aRow({ orders: 'moon' as never }),
      aRow({ orders: 'safety' }),
    ]
    const groups = groupsOf(rows)
    expect(groups.map(({ name }) => name)).toEqual(['Safety', 'Scores', 'moon'])
    expect(groups.flatMap((group) => group.rows)).toHaveLength(rows.length)
  })
  test('says a value with its unit, one of it too, and a word as it is', () => {
    expect([35, 1].map((value) => valueText(value, aRow()))).toEqual(['35 days', '1 day'])
    expect(valueText('business', { unit: null })).toBe('business')
  })
  test('tells what holds from what is planned and from what another choice of that day replaced', () => {
    const [now, old] = [aChoice(), aChoice({ replaced: true, value: 40 })]
    const [later, last] = [aChoice({ from: '2027-01-01' }), aChoice({ from: '2027-02-01' })]
    const row = aRow({ now: 42, since: TODAY, choices: [last, later, now, old] })
    expect(holding(row)).toBe(now)
    expect(planned(row, TODAY)).toEqual([later, last])
    expect([holding(aRow()), planned(aRow(), TODAY)]).toEqual([null, []])
  })
})

describe('what a choice would change', () => {
  test('is said in people: who leaves, enters and stands elsewhere, and nothing of a kind of which there is none', () => {
    const moved = aPreview({
      ...{ review: { now: 41, then: 32 }, leave: 12, enter: 3, move: 5 },
      contact: { now: 1, then: 8 },
    })
    expect(previewLines(moved, [aRow()])).toEqual([
      '"Needs review" holds 41 people now and would hold 32: 12 would leave it, 3 would enter it, 5 would stand in another group of it.',
      '"Needs contact" holds 1 person now and would hold 8.',
    ])
    expect(previewLines(aPreview({ review: { now: 1, then: 0 }, leave: 1 }), [])).toEqual([
      '"Needs review" holds 1 person now and would hold 0: 1 would leave it.',
      '"Needs contact" stays as long as it is: 30 people.',
    ])
    expect(previewLines(aPreview(), [])[0]).toContain('Nobody would enter or leave')
  })
  test('of access is said of who waits, and who could not be counted is named', () => {
    const lines = previewLines(aPreview({ overStandard: { now: 4, then: 7 }, unread: 2 }), [aRow({ orders: 'access' })])
    expect(lines.slice(2)).toEqual([
      'Of 12 people waiting, 4 are over the standard now and 7 would be.',
      '2 people could not be read and are in none of these counts.',
    ])
  })
  test('says from when it holds, and what is recorded that keeps its rule', () => {
    const kept = aRow({ says: 'Attempts', keptBy: 'outcomes' })
    expect(holdsLines([aRow()], TODAY, TODAY)).toEqual([])
    expect(holdsLines([kept], '2026-12-01', TODAY).map((line) => line.replaceAll('\u00a0', ' '))).toEqual([
      'Counted as if it held today. It holds from 1 Dec on.',
      'Attempts: counts for outcomes from 1 Dec on. What is recorded keeps the rule of its day.',
    ])
  })
  test('that got no answer says that what is typed is kept, and of a save that it may be sent again', () => {
    const late = trouble('timed-out', 'The service took too long to answer.')
    expect(troubleText(late, 'counting')).toEqual({
      title: 'No answer in time',
      text: 'The service took too long to answer. What you typed is kept.',
    })
    const refused = trouble('not-possible', 'Mend it', { issues: [{ at: 'acted-on', problem: 'Not 99.' }] })
    expect(troubleText(refused, 'saving')).toEqual({ title: 'Not saved', text: 'Not 99. What you typed is kept.' })
    expect(troubleText(trouble('unexpected', 'Something went wrong.'), 'saving')).toEqual({
      title: 'Not known to be saved',
      text: 'Something went wrong. What you typed is kept. Saving again is safe: the same choice is stored once.',
    })
  })
  test('once saved says how many hold from when, or that it was so already', () => {
    expect(savedTitle(2, TODAY, TODAY)).toBe('Saved: 2 settings from today on')
    expect(savedTitle(0, TODAY, TODAY)).toContain('Nothing was written')
  })
})
