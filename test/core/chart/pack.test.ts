import { tracksOf } from '../../support/measures.ts'
import fc, { RUNS } from '../../support/seeded.ts'
import { describe, expect, test } from 'vitest'
import { safetyToday } from '../../../core/caseload/safety.ts'
import { isOpenItem } from '../../../core/chart/safety-state.ts'
import { isOldRow, pack, unpack } from '../../../core/chart/pack.ts'
import type { Safety } from '../../../core/chart/safety-state.ts'
import type { Summary } from '../../../core/chart/summary.ts'
import { VIEWS } from '../../../core/chart/views/index.ts'
import type { View } from '../../../core/chart/views/view.ts'
import { NewerFormat, unreadOf } from '../../../core/formats.ts'
import { anySummary } from '../../support/summaries.ts'

/** What a summary says once it has been a row of a format. */
const through = (summary: Summary, format: number): Summary => unpack(pack(summary, format))
const OLD = [1, 2] as const

/** A row of format 2 as release 0.2.0 wrote it: a person in treatment with four scores and a visit promised. */
const ROW_OF_2 =
  '[2,["CFCN9GST31P4ER09MF6P","0T5J5XC7Q3NVV0W5XHMK",7,"Branduez","Tamsin","10-1000","1979-09-01","female","cm"],' +
  '["uninsured",null,"en","white","urban","18-64"],["2026-07-16","2026-07-16","2026-07-20","2026-07-23","2026-07-20","2026-07-28"],' +
  '["2026-07-28",false,null],[[["2026-07-01",21,0],["2026-07-23",17,1],["2026-08-27",9,0],["2026-10-01",12,0],["2026-11-15",14,2]],1,2,null],' +
  '[[],null,null,null],["2026-11-15",2],["2026-11-15",2,0],null,[null,"2026-11-15",null,"2026-12-13","2026-10-01"],["Sertraline 50 mg"]]'
const oldRow = (more: { open?: unknown; risk?: unknown }) => {
  const fields = JSON.parse(ROW_OF_2) as unknown[]
  if ('open' in more) fields[8] = more.open
  if ('risk' in more) fields[9] = more.risk
  return unpack(JSON.stringify(fields))
}

describe('a row of format 4', () => {
  test('is the summary and nothing else, whatever a summary can say', () => {
    fc.assert(
      fc.property(anySummary, (summary) => {
        expect(through(summary, 4)).toEqual(summary)
      }),
      { seed: 41, numRuns: RUNS },
    )
  })
  test('of a person in treatment with nothing open takes at most 600 bytes', () => {
    const consent = { state: 'verbal', day: '2026-07-20' } as const
    const made = pack({ ...unpack(ROW_OF_2), consent, safety: null }, 4)
    expect(Buffer.byteLength(made)).toBeLessThanOrEqual(600)
    expect(JSON.parse(made)).toMatchObject({ 9: null })
  })
})

describe('a row of format 4 with another number of places', () => {
  const places = (summary: Summary) => JSON.parse(pack(summary, 4)) as unknown[]
  test('law V3: that is short is damaged, wherever it was cut', () => {
    fc.assert(
      fc.property(anySummary, fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), (summary, share) => {
        const whole = places(summary)
        const cut = JSON.stringify(whole.slice(0, 1 + Math.floor(share * (whole.length - 1))))
        expect(() => unpack(cut)).toThrow(/of format 4 with \d+ of 20 places/)
        expect(unreadOf(caught(() => unpack(cut)))).toBe('damaged')
      }),
      { seed: 46, numRuns: RUNS },
    )
  })
  test('law V2: that is long was written by a newer version, and what it holds is not dropped unseen', () => {
    fc.assert(
      fc.property(anySummary, fc.jsonValue(), (summary, more) => {
        const long = JSON.stringify([...places(summary), more])
        expect(unreadOf(caught(() => unpack(long)))).toBe('newer')
      }),
      { seed: 47, numRuns: RUNS },
    )
  })
})
const caught = (read: () => unknown): unknown => {
  try {
    return read()
  } catch (error) {
    return error
  }
}

describe('a row of format 3', () => {
  test('is the summary but for the instruments it has no room for: they are left out of it, and nothing else is', () => {
    fc.assert(
      fc.property(anySummary, (summary) => {
        const { 'phq-9': phq9, 'gad-7': gad7 } = summary.measures
        const both = { ...(phq9 && { 'phq-9': phq9 }), ...(gad7 && { 'gad-7': gad7 }) }
        expect(through(summary, 3)).toEqual({ ...summary, measures: both })
      }),
      { seed: 44, numRuns: RUNS },
    )
  })
})

describe('every view', () => {
  test.each(Object.keys(VIEWS) as (keyof typeof VIEWS)[])('%s reads what it packed, through JSON', (name) => {
    const view = VIEWS[name] as View<unknown, unknown>
    const through = (told: unknown): unknown => view.unpack(JSON.parse(JSON.stringify(view.pack(told))))
    expect(through(view.empty)).toEqual(view.empty)
    fc.assert(
      fc.property(anySummary, (summary) => {
        expect(through(summary[name])).toEqual(summary[name])
      }),
      { seed: 45, numRuns: RUNS },
    )
  })
  test('is in a row in the order of the list', () => {
    expect(Object.keys(VIEWS).join(' ')).toBe(
      'stages closed anyTreatment alreadyOnTreatment measures answered safety safetyPlan consent declined ' +
        'lastContact lastAttempt nextDue safetyDue treatment lastReview actedOn',
    )
  })
})

describe('a row of an older format', () => {
  test('holds again what it held: a row that only was read and put back is no difference', () => {
    fc.assert(
      fc.property(anySummary, fc.constantFrom(...OLD), (summary, format) => {
        const held = through(summary, format)
        expect(through(held, format)).toEqual(held)
      }),
      { seed: 42, numRuns: RUNS },
    )
  })
  test('leaves nobody out of the safety group and adds nobody to it, with day and level as they were', () => {
    const isListed = (safety: Safety | null) =>
      safetyToday(safety && { ...safety, elsewhere: null }, '2026-11-24').class
    fc.assert(
      fc.property(anySummary, fc.constantFrom(...OLD), ({ safety, ...rest }, format) => {
        const held = through({ ...rest, safety }, format)
        expect(isListed(held.safety) !== null).toBe(isListed(safety) !== null)
        if (safety?.uncovered)
          expect(held.safety?.uncovered).toMatchObject({ level: safety.uncovered.level, from: safety.uncovered.from })
        if (isOpenItem(held.safety) && safety?.since) expect(held.safety?.since).toBe(safety.since)
      }),
      { seed: 43, numRuns: RUNS },
    )
  })
  test('excuses nobody: what it cannot answer is not known', () => {
    const { treatment, ...row } = unpack(ROW_OF_2)
    expect(treatment).toEqual({ names: ['Sertraline 50 mg'], standing: true, given: null, change: null })
    expect(row).toMatchObject({ consent: null, declined: null, safetyDue: null, lastReview: null, actedOn: null })
    expect(row).toMatchObject({ answered: { day: '2026-11-15', level: 2, given: null }, nextDue: '2026-12-13' })
  })
  test('follows a course from its baseline on; scores before it are history', () => {
    expect(tracksOf(unpack(ROW_OF_2)).phq9).toEqual({
      baseline: { day: '2026-07-23', total: 17, safety: 1 },
      best: { day: '2026-08-27', total: 9, safety: 0 },
      previous: { day: '2026-10-01', total: 12, safety: 0 },
      last: { day: '2026-11-15', total: 14, safety: 2 },
      ...{ bestBefore: 9, count: 4, followUp: null },
      recent: [
        { day: '2026-07-23', total: 17, safety: 1 },
        { day: '2026-08-27', total: 9, safety: 0 },
        { day: '2026-10-01', total: 12, safety: 0 },
        { day: '2026-11-15', total: 14, safety: 2 },
      ],
    })
  })
  test.each<[number, (number | null)[], number | null, number | null]>([
    [1, [17], null, null],
    [2, [17, 9], null, null],
    [3, [17, 9, 12], 9, 9],
    [4, [17, 12, 9, 14], 9, 9],
  ])(
    'of %i scores has the score before the last and the best between where there are such',
    (count, totals, ...rest) => {
      const fields = JSON.parse(ROW_OF_2) as unknown[]
      const scores = totals.map((total, i) => [`2026-0${i + 3}-01`, total, null])
      fields[5] = [scores, 0, 0, null]
      const { phq9 } = tracksOf(unpack(JSON.stringify(fields)))
      expect([phq9.previous?.total ?? null, phq9.bestBefore]).toEqual(rest)
      expect(phq9).toMatchObject({ count, baseline: { total: 17 }, last: { total: totals.at(-1) } })
      expect(phq9.recent.map(({ total }) => total)).toEqual(totals)
    },
  )
  test('names an open item as unassessed: urgent at 3, risen by two', () => {
    const classOf = (more: Parameters<typeof oldRow>[0]) => safetyToday(oldRow(more).safety, '2026-11-24').class
    expect(oldRow({}).safety).toMatchObject({
      since: '2026-11-15',
      uncovered: { instrument: 'phq-9', item: 9, level: 2, on: '2026-11-15', urgent: false, from: 0, risen: true },
      finding: null,
    })
    expect(classOf({ open: ['2026-11-15', 1, 0] })).toBe(4)
    expect(classOf({ open: ['2026-11-15', 2, null] })).toBe(4)
    expect(classOf({ open: ['2026-11-15', 3, 2] })).toBe(2)
    expect(classOf({ open: null, risk: ['2026-11-16', 'low'] })).toBeNull()
  })
  test('lets the finding speak that stands beside an open item: "high" is first before the row is made anew (laws S3)', () => {
    const high = oldRow({ risk: ['2026-11-16', 'high'] }).safety
    expect(high).toMatchObject({ finding: { finding: 'high', day: '2026-11-16', level: 2 }, uncovered: { level: 2 } })
    expect(safetyToday(high, '2026-11-24')).toMatchObject({ state: 'high', class: 1 })
    expect(oldRow({ risk: ['2026-11-16', 'low'] }).safety).toMatchObject({ finding: null, uncovered: { level: 2 } })
    // Nothing was open any more: what ended it then is not known here, so it is told as assessed and no more.
    expect(oldRow({ open: null, risk: ['2026-11-16', 'high'] }).safety).toMatchObject({ since: null, finding: null })
  })
})

describe('the format of a row', () => {
  test('is told by its first element: older than written, newer than known, or none', () => {
    expect([isOldRow(ROW_OF_2, 3), isOldRow(ROW_OF_2, 2), isOldRow('', 3), isOldRow('[12,', 3)]).toEqual([
      ...[true, false, true, false],
    ])
    expect(() => unpack('[5,"from the future"]')).toThrow(NewerFormat)
    for (const text of ['[0]', '["3"]', '{}', '[3', ''])
      expect(() => unpack(text), text).toThrow(expect.not.objectContaining({ name: 'NewerFormat' }) as Error)
    expect(() => pack(unpack(ROW_OF_2), 5)).toThrow(RangeError)
  })
})
