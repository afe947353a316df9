import { describe, expect, it, test } from 'vitest'
import { LATEST } from '../../../core/formats.ts'
import { cSsrs } from '../../../core/instruments/c-ssrs/items.ts'
import { INSTRUMENT_IDS, instrument } from '../../../core/instruments/index.ts'
import {
  isFollowed,
  optionsOf,
  worseBy,
  type Instrument,
  type Item,
  type Thresholds,
} from '../../../core/instruments/instrument.ts'
import { SAFETY_SOURCES, safetyItemName } from '../../../core/instruments/safety-sources.ts'

/** Laws over the data of all instruments: what a list says of safety and severity is read from there and from nowhere else. */
const ALL: readonly Instrument[] = INSTRUMENT_IDS.map((id) => instrument(id))
const NAMES = ['elevated', 'remission', 'severe'] as const satisfies readonly (keyof Thresholds)[]
const CHANGES = ['mcid', 'reliableChange', 'worsening'] as const satisfies readonly (keyof Thresholds)[]

/**
 * The instruments that entries of a released format have words for. A list that a release has written is closed: an id that is not in
 * it stands in no chart of that release, which would be unreadable there. The release that writes a new entry format adds a line.
 */
const KNOWN_TO_RELEASES = {
  1: ['phq-9', 'phq-2', 'gad-7', 'gad-2'],
  2: [],
  3: [],
} as const satisfies Readonly<Record<number, readonly string[]>>
const NEWEST_RELEASED = Math.max(...Object.keys(KNOWN_TO_RELEASES).map(Number))

const twice = (names: readonly string[]): readonly string[] => {
  const same = names.map((name) => name.trim().toLowerCase())
  return same.filter((name, i) => same.indexOf(name) !== i)
}

describe.each(ALL)('$name', (tool) => {
  it('law S1: calls urgent only answers that its safety items have, and every answer above one that is (S11)', () => {
    for (const { item, urgent } of tool.safetyItems) {
      const answers = optionsOf(tool, tool.items[item - 1] as Item).map(({ value }) => value)
      const positive = answers.filter((value) => value > 0)
      expect(positive, `item ${item}`).toEqual(expect.arrayContaining([...urgent]))
      expect(urgent.length).toBeGreaterThan(0)
      expect(positive.filter((value) => value >= Math.min(...urgent))).toEqual([...urgent].sort((a, b) => a - b))
    }
  })

  it('law D9: has its thresholds in its range, remission no worse than elevated and severe worse than it', () => {
    const { range, thresholds } = tool
    for (const name of NAMES) {
      const at = thresholds[name]
      if (at === null) continue
      expect(at, name).toBeGreaterThanOrEqual(range.min)
      expect(at, name).toBeLessThanOrEqual(range.max)
    }
    const { elevated, remission, severe } = thresholds
    if (remission !== null) expect(worseBy(tool, elevated ?? NaN, remission)).toBeGreaterThanOrEqual(0)
    if (severe !== null) expect(worseBy(tool, severe, elevated ?? NaN)).toBeGreaterThan(0)
  })

  it('law D9: begins its severe band where one of its bands begins, and ranks bands higher the worse they are', () => {
    const inOrder = tool.direction === 'higher-is-worse' ? tool.bands : tool.bands.toReversed()
    const starts = inOrder.map(({ from, to }) => (tool.direction === 'higher-is-worse' ? from : to))
    if (tool.thresholds.severe !== null) expect(starts).toContain(tool.thresholds.severe)
    const ranks = inOrder.map(({ rank }) => rank)
    expect(ranks).toEqual([...new Set(ranks)].sort((a, b) => a - b))
  })

  it('law C3: judges changes that fit its range, worsening no smaller than what matters', () => {
    const { range, thresholds } = tool
    for (const name of CHANGES) {
      const points = thresholds[name]
      if (points === null) continue
      expect(points, name).toBeGreaterThan(0)
      expect(points, name).toBeLessThan(range.max - range.min)
    }
    if (!isFollowed(tool)) return
    expect(tool.thresholds.worsening).toBeGreaterThanOrEqual(tool.thresholds.mcid)
    expect(tool.relapseRise ?? tool.thresholds.mcid).toBeGreaterThanOrEqual(tool.thresholds.mcid)
    expect(tool.responseShare).toBeGreaterThan(0)
    expect(tool.responseShare).toBeLessThan(1)
    const { min, max } = tool.worseningSetting
    expect([min, tool.thresholds.worsening, max]).toEqual([min, tool.thresholds.worsening, max].sort((a, b) => a - b))
  })
})

test('law S9: no two instruments have one name, and no two safety items', () => {
  expect(twice([...ALL.map(({ name }) => name), cSsrs.name])).toEqual([])
  const items = (source: (typeof SAFETY_SOURCES)[number]) =>
    source === cSsrs.id ? cSsrs.safetyItems : instrument(source).safetyItems
  expect(
    twice(SAFETY_SOURCES.flatMap((source) => items(source).map(({ item }) => safetyItemName(source, item)))),
  ).toEqual([])
})

test('law V2: an instrument that no release had a word for comes with an entry format that none has written', () => {
  const known: Readonly<Record<string, number>> = Object.fromEntries(
    Object.entries(KNOWN_TO_RELEASES).flatMap(([format, ids]) => ids.map((id) => [id, Number(format)])),
  )
  for (const { id, entryFormat } of ALL) {
    if (known[id] !== undefined) expect(entryFormat, id).toBe(known[id])
    else expect(entryFormat, id).toBeGreaterThan(NEWEST_RELEASED)
    expect(entryFormat, id).toBeLessThanOrEqual(LATEST.entry)
  }
  expect(ALL.map(({ id }) => id)).toEqual(expect.arrayContaining(Object.keys(known)))
})
