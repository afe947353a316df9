import fc from '../../support/seeded.ts'
import { describe, expect, it } from 'vitest'
import {
  auditKeys,
  chartKeys,
  directoryKeys,
  populationKeys,
  publishedKeys,
  summaryPlace,
  type Key,
} from '../../../functions/store/keys.ts'

const id = fc.stringMatching(/^[A-Za-z0-9_-]{1,12}$/)
const month = fc.stringMatching(/^20\d\d-0[1-9]$/)
const instant = fc.integer({ min: 0, max: 4e12 }).map((ms) => new Date(ms).toISOString())

type Made = readonly [table: string, maker: string, parts: readonly string[], key: Key]
const anyKey: fc.Arbitrary<Made> = fc
  .tuple(fc.nat(15), id, id, month, fc.constantFrom('ACTIVE' as const, 'CLOSED' as const), instant)
  .map(([which, a, b, m, state, at]): Made => {
    const all: Made[] = [
      ['Directory', 'member', [a], directoryKeys.member(a)],
      ['Directory', 'clinic', [a], directoryKeys.clinic(a)],
      ['Directory', 'plan', [a], directoryKeys.plan(a)],
      ['Directory', 'settings', [a, `${m}-01`], directoryKeys.settings(a, `${m}-01`)],
      ['Directory', 'setting', [a, b, `${m}-01`, at], directoryKeys.setting(a, b, `${m}-01`, at)],
      ['Directory', 'staff', [a, b], directoryKeys.staff(a, b)],
      ['Charts', 'patient', [a], chartKeys.patient(a)],
      ['Charts', 'patientEpisode', [a, b], chartKeys.patientEpisode(a, b)],
      ['Charts', 'mrn', [a, b], chartKeys.mrn(a, b)],
      ['Charts', 'source', [a, b], chartKeys.source(a, b)],
      ['Charts', 'header', [a], chartKeys.header(a)],
      ['Charts', 'entry', [a, b], chartKeys.entry(a, b)],
      ['Charts', 'summary', [a, state, m, b], chartKeys.summary(a, state, m, b)],
      ['Charts', 'operation', [a, b], chartKeys.operation(a, b)],
      ['Population', 'block', [a, m], populationKeys.block(a, m)],
      ['Published', 'release', [a, b], publishedKeys.release(a, b)],
      ['Audit', 'record', [a, at, b], auditKeys.record(a, at, b)],
    ]
    return all[which] ?? (all[0] as Made)
  })

describe('keys', () => {
  it('of different things are different, and of the same thing the same', () => {
    fc.assert(
      fc.property(anyKey, anyKey, ([tableA, makerA, partsA, a], [tableB, makerB, partsB, b]) => {
        const sameThing = tableA === tableB && makerA === makerB && partsA.join('\n') === partsB.join('\n')
        const sameKey = tableA === tableB && a.pk === b.pk && a.sk === b.sk
        expect(sameKey).toBe(sameThing)
      }),
      { numRuns: 5_000 },
    )
  })

  it('refuse a part that holds the delimiter, is empty or is too long', () => {
    for (const bad of ['a#b', '', '#', 'a b', 'ä', 'x'.repeat(65), 'a\n']) {
      expect(() => chartKeys.header(bad)).toThrow(RangeError)
      expect(() => chartKeys.operation('someone', bad)).toThrow(RangeError)
      expect(() => directoryKeys.member(bad)).toThrow(RangeError)
    }
    expect(() => chartKeys.summary('c', 'ACTIVE', '2026-1', 'e')).toThrow(RangeError)
    expect(() => directoryKeys.setting('c', 'acted-on', '2026-01-01', '2026-01-01T00:00:00.000Z#x')).toThrow(RangeError)
  })

  it('of summary rows tell their clinic and month, and of other items nothing', () => {
    expect(summaryPlace(chartKeys.summary('c', 'CLOSED', '2026-05', 'e'))).toEqual({ clinicId: 'c', month: '2026-05' })
    for (const other of [chartKeys.mrn('c', 'ACTIVE'), chartKeys.header('e'), chartKeys.operation('a', 'b')])
      expect(summaryPlace(other)).toBeNull()
    expect(summaryPlace({ pk: 'CLINIC#c#d', sk: 'ACTIVE#2026-05#e' })).toBeNull()
  })
})
