import { describe, expect, it } from 'vitest'
import type { UnreadEntry } from '../../../../core/contract/schemas/charts.ts'
import { effective } from '../../../../core/chart/effective.ts'
import {
  entryList,
  entryViews,
  isOpenToCorrection,
  newSince,
} from '../../../../web/src/routes/chart/[episodeId]/entries/entry-list.ts'
import type { Entry } from '../../../../core/chart/entry.ts'
import { overtaken } from '../../../../web/src/routes/chart/[episodeId]/entries/overtaken.ts'
import { makeEntry, phq9Total } from './entries.ts'

const today = '2026-11-23'
const first = makeEntry('a', phq9Total('2026-11-02', 18))
const second = makeEntry('b', phq9Total('2026-11-16', 21))
const replaced = makeEntry('c', {
  kind: 'correction',
  day: today,
  corrects: 'b',
  replacement: { kind: 'assessment', day: '2026-11-16', instrument: 'phq-9', total: 16, occasion: 'follow-up' },
  reason: 'digits turned round',
})
const struck = makeEntry('d', {
  kind: 'correction',
  day: today,
  corrects: 'a',
  replacement: null,
  reason: 'wrong person',
})
const views = (...entries: (typeof first)[]) => entryViews(entries, effective(entries).superseded, today)

describe('the entries of a chart', () => {
  it('stand newest day first', () => {
    expect(views(first, makeEntry('e', phq9Total('2026-11-20', 4))).map(({ entry }) => entry.id)).toEqual(['e', 'a'])
  })
  it('keep a corrected one with what stands instead, and show the correction as its own line', () => {
    const list = views(makeEntry('b', phq9Total('2026-11-16', 26)), replaced)
    const old = list.find(({ entry }) => entry.id === 'b')
    expect(old?.corrected).toMatchObject({ reason: 'digits turned round', by: 'km-1' })
    expect(old?.corrected?.instead).toContain('16, moderately severe')
    expect(list.find(({ entry }) => entry.id === 'c')).toMatchObject({ day: '2026-11-16', corrected: null })
  })
  it('are open to a correction while they stand and all was read, and wherever one is typed already', () => {
    const [corrected, standing] = ['b', 'c'].map((id) => views(second, replaced).find(({ entry }) => entry.id === id)!)
    const open = (typed: Readonly<Record<string, string>>, unread: readonly UnreadEntry[] = []) =>
      [corrected, standing].map((one) => isOpenToCorrection(one!, typed, unread))
    expect(open({})).toEqual([false, true])
    expect(open({ b: 'typed' })).toEqual([true, true])
    expect(open({ b: 'typed' }, [{ id: 'x', version: 1, why: 'newer', kind: null, day: null }])).toEqual([true, false])
  })
  it('name who follows the person, in the list and among what came since the page was read', () => {
    const assigned = makeEntry('e', { kind: 'assignment', day: '2026-11-17', careManager: 'k' })
    const nameOf = (sub: string) => (sub === 'k' ? 'Kerensa Aldous' : sub)
    expect(entryViews([assigned], {}, today, nameOf)[0]?.line.text).toBe('Kerensa Aldous')
    expect(newSince([], [assigned], today, nameOf).join()).toMatch(/Kerensa Aldous$/)
  })
  it('tell what was struck out at the entry it struck, not twice', () => {
    const list = views(first, struck)
    expect(list).toHaveLength(1)
    expect(list[0]?.corrected?.instead).toBe('Nothing: struck out')
  })
  it('stand in the order they were recorded on one day, whatever their ids and clocks say', () => {
    const at = (id: string, version: number, place: number) =>
      makeEntry(id, phq9Total('2026-11-20', 4), {
        version,
        place,
        local: null,
        instant: `2026-11-2${9 - version}T00:00:00Z`,
      })
    const order = views(at('x', 2, 0), at('a', 2, 1), at('m', 3, 0)).map(({ entry }) => entry.id)
    expect(order).toEqual(['m', 'a', 'x'])
  })
  it('stand by the time of day that was stated, and show it', () => {
    const early = makeEntry('e', { ...phq9Total('2026-11-20', 4), time: '08:05' }, { version: 9 })
    const late = makeEntry('l', { ...phq9Total('2026-11-20', 5), time: '16:30' }, { version: 2 })
    expect(views(early, late).map(({ time }) => time)).toEqual(['16:30', '08:05'])
  })
  it('keep a correction just above what it corrects, where others of that day stand around it', () => {
    const day = '2026-11-16'
    const later = makeEntry('z', phq9Total(day, 3), { version: 3 })
    const correction = { ...replaced, version: 9 }
    const list = views(makeEntry('b', phq9Total(day, 26), { version: 2 }), later, correction)
    expect(list.map(({ entry }) => entry.id)).toEqual(['z', 'c', 'b'])
  })
})

describe('the list with entries that could not be read', () => {
  const unread = (id: string, day: string | null): UnreadEntry => ({ id, version: 3, why: 'newer', kind: null, day })
  const list = entryList(views(first, second), [
    unread('n', '2026-11-10'),
    unread('u', null),
    unread('o', '2026-10-01'),
  ])
  it('keeps each of them in its place by day, and one without a day at the top', () => {
    expect(list.map(({ id }) => id)).toEqual(['u', 'b', 'n', 'a', 'o'])
  })
  it('is the plain list where there are none', () => {
    expect(entryList(views(first, second), []).map(({ id }) => id)).toEqual(['b', 'a'])
  })
})

describe('a save that meets a newer version', () => {
  it('tells what others wrote in the meantime, and only that', () => {
    const news = newSince([first], [first, second, struck], today).map((line) => line.replaceAll('\u00a0', ' '))
    expect(news[1]).toMatch(/^Struck out: PHQ-9, 2 Nov: 18/)
    expect(news).toHaveLength(2)
    expect(newSince([first], [first], today)).toEqual([])
  })
  it('tells it in the order in which it was recorded', () => {
    const later = makeEntry('a1', phq9Total('2026-11-01', 3), { version: 3 })
    const sooner = makeEntry('z1', phq9Total('2026-11-20', 9), { version: 2 })
    expect(newSince([], [later, sooner], today).map((line) => /: (\d+)/.exec(line)?.[1])).toEqual(['9', '3'])
  })
})

describe('an entry whose correction is being typed', () => {
  const over = (...more: readonly Entry[]) => {
    const entries = [first, second, ...more]
    return overtaken({ entries, superseded: effective(entries).superseded }, second)
  }
  const strikes = { ...struck, fact: { ...struck.fact, corrects: 'b' } } as Entry
  it('stands until somebody corrects it', () => {
    expect(over()).toBeNull()
  })
  it('was struck out by somebody, for a reason, and nothing takes its place', () => {
    expect(over(strikes)).toMatchObject({ id: 'd', by: 'km-1', instead: null })
  })
  it('was corrected by somebody, and what stands now can be corrected', () => {
    expect(over(replaced)).toMatchObject({ id: 'c', reason: 'digits turned round', instead: { total: 16 } })
  })
})
