import { describe, expect, test } from 'vitest'
import type { Entry } from '../../../../core/chart/entry.ts'
import { asReadBack, entryText, readEntries, type WrittenEntry } from '../../../../core/chart/written/entry.ts'

const fact = { kind: 'referral', day: '2026-03-01' } as const
const v1 = (id: string, more: object = {}, version = 3): WrittenEntry => ({
  id,
  format: 1,
  version,
  text: JSON.stringify({ id, instant: '2026-03-02T03:30:00Z', author: 'cm', source: 'typed', fact, ...more }),
})
const v2: Entry = {
  id: 'e2',
  instant: '2026-03-02T03:30:00Z',
  author: 'cm',
  source: 'import',
  version: 5,
  place: 2,
  local: '2026-03-01T20:30:00',
  issued: '2026-03-01T19:00:00-07:00',
  fact: { ...fact, time: '09:30' },
}
const written2 = (text: string, format = 2): WrittenEntry => ({ id: 'e2', format, version: 5, text })

describe('an entry of format 1', () => {
  test('takes its version from its item, its place from the order of ids in that version, its local time from the zone', () => {
    const { entries, unread } = readEntries([v1('b'), v1('a'), v1('c', {}, 4)], 'America/Denver')
    expect(unread).toEqual([])
    expect(entries.map(({ id, version, place, local }) => [id, version, place, local])).toEqual([
      ['b', 3, 1, '2026-03-01T20:30:00'],
      ['a', 3, 0, '2026-03-01T20:30:00'],
      ['c', 4, 0, '2026-03-01T20:30:00'],
    ])
  })
  test('has no local time where the zone is not known', () => {
    expect(readEntries([v1('a')], null).entries[0]?.local).toBeNull()
  })
  test('keeps its place beside a damaged one of the same request', () => {
    const { entries, unread } = readEntries([{ ...v1('a'), text: '{"id":"a' }, v1('b')], 'Etc/UTC')
    expect(entries.map(({ place }) => place)).toEqual([1])
    expect(unread).toEqual([{ id: 'a', version: 3, why: 'damaged', kind: null, day: null }])
  })
})

describe('an entry of format 2', () => {
  test('is read as it was written', () => {
    expect(readEntries([written2(entryText(v2, 2))], 'Etc/UTC')).toEqual({ entries: [v2], unread: [] })
  })
  test('is written in format 1 without what that one has no room for, and nothing else is lost', () => {
    expect(JSON.parse(entryText(v2, 1))).toEqual({
      ...{ id: 'e2', instant: '2026-03-02T03:30:00Z', author: 'cm', source: 'import', fact },
    })
    const correction: Entry = {
      ...v2,
      fact: { kind: 'correction', day: '2026-03-02', corrects: 'x', replacement: v2.fact as never, reason: 'Typed' },
    }
    expect(JSON.parse(entryText(correction, 1))).toMatchObject({ fact: { replacement: fact } })
    expect(entryText(correction, 1)).not.toContain('09:30')
  })
})

describe('an entry of format 3', () => {
  const review = { kind: 'case-review', day: '2026-03-01', by: 'Dr. Lind', outcome: 'reviewed' } as const
  const v3: Entry = { ...v2, fact: review }
  test('is read as it was written', () => {
    expect(readEntries([written2(entryText(v3, 3), 3)], 'Etc/UTC')).toEqual({ entries: [v3], unread: [] })
  })
  test('is read beside entries of both older formats', () => {
    const { entries, unread } = readEntries([v1('a'), written2(entryText(v2, 2)), written2(entryText(v3, 3), 3)], null)
    expect([entries.map(({ fact }) => fact.kind), unread]).toEqual([['referral', 'referral', 'case-review'], []])
  })
  test('stays what it is where a whole import is written in format 1: nothing it says is dropped', () => {
    const back = asReadBack([v3, v2], 1, 'America/Denver')
    expect(back.map(({ fact }) => fact)).toEqual([review, fact])
    expect(asReadBack([v3, v2], 2, 'America/Denver')).toEqual([v3, v2])
  })
})

describe('what this version cannot read', () => {
  const unreadOf = (text: string, format = 2) => readEntries([written2(text, format)], 'Etc/UTC').unread[0]
  test('is told as newer where another kind, word, field or format wrote it, with its kind and day', () => {
    const strange = (more: object) => JSON.stringify({ ...v2, fact: { ...fact, ...more } })
    const newer = { id: 'e2', version: 5, why: 'newer', kind: 'referral', day: '2026-03-01' }
    expect(unreadOf(strange({ kind: 'hologram' }))).toEqual({ ...newer, kind: 'hologram' })
    expect(unreadOf(strange({ mood: 'new field' }))).toEqual(newer)
    expect(unreadOf(strange({ kind: 'consent', state: 'by-telepathy' }))).toEqual({ ...newer, kind: 'consent' })
    expect(unreadOf(entryText(v2, 2), 9)).toEqual(newer)
    const inside = JSON.stringify({
      ...v2,
      fact: { kind: 'correction', day: '2026-03-02', corrects: 'x', replacement: { kind: 'hologram' }, reason: 'r' },
    })
    expect(unreadOf(inside)).toMatchObject({ why: 'newer', kind: 'correction', day: '2026-03-02' })
  })
  test('is told as damaged where it is cut, empty or no entry at all', () => {
    for (const text of [entryText(v2, 2).slice(0, 40), '', '[]', 'undefined', '{"id":"e2"}'])
      expect(unreadOf(text), text).toMatchObject({ id: 'e2', why: 'damaged', kind: null, day: null })
  })
  test('takes no other entry away', () => {
    const { entries, unread } = readEntries([written2('{'), v1('a'), { ...written2(entryText(v2, 2)), id: 'e2' }], null)
    expect([entries.length, unread.length]).toEqual([2, 1])
  })
})
