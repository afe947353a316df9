import type { Scale } from 'chart.js'
import { describe, expect, it } from 'vitest'
import type { Access } from '../../../../core/contract/index.ts'
import type { Part } from '../../../../web/src/lib/charting/parts.ts'
import { CURVE_SETS, curveChart } from '../../../../web/src/routes/access/curve-chart.ts'
import { color, drawnBy } from '../../lib/charting/drawn-by.ts'

const share = (value: number) => ({ value, lower: value / 2, upper: value * 1.5 })
const curve: Access['curve'] = {
  day: [3, 7, 20],
  atRisk: [40, 30, 8],
  started: [share(0.1), share(0.3), share(0.6)],
  closed: [share(0), share(0.1), share(0.1)],
  waiting: [0.9, 0.6, 0.3],
}
const NOBODY: Access['curve'] = { day: [], atRisk: [], started: [], closed: [], waiting: [] }
const chartOf = (of = curve) => curveChart(of, 50, (token) => (token === 'chart-1' ? '#102030' : color(token)))
const drawn = (of = curve, width?: number) =>
  drawnBy((chartOf(of).plugins ?? []) as readonly Part[], width).texts.map(({ text }) => text.replaceAll('\u00a0', ' '))
const daysOn = (of: Access['curve'], width: number): readonly number[] => {
  const x = chartOf(of).options?.scales?.['x']
  const scale = { ticks: [] as { value: number }[], width, max: Number(x?.max) }
  const build = x?.afterBuildTicks as ((scale: Scale) => void) | undefined
  build?.(scale as unknown as Scale)
  return scale.ticks.map(({ value }) => value)
}

describe('the chart of starts', () => {
  it('draws three curves as steps, told apart by their dashes, between bands that are no curves', () => {
    const sets = chartOf().data.datasets
    const places = Object.values(CURVE_SETS)
    expect(places.map((place) => sets[place]?.label)).toEqual(['Started', 'Closed before treatment', 'Still waiting'])
    expect(new Set(places.map((place) => JSON.stringify(sets[place]?.borderDash))).size).toBe(3)
    const others = sets.filter((_, i) => !places.includes(i as 2))
    expect(others.map(({ label, borderWidth }) => [label, borderWidth])).toEqual(Array(4).fill(['', 0]))
    for (const one of sets) expect(one.stepped).toBe('before')
  })
  it('fills the interval of each share between its lower and its upper bound', () => {
    const sets = chartOf().data.datasets
    const last = (place: number) => Math.round(sets[place]?.data.at(-1)?.y ?? NaN)
    expect([last(CURVE_SETS.started - 2), last(CURVE_SETS.started - 1)]).toEqual([30, 90])
    expect([last(CURVE_SETS.closed - 2), last(CURVE_SETS.closed - 1)]).toEqual([5, 15])
    expect(sets.flatMap(({ fill }, place) => (fill === '-1' ? [place] : []))).toEqual([
      CURVE_SETS.started - 1,
      CURVE_SETS.closed - 1,
    ])
  })
  it('names the curves at their ends with the last share, where there is room', () => {
    expect(drawn()).toEqual(expect.arrayContaining(['Started 60 %', 'Closed before 10 %', 'Still waiting 30 %']))
    expect(drawn(curve, 559).join()).not.toContain('Started')
  })
  it('says below how many people it still knows of, and of nobody after the last day', () => {
    const counts = (of: Access['curve']) => drawn(of).filter((text) => /^\d+$/.test(text))
    expect(counts({ ...curve, day: [3, 20, 31] })).toEqual(['50', '30', '8'])
  })
  it('has days on its axis that do not stand on each other, and thirty days at least', () => {
    expect(daysOn(curve, 400)).toEqual([0, 7, 14])
    expect(daysOn(curve, 100)).toEqual([0, 14])
    expect(chartOf().options?.scales?.['x']?.max).toBe(30)
    expect(chartOf({ ...curve, day: [3, 7, 200] }).options?.scales?.['x']?.max).toBe(200)
  })
  it('is drawn of nobody without names at ends that are not there', () => {
    expect(drawn(NOBODY)).toEqual(['Days since referral. Below: people neither started nor closed'])
  })
})
