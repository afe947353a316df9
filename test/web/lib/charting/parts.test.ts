import type { Chart } from 'chart.js'
import fc from '../../../support/seeded.ts'
import { describe, expect, it } from 'vitest'
import { bandsPart, endsPart, levelsPart, uprightsPart, valuesPart } from '../../../../web/src/lib/charting/parts.ts'
import { color, drawnBy } from './drawn-by.ts'

const wide = (chart: Chart): boolean => chart.width > 500

describe('a part of a plot', () => {
  it('draws a band over its range, and names it where there is room', () => {
    const parts = [bandsPart([{ from: 10, to: 20, ground: 'band-1', name: 'mild' }], wide, color)]
    expect(drawnBy(parts)).toMatchObject({ rects: [[40, 180, 400, 20]], texts: [{ text: 'mild', x: 448 }] })
    expect(drawnBy(parts, 300).texts).toEqual([])
  })
  it('names the lower of two near levels below itself, and no other', () => {
    const levels = [30, 12, 5].map((at) => ({ at, name: String(at) }))
    const { texts, lines } = drawnBy([levelsPart(levels.toReversed(), 'spc-target', color)])
    expect(texts.map(({ text, y }) => [text, y - (220 - Number(text) * 2)])).toEqual([
      ['30', -4],
      ['12', -4],
      ['5', 13],
    ])
    expect(lines).toEqual(levels.map(({ at }) => [40, 220 - at * 2, 440, 220 - at * 2]))
  })
  it('names levels at one place together, on one line, and writes no name on another however near they are', () => {
    const named = (...levels: readonly number[]) =>
      drawnBy([
        levelsPart(
          levels.map((at, i) => ({ at, name: `n${i}` })),
          'spc-target',
          color,
        ),
      ])
    expect(named(5, 5)).toMatchObject({ texts: [{ text: 'n0 · n1' }], lines: [[40, 210, 440, 210]] })
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { maxLength: 4 }), (levels) => {
        const places = named(...levels).texts.map(({ y }) => y)
        places.slice(1).forEach((y, i) => expect(y - (places[i] ?? 0)).toBeGreaterThanOrEqual(15 - 1e-9))
      }),
    )
  })
  it('draws an upright from top to bottom', () => {
    expect(drawnBy([uprightsPart([{ at: 50, token: 'accent' }], color)]).lines).toEqual([[240, 20, 240, 220]])
  })
  it('writes no value on another: of two the later one, which says how somebody is now', () => {
    const values = [0, 4, 6, 88, 90].map((at) => ({ at, value: 50, text: `v${at}` }))
    expect(drawnBy([valuesPart(values, color)]).texts.map(({ text }) => text)).toEqual(['v90', 'v6', 'v0'])
  })
  it('pushes names at the ends of lines apart', () => {
    const ends = [50, 51, 52].map((value) => ({ name: `n${value}`, value, token: 'ink' }))
    const places = drawnBy([endsPart(ends, 100, wide, color)]).texts.map(({ y }) => y)
    expect(places).toEqual(places.toSorted((a, b) => b - a))
    places.slice(1).forEach((y, i) => expect((places[i] ?? 0) - y).toBeGreaterThanOrEqual(15))
    expect(drawnBy([endsPart(ends, 100, wide, color)], 300).texts).toEqual([])
  })
})
