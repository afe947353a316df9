import { describe, expect, it } from 'vitest'
import { INSTRUMENTS } from '../../../../core/instruments/index.ts'
import { wordingOf } from '../../../../core/words/languages.ts'
import { ROUTINE } from '../../../../web/src/lib/caseload/words.ts'
import { othersOf, scoreOf } from '../../../../web/src/routes/caseload/[clinicId]/scores.ts'
import { spokenOf } from '../../../../web/src/routes/chart/[episodeId]/scores.ts'
import { draftOf, toFact } from '../../../../web/src/lib/forms/draft.ts'
import { answering } from '../../../../web/src/routes/chart/[episodeId]/forms/instrument-form.ts'
import { liveScore, safetyWords } from '../../../../web/src/routes/chart/[episodeId]/forms/live-score.ts'
import { asListed, pressKey, scaleWords } from '../../../../web/src/routes/chart/[episodeId]/forms/questions.ts'
import { plainText } from '../../../../web/src/routes/chart/[episodeId]/outside/plain-text.ts'
import { isMade, isOf, makeDraft, OTHER_INSTRUMENTS } from '../../../../web/src/routes/chart/[episodeId]/record.ts'
import { scoreChart } from '../../../../web/src/routes/chart/[episodeId]/trajectory/score-chart.ts'
import {
  targetsOf,
  trajectory,
  trajectorySentence,
} from '../../../../web/src/routes/chart/[episodeId]/trajectory/trajectory.ts'
import { sparkline } from '../../../../web/src/routes/caseload/[clinicId]/sparkline.ts'
import { factLine } from '../../../../web/src/routes/chart/[episodeId]/entries/words.ts'
import { makeChartRow, makeRow } from '../../lib/caseload/row.ts'
import { makeEntry } from './entries.ts'
import { refusedIn } from './admitted.ts'
import { drafted } from './drafts.ts'

const today = '2026-11-23'
const words = (text: string) => text.replaceAll('\u00a0', ' ')
const who5 = (day: string, total: number) =>
  ({ kind: 'assessment', day, instrument: 'who-5', total, occasion: 'follow-up' }) as const

describe('an instrument that has no tab of its own', () => {
  it('is recorded under More, by the answers its own form has', () => {
    expect(OTHER_INSTRUMENTS.map(({ name }) => name)).toEqual(['AUDIT-C', 'WHO-5', 'EPDS'])
    const draft = makeDraft('epds', today, { reached: 'treated' })
    expect([isMade(draft, 'epds'), isMade(draft, 'who-5'), isOf(draft, 'more'), isOf(draft, 'phq-9')]).toEqual([
      ...[true, false, true, false],
    ])
    const fresh = answering(drafted('who-5', today), 'answers')
    expect([pressKey('5', fresh, 0)?.answers[0], pressKey('6', fresh, 0)]).toEqual([5, null])
  })
  it('is listed as its form lists it, and its digits are said where they have words', async () => {
    const { epds } = INSTRUMENTS
    const listed = (item: number) => asListed(epds, epds.items[item - 1] ?? { loinc: null }).map(({ value }) => value)
    expect([listed(1), listed(3)]).toEqual([
      [0, 1, 2, 3],
      [3, 2, 1, 0],
    ])
    expect(scaleWords(await wordingOf('epds'))).toEqual([])
    expect(scaleWords(await wordingOf('audit-c'))[1]).toBe(
      '2: 0 1 or 2 · 1 3 or 4 · 2 5 or 6 · 3 7 to 9 · 4 10 or more',
    )
  })
  it('comes back from what was recorded, and a total it cannot have is refused where it is typed', () => {
    const fact = who5('2026-11-20', 48)
    expect(toFact(draftOf(fact))).toEqual({ ok: true, fact })
    const draft = drafted('who-5', today, { total: '13' })
    const typed = answering(draft, 'total')
    expect(refusedIn([draft], today).map(({ at }) => at)).toEqual(['total'])
    expect(liveScore(typed, null, today).total).toBeNull()
    expect(liveScore({ ...typed, total: '100' }, null, today).total).toBe(100)
  })
  it('law S9: names its own safety item in the form and in the line of an entry', () => {
    const positive = { state: 'positive', level: 2 } as const
    expect(safetyWords(positive, null, today, 'epds')).toBe('EPDS item 10 is 2. It was never asked before')
    const before = { day: '2026-11-09', level: 1, instrument: 'phq-9' } as const
    expect(words(safetyWords(positive, before, today, 'epds') ?? '')).toBe(
      'EPDS item 10 is 2. The Item 9 of 9 Nov was 1',
    )
    const answers = [1, 1, 1, 1, 1, 1, 1, 1, 1, 2]
    expect(
      factLine({ ...who5(today, 0), instrument: 'epds', total: undefined, answers } as never, today),
    ).toMatchObject({
      ...{ what: 'EPDS', text: '11, mild. EPDS item 10 = 2', safety: true },
    })
  })
})

describe('what else was measured', () => {
  const measures = [
    { id: 'phq-9', first: 18, last: 12, changePercent: -33 },
    { id: 'epds', first: null, last: 0, changePercent: null },
  ] as const
  it('stands beside the instruments that have a column, with or without a score in it', () => {
    const routine = ROUTINE.map((id) => scoreOf(makeRow({ measures: [...measures] }), id))
    expect(routine.map(({ name, text }) => [name, text?.last ?? null])).toEqual([
      ['PHQ-9', '12'],
      ['GAD-7', null],
    ])
    expect(othersOf(makeRow({ measures: [...measures] }))).toEqual([
      { id: 'epds', name: 'EPDS', text: { first: null, last: '0', change: 'not compared' } },
    ])
  })
  it('is in the copied text, after those that are always named', () => {
    const track = { id: 'epds', baseline: null, best: null, previous: null, count: 1, changePercent: null } as const
    const row = makeChartRow({ measures: [{ ...track, last: { day: '2026-11-16', total: 0 } }] })
    expect(spokenOf(row).map(({ name }) => name)).toEqual(['PHQ-9', 'GAD-7', 'EPDS'])
    const text = plainText(
      {
        ...{ row, entries: [], unread: [], strange: [], superseded: {}, today, chosen: {} },
        ...{ episode: { patient: {} }, asOf: '2026-11-23T12:00:00Z' },
      } as never,
      { clinic: null, nameOf: () => '' },
      null,
    )
    expect(words(text)).toContain('PHQ-9: no score yet\nGAD-7: no score yet\nEPDS: last 0 (16 Nov)')
  })
})

describe('an instrument of which more is better', () => {
  const entries = [makeEntry('a', who5('2026-09-07', 20)), makeEntry('b', who5('2026-11-16', 64))]
  it('is drawn upward, its targets on the other side, and the sentence says so', () => {
    const [line] = trajectory(entries, today).lines
    expect(line).toMatchObject({ id: 'who-5', points: [{ total: 20 }, { total: 64 }] })
    expect(targetsOf('who-5', 20)).toEqual({ response: 60, remission: 50 })
    expect(targetsOf('who-5', 100).response).toBeNull()
    const says = (last: number) =>
      words(
        trajectorySentence(
          'who-5',
          [...(line?.points.slice(0, 1) ?? []), { day: '2026-11-16', total: last, severity: 'x' }],
          20,
          today,
        ),
      )
    expect(says(64)).toBe('WHO-5 20 → 64 (x) on 16 Nov: +220 %, in remission.')
    expect([says(40), says(12), says(20)].map((text) => text.split(', ').at(-1))).toEqual([
      ...['not yet half of what was missing.', 'below the first.', 'as low as the first.'],
    ])
  })
  it('has its half line above the first score in the list', () => {
    const line = sparkline(
      makeRow({
        lead: 'who-5',
        spark: [0, 20, 30, 40],
        measures: [{ id: 'who-5', first: 20, last: 40, changePercent: 100 }],
      }),
    )
    expect([line?.label, (line?.response ?? 99) < (line?.end.y ?? 0)]).toEqual(['WHO-5 20, 40', true])
  })
  it('has no target where it is shown and not judged', () => {
    expect(targetsOf('audit-c', 6)).toEqual({ response: null, remission: null })
    const points = [{ day: '2026-11-16', total: 5, severity: 'at or above the cut' }]
    const span = { from: '2026-11-16', to: '2026-11-30', today }
    const drawn = scoreChart({ id: 'audit-c', points, first: 5, span, marks: [], named: true }, () => 'rgb(0, 0, 0)')
    expect(drawn.data.datasets[0]?.data).toEqual([{ x: 0, y: 5 }])
  })
})
