import { describe, expect, it } from 'vitest'
import type { ClinicalFact, Entry } from '../../../../core/chart/entry.ts'
import { knownRow } from '../../../../web/src/lib/caseload/known-row.ts'
import {
  closedWords,
  closeOf,
  closeWarning,
  leftOpen,
  UNDO_FOR,
  undoLeft,
} from '../../../../web/src/routes/chart/[episodeId]/closing/closed.ts'
import type { KnownChart } from '../../../../web/src/routes/chart/[episodeId]/known.ts'
import { makeChartRow, openSafety } from '../../lib/caseload/row.ts'
import { makeEntry } from './entries.ts'

const today = '2026-11-23'
type CloseFact = Extract<ClinicalFact, { kind: 'close' }>
const close = (reason: CloseFact['reason'] = 'transferred-out'): CloseFact => ({
  ...{ kind: 'close', day: '2026-11-20', reason },
})
const plain = (text: string | undefined) => text?.replaceAll('\u00a0', ' ')
const chartOf = (
  row: Parameters<typeof makeChartRow>[0],
  entries: readonly Entry[] = [makeEntry('a', close(), { author: 'km-1' })],
  superseded: Readonly<Record<string, string>> = {},
) => ({ row: knownRow(makeChartRow(row)), entries, superseded }) as unknown as KnownChart
const nameOf = (sub: string) => (sub === 'km-1' ? 'Kerensa Aldous' : sub)

describe('closing an episode', () => {
  it('says what of safety stays open, and nothing where nothing does', () => {
    const warning = (state: 'high' | 'elsewhere' | 'settled') =>
      closeWarning(makeChartRow({ safety: openSafety({ state }) }))
    expect(warning('high')).toBe(
      'Risk is high and not checked: it stays open, and the person moves to Closed, safety open',
    )
    expect(warning('elsewhere')).toContain('with another service')
    expect([warning('settled'), closeWarning(makeChartRow())]).toEqual([null, null])
  })
  it('says all that it leaves as it is: safety first, the promised contact, treatments, and what else is typed', () => {
    const open = chartOf({
      safety: openSafety({ state: 'high' }),
      nextDue: '2026-12-03',
      treatments: ['sertraline 50 mg'],
    })
    expect(leftOpen(open, 2, today).map(plain)).toEqual([
      'Risk is high and not checked: it stays open, and the person moves to Closed, safety open',
      'A contact promised for 3 Dec: nobody is reminded of it any more',
      'sertraline 50 mg: goes on as recorded, and nobody here follows it',
      '2 forms with something typed that this does not save',
    ])
    expect(leftOpen(chartOf({ nextDue: null, treatments: [] }), 0, today)).toEqual([])
  })
})

describe('a closed chart', () => {
  const safety = openSafety()
  it('says since when, why and by whom, and what can still be recorded', () => {
    const words = closedWords(chartOf({ stage: 'closed', safety }), today, nameOf)
    expect(plain(words?.title)).toBe(
      'Closed on 20 Nov: care taken over outside the network, recorded by Kerensa Aldous',
    )
    expect(words?.text).toContain('an assessment of risk')
    expect(words?.text).toContain('stays open until it is settled')
    expect(closedWords(chartOf({ stage: 'in-treatment', safety }), today, nameOf)).toBeNull()
  })
  it('says where the person goes on when an action closed it', () => {
    const says = (reason: CloseFact['reason']) =>
      closedWords(chartOf({ stage: 'closed' }, [makeEntry('a', close(reason))]), today, nameOf)?.text
    expect(says('entered-twice')).toContain('goes on in another chart')
    expect(says('transferred')).toContain('goes on in another clinic')
    expect(says('completed')).toContain('needs a new episode')
  })
  it('has one close that stands: not one that was struck out or corrected', () => {
    const second = { ...close('completed'), day: '2026-11-22' }
    const entries = [
      makeEntry('a', close()),
      makeEntry('b', {
        kind: 'correction',
        day: today,
        corrects: 'a',
        replacement: second,
        reason: 'The day was wrong',
      }),
    ]
    expect(closeOf(chartOf({}, entries, { a: 'b' }))).toMatchObject({ entry: { id: 'b' }, fact: second })
    expect(closeOf(chartOf({}, entries, { a: 'b', b: 'c' }))).toBeNull()
    expect(closeOf(chartOf({}, []))).toBeNull()
  })
  const at = '2026-11-20T15:00:00.000Z'
  const left = (more: Partial<Entry> = {}, fact = close(), { sub = 'km-1', seen = 0, passed = 0, ahead = 0 } = {}) => {
    const entry = makeEntry('a', fact, { author: 'km-1', instant: at, ...more })
    const readAt = Date.parse(at) + seen + ahead
    const asOf = new Date(Date.parse(at) + seen).toISOString()
    return undoLeft({ entry, fact, first: entry }, sub, { asOf, readAt, now: readAt + passed })
  }
  it('can be undone for a minute by who closed it, and not where an action did, or an import', () => {
    expect(left()).toBe(UNDO_FOR)
    expect(left({}, close(), { sub: 'km-2' })).toBe(0)
    expect(left({}, close('entered-twice'))).toBe(0)
    expect(left({ source: 'import' })).toBe(0)
  })
  it.each([0, 90_000, -90_000])(
    'can be undone for a minute, no longer and no shorter, where the clock of the device is %i ms ahead',
    (ahead) => {
      const of = (seen: number, passed: number) => left({}, close(), { seen, passed, ahead })
      expect([of(0, 0), of(0, 59_000), of(0, 60_000), of(0, 90_000)]).toEqual([UNDO_FOR, 1000, 0, 0])
      // Read again: what had passed by then counts.
      expect([of(40_000, 0), of(40_000, 19_000), of(40_000, 20_000), of(300_000, 0)]).toEqual([20_000, 1000, 0, 0])
    },
  )
  it('that was corrected says who closed it and who corrected that, and is undone by nobody at one press', () => {
    const corrects = {
      kind: 'correction',
      day: today,
      corrects: 'a',
      replacement: close('moved'),
      reason: 'Not so',
    } as const
    const entries = [
      makeEntry('a', close(), { author: 'km-2', instant: at }),
      makeEntry('b', corrects, { author: 'km-1', instant: today }),
    ]
    const chart = chartOf({ stage: 'closed' }, entries, { a: 'b' })
    expect(plain(closedWords(chart, today, nameOf)?.title)).toBe(
      'Closed on 20 Nov: moved, recorded by km-2, corrected by Kerensa Aldous',
    )
    const standing = closeOf(chart)
    const now = Date.parse(today)
    for (const sub of ['km-1', 'km-2'])
      expect(standing && undoLeft(standing, sub, { asOf: new Date(now).toISOString(), readAt: now, now })).toBe(0)
  })
  it('can be undone for no minute where nobody knows when it was read', () => {
    const entry = makeEntry('a', close(), { author: 'km-1', instant: at })
    const undo = (asOf: string, readAt: number | null) =>
      undoLeft({ entry, fact: close(), first: entry }, 'km-1', { asOf, readAt, now: Date.parse(at) })
    expect([undo(at, null), undo('', Date.parse(at))]).toEqual([0, 0])
  })
})
