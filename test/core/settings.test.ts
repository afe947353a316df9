import fc from '../support/seeded.ts'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../core/day.ts'
import {
  isAllowed,
  isSettingId,
  NOTHING_CHOSEN,
  SETTINGS,
  settingOn,
  type SettingId,
} from '../../core/settings/index.ts'
import type { Setting } from '../../core/settings/setting.ts'

const IDS = Object.keys(SETTINGS) as SettingId[]

describe('law 11: every setting', () => {
  test.each(IDS)('%s says what it is and where it comes from, and its default is one it allows', (id) => {
    const row: Setting = SETTINGS[id]
    expect(row.says.length).toBeGreaterThan(10)
    expect(row.source).not.toBe('')
    expect(isAllowed(id, row.default)).toBe(true)
    if (!('choices' in row)) expect(row.min <= row.default && row.default <= row.max).toBe(true)
  })
  test('refuses what is out of bounds, half a number, and a word of another list', () => {
    expect(isAllowed('score-interval', 13)).toBe(false)
    expect(isAllowed('score-interval', 35.5)).toBe(false)
    expect(isAllowed('score-interval', 'business')).toBe(false)
    expect(isAllowed('access-standard-days', 'weekly')).toBe(false)
  })
})

describe('as the laws set them: default, least and most', () => {
  test.each<[SettingId, number, number, number]>([
    ['access-standard', 10, 1, 90],
    ['need-window', 60, 14, 365],
    ['hand-over-check', 7, 1, 30],
    ['not-reached-attempts', 3, 2, 10],
    ['not-reached-days', 3, 1, 10],
    ['not-reached-routes', 2, 1, 4],
    ['safety-answer-interval', 35, 14, 90],
    ['safety-answer-late', 56, 28, 180],
    ['excuse-first-score', 28, 14, 56],
    ['excuse-longest', 56, 28, 84],
    ['early-contact', 7, 0, 14],
    ['therapy-recent', 60, 28, 120],
    ['relapse-rise', 9, 5, 15],
    ['worsening-phq-9', 7, 5, 12],
    ['worsening-gad-7', 6, 4, 12],
    ['target-score-age', 56, 28, 120],
    ['score-interval', 35, 14, 90],
    ['new-to-review', 28, 7, 90],
    ['acted-on', 28, 7, 56],
    ['acted-on-severe', 14, 3, 28],
    ['contact-interval', 28, 7, 90],
  ])('%s is %i, from %i to %i', (id, value, least, most) => {
    expect(settingOn(NOTHING_CHOSEN, id, '2026-01-01')).toBe(value)
    expect([least - 1, least, most, most + 1].map((one) => isAllowed(id, one))).toEqual([false, true, true, false])
  })
  test('the access standard counts business days unless a clinic chose calendar days', () => {
    expect(settingOn(NOTHING_CHOSEN, 'access-standard-days', '2026-01-01')).toBe('business')
    expect(['business', 'calendar', 'Business', 1].map((one) => isAllowed('access-standard-days', one))).toEqual([
      ...[true, true, false, false],
    ])
  })
  test('a name that every object has is no setting', () => {
    expect(['toString', '__proto__', 'acted-on'].map(isSettingId)).toEqual([false, false, true])
  })
})

describe('the value on a day', () => {
  test('is the default where nothing was chosen, and where what is stored is not allowed any more', () => {
    expect(settingOn(NOTHING_CHOSEN, 'acted-on', '2026-01-01')).toBe(28)
    expect(settingOn({ 'acted-on': [{ from: '2026-01-01', value: 900 }] }, 'acted-on', '2026-02-01')).toBe(28)
  })
  test('is what was chosen last from that day or before, in whatever order the choices come', () => {
    const choice = fc.record({ from: fc.integer({ min: 0, max: 60 }), value: fc.integer({ min: 7, max: 56 }) })
    fc.assert(
      fc.property(
        fc.uniqueArray(choice, { maxLength: 8, selector: ({ from }) => from }),
        fc.integer({ min: 0, max: 70 }),
        (made, on) => {
          const chosen = { 'acted-on': made.map(({ from, value }) => ({ from: addDays('2026-01-01', from), value })) }
          // Read day by day from the first, as a calendar on a wall would be.
          let expected = 28
          for (let day = 0; day <= on; day++) expected = made.find(({ from }) => from === day)?.value ?? expected
          expect(settingOn(chosen, 'acted-on', addDays('2026-01-01', on))).toBe(expected)
        },
      ),
      { seed: 11, numRuns: 300 },
    )
  })
})

test('the page of settings names each with its default, bounds and source', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/settings.md'), 'utf8')
  for (const id of IDS) {
    const row: Setting = SETTINGS[id]
    const line = page.split('\n').find((one) => one.includes(`\`${id}\``)) ?? ''
    const bounds = 'choices' in row ? row.choices.join(', ') : `${row.min} to ${row.max} ${row.unit}`
    for (const part of [row.says, String(row.default), bounds, row.source])
      expect(line, `docs/settings.md, the row of \`${id}\``).toContain(part)
  }
})
