import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../core/day.ts'
import { isAllowed, NOTHING_CHOSEN, SETTINGS, settingOn, type SettingId } from '../../core/settings/index.ts'
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
    for (const part of [row.says, String(row.default), bounds, row.source]) expect(line).toContain(part)
  }
})
