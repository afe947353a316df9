import { describe, expect, it } from 'vitest'
import type { ClinicalFact, Entry } from '../../../../core/chart/entry.ts'
import { knownRow } from '../../../../web/src/lib/caseload/known-row.ts'
import {
  closedWords,
  closeOf,
  closeWarning,
  leftOpen,
  UNDO_FOR,
  undoUntil,
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
    expect(plain(words?.title)).toBe('Closed on 20 Nov: transferred out, recorded by Kerensa Aldous')
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
  it('can be undone for a minute by who closed it, and not where an action did, or an import', () => {
    const at = '2026-11-20T15:00:00.000Z'
    const entry = makeEntry('a', close(), { author: 'km-1', instant: at })
    expect(undoUntil({ entry, fact: close() }, 'km-1')).toBe(Date.parse(at) + UNDO_FOR)
    expect(undoUntil({ entry, fact: close() }, 'km-2')).toBeNull()
    expect(undoUntil({ entry, fact: close('entered-twice') }, 'km-1')).toBeNull()
    expect(undoUntil({ entry: { ...entry, source: 'import' }, fact: close() }, 'km-1')).toBeNull()
  })
})
