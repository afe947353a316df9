import { describe, expect, it } from 'vitest'
import type { Access } from '../../../../core/contract/index.ts'
import { inOrder, nextOrder, parseOrder } from '../../../../web/src/routes/access/clinics.ts'
import { atRiskOn, curveRows, curveSentence, curveSeries } from '../../../../web/src/routes/access/curve.ts'
import { CURVE_SETS, curveChart } from '../../../../web/src/routes/access/curve-chart.ts'
import { forestBar, gapScale, gapWords, placeOf, percentOf } from '../../../../web/src/routes/access/forest.ts'
import { bandNames } from '../../../../web/src/routes/access/bands.ts'
import { accessQuery, parseAccess } from '../../../../web/src/lib/access/filters.ts'
import { presets, samePeriod } from '../../../../web/src/routes/access/period.ts'
import { blocksRemark } from '../../../../web/src/routes/access/freshness.ts'
import { sharesIn } from '../../../../web/src/routes/access/shares.ts'

const share = (value: number) => ({
  value,
  lower: value === 0 ? null : value - 0.05,
  upper: value === 0 ? null : value + 0.05,
})
const curve: Access['curve'] = {
  day: [3, 7, 20],
  atRisk: [40, 30, 8],
  started: [share(0.1), share(0.3), share(0.6)],
  closed: [share(0), share(0.1), share(0.1)],
  waiting: [0.9, 0.6, 0.3],
}

describe('filters of an access link', () => {
  const parse = (text: string) => parseAccess(new URLSearchParams(text), ['c1', 'c2'])
  it('name what is given twice, of which the first is taken', () => {
    const { filters, unknown } = parse('clinics=c1&clinics=c2&sort=1&other=1&other=2')
    expect([filters.clinics, unknown]).toEqual([['c1'], ['other', 'another clinics']])
  })
  it('take clinics of the person and two days in order', () => {
    expect(parse('clinics=c2,c1&from=2026-01-01&to=2026-03-31')).toEqual({
      filters: { clinics: ['c2', 'c1'], period: { from: '2026-01-01', to: '2026-03-31' } },
      unknown: [],
    })
  })
  it.each([
    ['clinics=c1,c9', 'a clinic that is not yours'],
    ['from=2026-03-31&to=2026-01-01', 'a period that is not two days in order'],
    ['from=2026-02-31&to=2026-04-01', 'a period that is not two days in order'],
    ['from=2026-03-31', 'a period that is not two days in order'],
    ['by=zodiac', 'by'],
  ])('leave out and name what is wrong in %s', (text, name) => {
    expect(parse(text).unknown).toEqual([name])
  })
  it('come back from the link they make', () => {
    const filters = { clinics: ['c1'], period: { from: '2026-01-01', to: '2026-03-31' } }
    expect(parse(accessQuery(filters)).filters).toEqual(filters)
    expect(accessQuery({ clinics: [], period: null })).toBe('')
  })
  it('offer the last 90 days, this quarter and four before it', () => {
    const list = presets('2026-02-10')
    expect(list.map(({ name }) => name)).toEqual([
      'Last 90 days',
      'This quarter so far',
      'Q4 2025',
      'Q3 2025',
      'Q2 2025',
      'Q1 2025',
    ])
    expect(samePeriod(list[2]?.period ?? null, { from: '2025-10-01', to: '2025-12-31' })).toBe(true)
    expect(samePeriod(null, null)).toBe(true)
  })
})

describe('the curve', () => {
  it('starts at day 0 with nobody started and everybody waiting', () => {
    const { started, waiting } = curveSeries(curve)
    expect([started[0], waiting[0]]).toEqual([
      { x: 0, y: 0 },
      { x: 0, y: 100 },
    ])
  })
  it('keeps a start on the day of referral', () => {
    const sameDay = { ...curve, day: [0, 7, 20] }
    expect(curveSeries(sameDay).started[0]).toEqual({ x: 0, y: 10 })
  })
  it('has the same numbers in the table and in the chart', () => {
    const rows = curveRows(curve)
    const sets = curveChart(curve, 50, () => 'rgb(0, 0, 0)').data.datasets
    const drawn = sets[CURVE_SETS.started]?.data.slice(1).map(({ x, y }) => `${x}: ${Math.round(y ?? 0)}\u00a0%`)
    expect(drawn).toEqual(rows.map(({ day, started }) => `${day}: ${started}`))
    expect(sets[CURVE_SETS.waiting]?.data).toHaveLength(rows.length + 1)
  })
  it('tells people at risk, and nobody beyond the last day seen', () => {
    expect(atRiskOn(curve, 0, 50)).toBe(50)
    expect(atRiskOn(curve, 5, 50)).toBe(30)
    expect(atRiskOn(curve, 20, 50)).toBe(8)
    expect(atRiskOn(curve, 21, 50)).toBeNull()
  })
  it('is one sentence, also when it is empty', () => {
    expect(curveSentence(curve).replaceAll('\u00a0', ' ')).toContain('By day 20 after referral 60 % had started')
    expect(curveSentence({ day: [], atRisk: [], started: [], closed: [], waiting: [] })).toBe(
      'No referral in this period.',
    )
  })
})

it('names the bands of a waiting list by their days', () => {
  expect(bandNames([7, 14, 30, 60, 90])).toEqual(['0–7', '8–14', '15–30', '31–60', '61–90', 'over 90'])
})

describe('the gap plot', () => {
  const group = (more: object) => ({
    group: 'es',
    reference: false,
    within14: { x: 3, n: 10, p: 0.3, lower: 0.1, upper: 0.6 },
    gap: { difference: -0.13, lower: -0.22, upper: -0.02 },
    standardised: null,
    meaningful: false,
    unstable: true,
    ...more,
  })
  const gaps = (...groups: ReturnType<typeof group>[]): Access['gaps'] => [
    { dimension: 'language', reference: 'en', unknown: null, groups },
  ]
  it('puts no gap in the middle and keeps every place on the scale', () => {
    const scale = gapScale(gaps(group({})))
    expect(scale.limit).toBe(30)
    expect([placeOf(0, scale), placeOf(-0.3, scale), placeOf(5, scale)]).toEqual([50, 0, 100])
  })
  it('cuts an interval that is longer than the scale, and says on which side', () => {
    const wide = group({ gap: { difference: 0.1, lower: -0.7, upper: 0.95 } })
    const scale = gapScale(gaps(wide))
    expect(scale.limit).toBe(60)
    expect(forestBar(wide.gap, scale)).toMatchObject({ from: 0, to: 100, cutLeft: true, cutRight: true })
  })
  it('puts an estimate between the ends of its interval, fewer on the left', () => {
    const { gap } = group({})
    const bar = forestBar(gap, gapScale(gaps(group({}))))
    expect(bar.from).toBeLessThan(bar.at)
    expect(bar.at).toBeLessThan(bar.to)
    expect(bar.to).toBeLessThan(50)
    expect([bar.cutLeft, bar.cutRight]).toEqual([false, false])
  })
  it('holds every row against the same scale, the adjusted gaps too', () => {
    const adjusted = group({ standardised: { difference: -0.1, lower: -0.38, upper: 0.05 } })
    expect(gapScale(gaps(group({}), adjusted))).toEqual({ limit: 40, ticks: [-40, -20, 0, 20, 40] })
  })
  it('has a scale without any gap', () => {
    expect(gapScale([]).limit).toBe(10)
  })
  it('says the gap in words', () => {
    expect(gapWords(group({ meaningful: true }))).toBe('fewer start in time')
    expect(gapWords(group({}))).toBe('no clear gap')
    expect(gapWords(group({ reference: true, gap: null }))).toBe('reference')
    expect(gapWords(group({ within14: null, gap: null }))).toBe('nobody in this group')
  })
})

describe('the table of clinics', () => {
  const clinic = (name: string, within14: number | null, waiting: number) =>
    ({
      clinicId: name,
      name,
      figures: { within: { 14: within14 === null ? null : share(within14) }, waiting: { size: waiting } },
    }) as unknown as Access['clinics'][number]
  const list = [clinic('B', 0.4, 3), clinic('A', null, 9), clinic('C', 0.6, 3)]
  const names = (order: string | null) => inOrder(list, parseOrder(order)).map(({ name }) => name)
  it('orders by name, and by numbers from the highest', () => {
    expect(names(null)).toEqual(['A', 'B', 'C'])
    expect(names('-waiting')).toEqual(['A', 'B', 'C'])
    expect(names('-within14')).toEqual(['C', 'B', 'A'])
  })
  it('puts a clinic without the number last both ways', () => {
    expect(names('within14').at(-1)).toBe('A')
  })
  it('turns round on the second click and falls back to names', () => {
    expect(nextOrder(parseOrder('-waiting'), 'waiting')).toBe('waiting')
    expect(nextOrder(parseOrder('name'), 'waiting')).toBe('-waiting')
    expect(parseOrder('hacked').column).toBe('name')
  })
})

describe('the age of the blocks', () => {
  const now = Date.parse('2026-11-23T12:00:00Z')
  it('is told when figures are days old, and not before', () => {
    expect(blocksRemark('2026-11-20T12:00:00Z', now)).toContain('3 days old')
    expect(blocksRemark('2026-11-23T11:00:00Z', now)).toBeNull()
    expect(blocksRemark(null, now)).toBeNull()
  })
})

describe('a share with a line of its own', () => {
  const metric = { id: 'closed-within-30', name: 'Closed before treatment by day 30' } as const
  const shown = (closedWithin30: object | null, definitions: readonly object[] = [metric]) =>
    sharesIn({ all: { closedWithin30 }, definitions } as unknown as Access)
  it('bears the name of its metric, and is not there where nobody was seen that long', () => {
    expect(shown(share(0.2))).toEqual([{ metric, share: share(0.2) }])
    expect(shown(null)).toEqual([])
  })
  it('is not shown without what defines it', () => {
    expect(shown(share(0.2), [])).toEqual([])
  })
})

it('few of many are not none', () => {
  const said = [percentOf(1, 392), percentOf(0, 392), percentOf(2, 392)]
  expect(said.map((text) => text.replaceAll('\u00a0', ' '))).toEqual(['less than 1 %', '0 %', '1 %'])
})
