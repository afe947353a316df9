import { describe, expect, test } from 'vitest'
import type { NewEntry } from '../../../core/chart/entry.ts'
import { readChart } from '../../../core/chart/fold.ts'
import type { RowSafety } from '../../../core/contract/schemas/caseload.ts'
import { sharedFrom } from '../../../core/decisions/carry.ts'
import { handedOn } from '../../../core/decisions/refer-again.ts'
import { NOTHING_CHOSEN } from '../../../core/settings/index.ts'
import { anEpisode, contact, referral } from '../../support/charts.ts'
import {
  assessed,
  at,
  history,
  imported,
  phq9With,
  rowOf,
  saved,
  savedBy,
  TODAY,
  type Request,
} from '../../support/history.ts'
import fc, { RUNS } from '../../support/seeded.ts'

const referred = saved(-40, referral(at(-40)))
const answer = (day: number, item9: number, recorded = day): Request => saved(recorded, phq9With(at(day), 15, item9))
const epdsWith = (day: string, item10: number): NewEntry => ({
  ...{
    kind: 'assessment',
    day,
    instrument: 'epds',
    answers: [...Array<number>(9).fill(1), item10],
    occasion: 'follow-up',
  },
})
const found = (day: number, finding: 'low' | 'moderate' | 'high', over: object = {}): Request =>
  saved(day, assessed(at(day), finding, over))
const struck = (on: number, corrects: string, by = 'kerensa-aldous'): Request =>
  savedBy(by, on, { kind: 'correction', day: at(on), corrects, replacement: null, reason: 'Another person' })

/** What a chart gives to the one that a person goes on in today. */
function carriedOf(requests: readonly Request[]): readonly NewEntry[] {
  const [episode, entries] = [anEpisode(), history(...requests)]
  const chart = { episode: { ...episode, version: requests.length }, entries }
  const one = { chart, chosen: NOTHING_CHOSEN, read: readChart(episode, entries) }
  return handedOn(one, 'next', { today: TODAY, there: TODAY }).carried
}
/** How a chart reads that received all that these requests left open, and what was recorded there since. */
const there = (requests: readonly Request[], ...since: Request[]): RowSafety | null =>
  rowOf([saved(0, referral(at(0)), ...carriedOf(requests)), ...since]).safety
const here = (requests: readonly Request[]): RowSafety | null => rowOf(requests).safety

describe('law S5: what goes with a person', () => {
  test('keeps the day on which it was struck out, however often they go on', () => {
    const first = carriedOf([referred, answer(-10, 3), struck(-6, 'v2p0')])
    expect(first).toMatchObject([{ state: 'struck-out', since: at(-6), instrument: 'phq-9', item: 9, level: 3 }])
    const next = carriedOf([saved(-4, referral(at(-4))), saved(-4, ...first)])
    expect(next).toMatchObject([{ state: 'struck-out', since: at(-6), instrument: 'phq-9', item: 9, level: 3 }])
  })
  test('keeps a rise from what was covered before it, whatever was covered after it', () => {
    // On late paper a 2 after a 0; the assessment that was recorded before it covers a 2 that is dated later.
    const chart = [referred, answer(-20, 0), answer(-10, 2), found(-9, 'low'), answer(-12, 2, -8)]
    expect(here(chart)).toMatchObject({ class: 2, risen: true })
    expect(there(chart)).toMatchObject({ class: 2, risen: true })
  })
  test('brings back the state before "not reached" (law S4): whoever is referred again is in need again', () => {
    const tried = (['phone', 'letter', 'phone'] as const).map((mode, i) =>
      saved(i - 12, contact(at(i - 12), { outcome: 'attempted', mode })),
    )
    const chart = [
      ...[referred, answer(-20, 3), ...tried],
      saved(-9, { kind: 'safety-outcome', day: at(-9), outcome: 'not-reached' }),
      savedBy('ines', -8, { kind: 'safety-confirmation', day: at(-8), confirms: 'not-reached' }),
    ]
    expect(here(chart)).toMatchObject({ state: 'settled', class: null })
    expect(there(chart)).toMatchObject({ state: 'unassessed', class: 2, level: 3 })
  })
  test('a high finding is not taken back on its day by whoever it was ever said to be by', () => {
    const high = assessed(at(0), 'high', { assessedBy: 'Jo Rivera' })
    const replacement = assessed(at(0), 'high', { assessedBy: 'Ann Mallory' })
    const corrected = { kind: 'correction', day: at(0), corrects: 'v2p0', replacement, reason: 'Mistyped' } as NewEntry
    const chart = [referred, saved(0, high), saved(0, corrected)]
    for (const name of ['Jo Rivera', 'Ann Mallory'])
      expect(there(chart, savedBy('ines', 0, assessed(at(0), 'low', { assessedBy: name }))), name).toMatchObject({
        state: 'high',
        class: 1,
      })
    const other = savedBy('ines', 0, assessed(at(0), 'low', { assessedBy: 'Ben Okafor' }))
    expect(there(chart, other)).toMatchObject({ state: 'settled', class: null })
  })
  test('a high finding is taken back on none of the days it was ever dated, by whoever recorded it', () => {
    const by = { assessedBy: 'Jo Rivera' }
    const replacement = assessed(at(-2), 'high', by)
    const corrected = { kind: 'correction', day: at(0), corrects: 'v2p0', replacement, reason: 'Mistyped' } as NewEntry
    const chart = [referred, saved(0, assessed(at(0), 'high', by)), saved(0, corrected)]
    const low = (day: number) => savedBy('ines', 0, assessed(at(day), 'low', by))
    for (const day of [-2, 0]) {
      expect(rowOf([...chart, low(day)]).safety, `${day}`).toMatchObject({ state: 'high', class: 1 })
      expect(there(chart, low(day)), `${day}`).toMatchObject({ state: 'high', class: 1, since: at(-2) })
    }
    expect(rowOf([...chart, low(-1)]).safety).toMatchObject({ state: 'settled', class: null })
    expect(there(chart, low(1))).toMatchObject({ state: 'settled', class: null })
  })
  test('does not rise by what another answer was compared with', () => {
    // Late paper: a 2 that nothing came before, recorded after the hand-over of a later answer that a 0 came before.
    const handOver = {
      kind: 'hand-over',
      day: at(-5),
      how: 'handed-over',
      service: 'Crisis team',
      acceptedBy: 'J. Rivera',
    }
    const chart = [
      ...[referred, answer(-10, 0), answer(-8, 1)],
      saved(-5, { ...handOver, checkDay: at(1) } as NewEntry),
      answer(-12, 2, -4),
    ]
    expect(here(chart)).toMatchObject({ state: 'elsewhere', class: 4, risen: false })
    expect(there(chart)).toMatchObject({ state: 'elsewhere', class: 4, risen: false })
  })
  test('a hand-over with nothing left beneath it is seen where the person goes, until it is received or its day is over', () => {
    const handOver = { kind: 'hand-over', day: at(-3), how: 'admitted', service: 'General', acceptedBy: 'J. Rivera' }
    // The assessment on late paper lies before the hand-over, and covers what it was about.
    const late = saved(-2, assessed(at(-4), 'low'))
    const chart = (check: number) => [
      ...[referred, answer(-5, 2), saved(-3, { ...handOver, checkDay: at(check) } as NewEntry), late],
    ]
    expect(here(chart(2))).toMatchObject({ state: 'elsewhere', since: null })
    expect(there(chart(2))).toMatchObject({
      ...{ state: 'elsewhere', class: null, elsewhere: { how: 'admitted', checkDay: at(2), passed: false } },
    })
    expect(carriedOf(chart(2))).toMatchObject([{ service: 'General', acceptedBy: 'J. Rivera', checkDay: at(2) }])
    for (const read of [here, there])
      expect(read(chart(-1)), read.name).toMatchObject({ class: null, elsewhere: { checkDay: at(-1) } })
    const received = saved(0, { kind: 'safety-outcome', day: at(0), outcome: 'received', from: 'General' } as NewEntry)
    expect(there(chart(2), received)).toMatchObject({ state: 'settled', settled: { how: 'received' }, elsewhere: null })
    expect(there(chart(2), answer(0, 1))).toMatchObject({ state: 'elsewhere', class: 4, newAnswer: true })
  })
  test('loses nothing of class, level or state, whatever was recorded', () => {
    const day = fc.integer({ min: -30, max: -1 })
    const request = fc.oneof(
      { weight: 4, arbitrary: fc.tuple(day, fc.integer({ min: 0, max: 3 }), day).map((one) => answer(...one)) },
      fc.tuple(day, fc.constantFrom('low', 'moderate', 'high')).map(([on, finding]) => found(on, finding)),
      fc
        .tuple(day, fc.integer({ min: 2, max: 7 }), fc.constantFrom('ines', 'kerensa-aldous'))
        .map(([on, version, by]) => struck(on, `v${version}p0`, by)),
      fc.tuple(day, fc.integer({ min: -5, max: 6 })).map(([on, check]) =>
        saved(on, {
          ...{ kind: 'hand-over', day: at(on), how: 'handed-over', service: 'Crisis team', acceptedBy: 'J. Rivera' },
          checkDay: at(check),
        }),
      ),
      fc.tuple(day, fc.integer({ min: 0, max: 3 })).map(([on, level]) => imported(on, phq9With(at(on), 15, level))),
    )
    const isAsWas = (requests: readonly Request[]) => {
      const asked = [referred, ...requests]
      const was = here(asked)
      if (was === null || was.state === 'settled' || was.state === 'none') return
      const is = there(asked)
      expect(is?.class).toBe(was.class)
      expect(is?.level).toBe(was.level)
      expect(is?.state).toBe(was.state)
      expect(is?.elsewhere).toEqual(was.elsewhere)
    }
    fc.assert(fc.property(fc.array(request, { maxLength: 7 }), isAsWas), { numRuns: RUNS })
  })
})

describe('law S5: what is shared between two persons whose merge is taken back', () => {
  const merge = -3
  const since = `${at(merge)}T09:00:00Z`
  /** What is shared of a chart into which all that these requests left open went on, and of another one that is told beside it. */
  function sharedOf(requests: readonly Request[], carried = carriedOf(requests)) {
    const [episode, from] = [anEpisode(), history(...requests)]
    const on = history(saved(0, referral(at(0)), ...carried))
    const readings = new Map([[episode.episodeId, readChart(episode, from)]])
    return sharedFrom(readChart(anEpisode({ episodeId: 'next' }), on), 'next', { day: TODAY, since, readings })
  }
  /** Before the two were one, and while they were. */
  const days = { early: merge - 2, late: merge + 1 }

  test('is what was struck out while they were one, and not what was struck out before', () => {
    const struckOut = (on: number) => [referred, answer(-10, 3), struck(on, 'v2p0')]
    expect(sharedOf(struckOut(days.late))).toMatchObject([{ state: 'struck-out', level: 3, alsoThere: true }])
    expect(sharedOf(struckOut(days.early))).toEqual([])
  })
  test('is nothing that was struck out before, whatever else was recorded of that day while they were one', () => {
    const chart = [referred, answer(-10, 3), struck(days.early, 'v2p0')]
    expect(sharedOf([...chart, saved(days.late, contact(at(days.early)))])).toEqual([])
    const replacement = contact(at(days.early), { mode: 'video' })
    const corrected = {
      ...{ kind: 'correction', day: at(days.early), corrects: 'v4p0', replacement, reason: 'By video' },
    } as NewEntry
    const contacted = saved(days.early, contact(at(days.early)))
    expect(sharedOf([...chart, contacted, saved(days.late, corrected)])).toEqual([])
  })
  test('is of two answers that were struck out with one day the one that was struck out while they were one', () => {
    const two = [referred, answer(-10, 3), answer(-9, 3), saved(-8, epdsWith(at(-8), 3))]
    const lateStrike = { ...struck(days.late, 'v4p0'), facts: struck(days.early, 'v4p0').facts }
    const shared = sharedOf([...two, struck(days.early, 'v2p0'), struck(days.early, 'v3p0'), lateStrike])
    expect(shared).toMatchObject([{ state: 'struck-out', instrument: 'epds', item: 10, level: 3 }])
  })
  test('is a finding that was struck out while they were one, and no answer that was struck out before with that day', () => {
    const two = [referred, found(-10, 'high'), answer(-9, 3)]
    const lateStrike = { ...struck(days.late, 'v2p0'), facts: struck(days.early, 'v2p0').facts }
    const shared = sharedOf([...two, struck(days.early, 'v3p0'), lateStrike])
    expect(shared).toMatchObject([{ state: 'struck-out', finding: 'high' }])
  })
  test('is an answer to the very item that was answered while they were one', () => {
    const screened: NewEntry = {
      ...{ kind: 'c-ssrs', day: at(days.late), ideation: [true, false, null, null, null], behaviour: 'never' },
      finding: 'low',
    }
    const carried = (item: number): NewEntry => ({
      ...{ kind: 'safety-carried', day: TODAY, from: 'e1', assessed: null, state: 'unassessed', by: null },
      ...{ since: at(days.late), instrument: 'c-ssrs', item, level: 1, coveredLevel: null },
    })
    const chart = [referred, saved(days.late, screened)]
    expect(sharedOf(chart, [carried(5)])).toMatchObject([{ state: 'unassessed', item: 5, level: 1 }])
    expect(sharedOf(chart, [carried(6)])).toEqual([])
  })
})
