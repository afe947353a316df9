import { render } from 'svelte/server'
import { describe, expect, it, test } from 'vitest'
import { DEFAULT_RULES } from '../../../../core/caseload/rules.ts'
import type { Entry } from '../../../../core/chart/entry.ts'
import { summarize } from '../../../../core/chart/fold.ts'
import type { Caseload, CaseloadRow, Chart, ChartRow } from '../../../../core/contract/index.ts'
import { caseloadRow, chartRow } from '../../../../core/rows/row.ts'
import { answerSign, safetyChips } from '../../../../web/src/lib/caseload/safety-signs.ts'
import { knownCaseload, knownRow } from '../../../../web/src/lib/caseload/known-row.ts'
import { newerWords } from '../../../../web/src/lib/caseload/newer-words.ts'
import SafetySigns from '../../../../web/src/lib/caseload/SafetySigns.svelte'
import Cards from '../../../../web/src/routes/caseload/[clinicId]/Cards.svelte'
import RankedTable from '../../../../web/src/routes/caseload/[clinicId]/RankedTable.svelte'
import { COLUMNS } from '../../../../web/src/routes/caseload/[clinicId]/columns/index.ts'
import { NO_FILTERS, select, VIEWS } from '../../../../web/src/routes/caseload/[clinicId]/view.ts'
import { closedWords, closeWarning } from '../../../../web/src/routes/chart/[episodeId]/closing/closed.ts'
import { knownChart } from '../../../../web/src/routes/chart/[episodeId]/known.ts'
import PatientBar from '../../../../web/src/routes/chart/[episodeId]/PatientBar.svelte'
import { plainText } from '../../../../web/src/routes/chart/[episodeId]/outside/plain-text.ts'
import WhyNow from '../../../../web/src/routes/chart/[episodeId]/WhyNow.svelte'
import { makeRow, openSafety } from './row.ts'
import { anEpisode } from '../../../support/charts.ts'
import fc, { RUNS } from '../../../support/seeded.ts'
import { TODAY, wholeChart } from '../../../support/whole-charts/index.ts'

type AnyRow = CaseloadRow | ChartRow
type Changed = { -readonly [K in keyof CaseloadRow]: CaseloadRow[K] }
const NEW = 'of-tomorrow'
/** One word of tomorrow in a row of today, where the row has such a word; and how that part is called. */
const WORDS: readonly (readonly [what: string, part: string, change: (row: Changed) => unknown])[] = [
  ['a lead', 'instrument', (row) => (row.lead &&= NEW as never)],
  ['an instrument with scores', 'instrument', (row) => row.measures[0] && (row.measures[0].id = NEW as never)],
  ['an instrument that asked', 'instrument', ({ answered }) => answered && (answered.instrument = NEW as never)],
  ['an instrument of an open item', 'instrument', ({ safety }) => safety && (safety.instrument &&= NEW as never)],
  ['a course', 'course', (row) => (row.course.code = NEW as never)],
  ['a detail of a course', 'course', (row) => (row.course.detail = NEW as never)],
  ['an age of a score', 'age of the last score', (row) => (row.freshness.code = NEW as never)],
  ['a reason', 'reason', (row) => row.reasons[0] && (row.reasons[0].code = NEW as never)],
  ['a tone', 'reason', (row) => row.reasons[0] && (row.reasons[0].tone = NEW as never)],
  ['a group', 'rank', (row) => (row.group = 9)],
  ['a stage', 'stage', (row) => (row.stage = NEW as never)],
  ['a state of safety', 'safety', ({ safety }) => safety && (safety.state = NEW as never)],
  ['a way to settle', 'safety', ({ safety }) => safety?.settled && (safety.settled.how = NEW as never)],
  ['a hand-over', 'safety', ({ safety }) => safety?.elsewhere && (safety.elsewhere.how = NEW as never)],
  ['a finding', 'safety', ({ safety }) => safety?.assessed && (safety.assessed.finding = NEW as never)],
]
const fold = (entries: readonly Entry[]) => summarize(anEpisode(), entries)
const rowOf = (entries: readonly Entry[]) => caseloadRow(fold(entries), TODAY, DEFAULT_RULES)
const chartOf = (entries: Entry[]): Chart => ({
  ...{ episode: anEpisode(), entries, unread: [], superseded: {}, chosen: {}, draft: null },
  ...{ today: TODAY, asOf: `${TODAY}T12:00:00Z`, row: chartRow(fold(entries), TODAY, DEFAULT_RULES, []) },
})
function changed<R extends AnyRow>(row: R, change: (row: Changed) => unknown): { row: R; isNew: boolean } {
  const copy = structuredClone(row)
  change(copy as unknown as Changed)
  return { row: copy, isNew: JSON.stringify(copy) !== JSON.stringify(row) }
}

const at = {
  isTyped: () => false,
  calls: true,
  today: TODAY,
  nameOf: (sub: string | null) => sub ?? 'Nobody',
  chartOf: (id: string) => `/chart/${id}`,
}
const asCaseload = (row: CaseloadRow): Caseload => ({
  ...{ clinicId: 'c1', today: TODAY, asOf: `${TODAY}T12:00:00Z`, unread: [], typed: [], referrals: [], rebuilding: 0 },
  ...{ rows: [row], closedOpen: [row] },
})
/** Everything that a caseload says of one person, as text; and in how many views they stand. */
function caseloadSays(row: CaseloadRow): { said: string; views: number } {
  const caseload = knownCaseload(asCaseload(row))
  const shown = select(caseload.rows, { ...NO_FILTERS, show: 'everyone' })
  const parts = [
    render(RankedTable, {
      props: { shown, at, order: null, by: () => undefined, compact: false, selected: null },
    }),
    render(Cards, { props: { shown, at, selected: null } }),
    // A closed person with an open item, in the band above the list.
    ...caseload.closedOpen.map((one) => render(SafetySigns, { props: { row: one, today: TODAY } })),
  ].map(({ body }) => body)
  const file = shown.flatMap((one) => COLUMNS.flatMap(({ file }) => file.map(({ of, none }) => of(one, at) ?? none)))
  const views = VIEWS.filter((show) => select(caseload.rows, { ...NO_FILTERS, show }).length === 1)
  const told = newerWords([...caseload.rows, ...caseload.closedOpen])?.title
  return { said: [...parts, ...file, told].join('\n'), views: views.length }
}
const nothing = (): void => undefined
/** Everything that the page of a chart makes of its row. */
function chartSays(answer: Chart): string {
  const chart = knownChart(answer)
  return [
    render(PatientBar, {
      props: { chart, name: '', today: TODAY, copied: false, onCopy: nothing, onRecord: nothing, onReach: nothing },
    }).body,
    render(WhyNow, { props: { row: chart.row, unread: [] } }).body,
    ...Object.values(closedWords(chart, TODAY, String) ?? {}),
    plainText(chart, { clinic: null, nameOf: () => '' }, null),
    closeWarning(chart.row),
  ].join('\n')
}

describe.each(WORDS)('law V3: %s that this page does not know', (_, part, change) => {
  test('leaves everybody in the list and the chart, says that it is not known, and says nothing that is not so', () => {
    let met = 0
    fc.assert(
      fc.property(wholeChart(16), (entries) => {
        const { row, isNew } = changed(rowOf(entries), change)
        if (!isNew) return
        met += 1
        const { said, views } = caseloadSays(row)
        expect(said).toContain(row.name)
        expect(said).toContain(`does not know: ${part}`)
        expect(said).not.toMatch(/undefined|\[object|NaN/)
        expect(views).toBeGreaterThan(0)
        const chart = chartOf(entries)
        const told = chartSays({ ...chart, row: changed(chart.row, change).row })
        expect(told).toContain(chart.row.mrn)
        expect(told).not.toMatch(/undefined|\[object|NaN/)
      }),
      { seed: 41, numRuns: Math.ceil(RUNS / 3) },
    )
    expect(met).toBeGreaterThan(0)
  })
})

describe('what a newer version says of somebody', () => {
  const row = makeRow({
    course: { code: NEW as never, detail: null },
    freshness: { code: NEW as never, days: 3 },
    measures: [{ id: NEW as never, first: 21, last: 8, changePercent: -62 }],
    answered: { day: TODAY, level: 2, instrument: NEW as never, stale: false },
    safety: openSafety({
      state: NEW as never,
      class: null,
      elsewhere: { how: NEW as never, checkDay: TODAY, passed: false },
    }),
    group: 9,
  })
  it('is marked where it stands, and the numbers of it are shown', () => {
    const { said } = caseloadSays(row)
    for (const words of [
      'Unknown (newer version)',
      'score age unknown (newer version)',
      `${NEW} (newer version)`,
      '21 → ',
    ])
      expect(said).toContain(words)
    expect(said).not.toMatch(/No score|item 9/i)
  })
  it('is no reason to be calm: an answer beside a state that is not known is red, and the person is to be reviewed', () => {
    const known = knownRow(row)
    expect(answerSign(known, TODAY)).toMatchObject({ text: 'Answer: 2', tone: 'safety' })
    expect(safetyChips(known, TODAY)[0]?.text).toBe('state unknown (newer version)')
    expect(closeWarning(known)).toContain('not known here')
    expect(select([known], NO_FILTERS)).toHaveLength(1)
  })
  it('is said of a chart as well', () => {
    const chart = chartOf([])
    const track = { baseline: { day: TODAY, total: 21 }, best: null, previous: null, count: 2, changePercent: -62 }
    const measures = [{ ...track, id: NEW as never, last: { day: TODAY, total: 8 } }]
    expect(chartSays({ ...chart, row: { ...chart.row, measures } })).toMatch(/of-tomorrow \(newer version\): first 21/)
  })
})

describe('a row of today', () => {
  it('is taken as it came, and nothing is said of a newer version', () => {
    fc.assert(
      fc.property(wholeChart(16), (entries) => {
        const row = rowOf(entries)
        expect(knownRow(row)).toBe(row)
        expect(newerWords([row])).toBeNull()
      }),
      { seed: 42, numRuns: RUNS },
    )
  })
})
