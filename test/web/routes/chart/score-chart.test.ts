import type { Scale } from 'chart.js'
import { describe, expect, it } from 'vitest'
import { FOLLOWED, INSTRUMENTS, MEASURES } from '../../../../core/instruments/index.ts'
import type { Part } from '../../../../web/src/lib/charting/parts.ts'
import { scoreChart, type ScoreChart } from '../../../../web/src/routes/chart/[episodeId]/trajectory/score-chart.ts'
import { color, drawnBy } from '../../lib/charting/drawn-by.ts'

const span = { from: '2026-09-01', to: '2026-11-30', today: '2026-11-20' }
const chartOf = (more: Partial<ScoreChart> = {}) =>
  scoreChart({ id: 'phq-9', points: [], first: null, span, marks: [], named: false, ...more }, color)
const drawn = (more: Partial<ScoreChart> = {}, width?: number) =>
  drawnBy((chartOf(more).plugins ?? []) as readonly Part[], width)
const words = (more: Partial<ScoreChart> = {}) => drawn(more).texts.map(({ text }) => text)
const scored = (day: string, total: number) => ({ day, total, severity: '' })
const ticksOn = (axis: 'x' | 'y', more: Partial<ScoreChart> = {}): readonly number[] => {
  const scale = { ticks: [] as { value: number }[] }
  const build = chartOf(more).options?.scales?.[axis]?.afterBuildTicks as ((scale: Scale) => void) | undefined
  build?.(scale as unknown as Scale)
  return scale.ticks.map(({ value }) => value)
}

describe.each([...FOLLOWED])('the chart of %s', (id) => {
  const { range, bands } = INSTRUMENTS[id]
  const points = [scored('2026-09-01', range.max), scored('2026-11-01', range.min)]
  it('shows the whole range of the instrument, a band each and every total', () => {
    const { texts, rects } = drawn({ id, points, first: range.max })
    expect(chartOf({ id, points }).options?.scales?.['y']).toMatchObject({ min: range.min, max: range.max })
    expect(rects).toHaveLength(bands.length)
    for (const total of [range.min, range.max]) expect(texts.map(({ text }) => text)).toContain(String(total))
  })
})

describe('the chart of an instrument', () => {
  it.each([true, false])('leaves room above its range for the number of a score at the top, named %s', (named) => {
    // On the axes of the test 27 lies at 220 - 2 x 27; its number stands so far above its point, and is as high as its type.
    const { y } = drawn({ named, points: [scored('2026-09-01', 27)] }).texts.find(({ text }) => text === '27')!
    const above = 220 - 2 * 27 - y + 12
    const padding = chartOf({ named }).options?.layout?.padding as (context: object) => { readonly top: number }
    expect(padding({ chart: { width: 800 } }).top).toBeGreaterThanOrEqual(above)
  })
  it('draws a total of 0 as a point, and every point on its own day', () => {
    const points = [scored('2026-09-01', 18), scored('2026-09-11', 0)]
    expect(chartOf({ points }).data.datasets[0]?.data).toEqual([
      { x: 0, y: 18 },
      { x: 10, y: 0 },
    ])
  })
  it('puts the worst band on the strongest ground, in whichever direction worse is', () => {
    expect(drawn().grounds).toEqual(['band-1', 'band-2', 'band-3', 'band-4', 'band-5'])
    const rising = MEASURES.filter((id) => INSTRUMENTS[id].direction === 'lower-is-worse')
    expect(rising).not.toEqual([])
    for (const id of rising) {
      const strength = drawn({ id }).grounds.map((ground) => Number(ground.replace('band-', '')))
      expect(strength).toEqual(strength.toSorted((a, b) => b - a))
      expect(strength[0]).toBe(5)
    }
  })
  it('marks where bands begin on its axis, and names them beside it only where there is room', () => {
    expect(ticksOn('y')).toEqual([0, 5, 10, 15, 20, 27])
    expect(words()).toContain('moderately severe 15–19')
    expect(drawn({}, 519).texts.map(({ text }) => text)).not.toContain('moderately severe 15–19')
  })
  it('shows what a score is held against, below or above, and no half of a first score that is not known', () => {
    expect(words({ first: 17 })).toEqual(expect.arrayContaining(['Remission: below 5', 'Half of the first: 8.5']))
    expect(words()).toContain('Remission: below 5')
    expect(words().join()).not.toContain('Half')
    expect(words({ id: 'who-5', first: 20 }).join()).toMatch(/Half of what was missing: 60.*Remission: above \d+/)
  })
  it('draws a line where treatment changed and one today, which stands out', () => {
    const { pens, lines } = drawn({ marks: [{ day: '2026-09-11', text: 'sertraline 25 mg started' }] })
    expect(pens.slice(-2)).toEqual(['line-strong', 'accent'])
    expect(lines.slice(-2).map(([x]) => x)).toEqual([40 + 10 * 4, 40 + 80 * 4])
  })
  it('names changes of treatment on the panel that names, and leaves the others to their lines', () => {
    const marks = [{ day: '2026-09-11', text: 'sertraline 25 mg started' }]
    expect(words({ marks, named: true })).toEqual(expect.arrayContaining(['sertraline 25 mg started', 'Today']))
    expect(words({ marks })).not.toContain('sertraline 25 mg started')
  })
  it('writes days on its other axis, from before the first point to the end of the stretch', () => {
    const x = chartOf().options?.scales?.['x']
    expect([x?.min, x?.max]).toEqual([-3, 90])
    const say = x?.ticks?.callback as (value: number) => string
    expect(ticksOn('x').map((value) => say(value).replaceAll('\u00a0', ' '))).toContain('1 Sep')
  })
  it('is told from the ones beside it without its color', () => {
    const looks = MEASURES.slice(0, 5).map((id) => {
      const [set] = chartOf({ id }).data.datasets
      return JSON.stringify([set?.borderDash, set && 'pointStyle' in set && set.pointStyle])
    })
    expect(new Set(looks).size).toBe(looks.length)
  })
})
