import { describe, expect, it } from 'vitest'
import type { Entry } from '../../../../core/chart/entry.ts'
import { scoreChart } from '../../../../web/src/routes/chart/[episodeId]/trajectory/score-chart.ts'
import {
  targetsOf,
  ticksOf,
  trajectory,
  trajectorySentence,
  xOf,
} from '../../../../web/src/routes/chart/[episodeId]/trajectory/trajectory.ts'
import { trajectoryRows } from '../../../../web/src/routes/chart/[episodeId]/trajectory/trajectory-rows.ts'
import { makeEntry, phq9Total, started } from './entries.ts'

const today = '2026-11-23'
const entries: Entry[] = [
  makeEntry('a', phq9Total('2026-09-07', 18)),
  makeEntry('b', started('2026-09-07')),
  makeEntry('c', phq9Total('2026-10-05', 15)),
  makeEntry('d', phq9Total('2026-11-16', 0)),
  makeEntry('e', { kind: 'correction', day: today, corrects: 'c', replacement: null, reason: 'other person' }),
]
const drawn = trajectory(entries, today)
const pointsOf = ({ lines }: typeof drawn) => lines.find(({ id }) => id === 'phq-9')?.points ?? []
const words = (text: string) => text.replaceAll('\u00a0', ' ')

describe('the trajectory', () => {
  it('takes two scores of one day in the order they were recorded, not by id', () => {
    const day = '2026-11-20'
    const [first, second] = [
      makeEntry('z', phq9Total(day, 11), { version: 2 }),
      makeEntry('a', phq9Total(day, 9), { version: 3 }),
    ]
    const one = trajectory([second, first], today)
    expect(pointsOf(one).map(({ total }) => total)).toEqual([11, 9])
    expect(trajectoryRows(one)[0]?.scores[0]).toBe(9)
  })
  it('draws what stands: a struck score is not on the line', () => {
    expect(pointsOf(drawn).map(({ total }) => total)).toEqual([18, 0])
  })
  it('names treatment with its day', () => {
    expect(drawn.marks).toEqual([{ day: '2026-09-07', text: 'sertraline 25 mg started' }])
  })
  it('has the same numbers in the table, the chart and the sentence', () => {
    const rows = trajectoryRows(drawn)
    const panel = {
      id: 'phq-9',
      points: pointsOf(drawn),
      first: 18,
      span: drawn.span,
      marks: drawn.marks,
      named: true,
    } as const
    const data = scoreChart(panel, () => 'rgb(0, 0, 0)').data.datasets[0]?.data
    expect(data).toEqual(
      rows.flatMap(({ day, scores }) =>
        scores.flatMap((total) => (total === null ? [] : [{ x: xOf(drawn.span, day), y: total }])),
      ),
    )
    expect(words(trajectorySentence('phq-9', pointsOf(drawn), 18, today))).toBe(
      'PHQ-9 18 → 0 (minimal) on 16 Nov: −100 %, in remission.',
    )
  })
  it('reaches today and a week on, also when nothing was scored lately', () => {
    expect(trajectory(entries.slice(0, 2), today).span).toEqual({ from: '2026-09-07', to: '2026-11-30', today })
    expect(trajectory([], today).span.from).toBe(today)
  })
  it('has five ticks or fewer, and three where there is no room for five', () => {
    for (const from of ['2026-11-20', '2026-09-01', '2024-01-01'])
      for (const most of [3, 5])
        expect(ticksOf({ from, to: '2026-11-30', today }, most).length).toBeLessThanOrEqual(most)
  })
  it('has no half of a first score that is 0 or unknown', () => {
    expect(targetsOf('phq-9', 0).response).toBeNull()
    expect(targetsOf('phq-9', null).response).toBeNull()
    expect(targetsOf('phq-9', 17)).toEqual({ response: 8.5, remission: 5 })
  })
  it('says of somebody who got worse that the last score is above the first', () => {
    const [first, last] = [
      { day: '2026-10-01', total: 15, severity: 'moderately severe' },
      { day: '2026-11-16', total: 19, severity: 'moderately severe' },
    ]
    expect(words(trajectorySentence('phq-9', [first, last], 15, today))).toBe(
      'PHQ-9 15 → 19 (moderately severe) on 16 Nov: +27 %, above the first.',
    )
    expect(trajectorySentence('phq-9', [first, { ...last, total: 15 }], 15, today)).toContain('as high as the first')
    expect(trajectorySentence('phq-9', [first, { ...last, total: 14 }], 15, today)).toContain('not yet half')
  })
  it('draws a screening apart from the line and names it, since the course does not count it', () => {
    const one = trajectory(
      [makeEntry('s', { kind: 'screening', day: '2026-08-30', instrument: 'phq-9', total: 16 }), ...entries],
      today,
    )
    const points = pointsOf(one)
    expect(points.map(({ screened }) => screened ?? false)).toEqual([true, false, false])
    const panel = { id: 'phq-9', points, first: 18, span: one.span, marks: [], named: true } as const
    const [line, apart] = scoreChart(panel, () => 'rgb(0, 0, 0)').data.datasets
    expect([line?.data.length, apart?.data.length, apart?.showLine]).toEqual([2, 1, false])
    expect(trajectorySentence('phq-9', points, 18, today)).toMatch(/^PHQ-9 18 → 0.*is a screening/)
    expect(trajectorySentence('phq-9', points.slice(0, 1), null, today)).toMatch(/^A hollow point/)
  })
  it('says plainly that there is no score', () => {
    expect(trajectorySentence('gad-7', [], null, today)).toBe('No GAD-7 on record.')
  })
})
