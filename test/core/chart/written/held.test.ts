import fc, { RUNS } from '../../../support/seeded.ts'
import { describe, expect, test } from 'vitest'
import type { ClinicalFact, Entry, NewEntry } from '../../../../core/chart/entry.ts'
import { stampOf } from '../../../../core/chart/written/held.ts'
import { heldSteps, notHeld } from '../../../../core/words/admission.ts'
import { LATEST } from '../../../../core/formats.ts'
import { SAFETY_STEPS } from '../../../../core/chart/vocabulary.ts'
import { anyFact, FACT_KINDS_4, factOfKind } from '../../../support/whole-charts/index.ts'

const day = '2026-11-20'
const assessed = { kind: 'safety', day, event: 'risk-assessment', instrument: 'C-SSRS', finding: 'low' } as const
const contact = { kind: 'contact', day, outcome: 'attempted', work: [] as never[] } as const
const corrected = (replacement: ClinicalFact | null): NewEntry => ({
  ...{ kind: 'correction', day, corrects: 'e1', reason: 'Typed', replacement },
})
const placesOf = (fact: NewEntry, format: number, entries: readonly Entry[] = []) =>
  notHeld(fact, format, entries).map(({ at }) => at)

/** Kinds, fields and words of release 0.2.0, said a second time: what its schema of entries takes. */
const KINDS_OF_2 = [
  ...['screening', 'referral', 'appointment', 'contact', 'assessment', 'diagnosis', 'treatment', 'consent'],
  ...['safety', 'close'],
]
function fits2(fact: ClinicalFact): boolean {
  if (!KINDS_OF_2.includes(fact.kind)) return false
  if (!fits3(fact)) return false
  if (fact.kind === 'contact') return ['phone', 'video', 'in-person', 'portal'].includes(fact.mode)
  return fact.kind !== 'safety' || !('assessedBy' in fact || 'meansAsked' in fact)
}
/** The same of release 0.3.0, of the kinds it knows. */
const fits3 = (fact: ClinicalFact): boolean =>
  !(fact.kind === 'contact' && fact.attempt !== undefined) &&
  !(fact.kind === 'assessment' && fact.difficulty !== undefined)

describe('what an entry format holds', () => {
  test('format 3 holds every fact, format 2 those of release 0.2.0 and no others, corrected ones alike', () => {
    fc.assert(
      fc.property(anyFact, (fact) => {
        expect(notHeld(fact, LATEST.entry)).toEqual([])
        expect(notHeld(fact, 2).length === 0).toBe(fits2(fact))
        expect(placesOf(corrected(fact), 2)).toEqual(placesOf(fact, 2).map((at) => `replacement.${at}`))
      }),
      { seed: 31, numRuns: RUNS },
    )
  })
  test.each(FACT_KINDS_4)('format 3 has no room for %s, format 4 has, and it is stamped so', (kind) => {
    fc.assert(
      fc.property(factOfKind(kind), (fact) => {
        for (const format of [1, 2, 3])
          expect(notHeld({ ...fact, time: undefined }, format)).toEqual([
            { at: 'kind', problem: expect.stringMatching(/^This installation does not keep .* yet\. /) },
          ])
        expect(notHeld(fact, 4)).toEqual([])
        expect([stampOf(fact, 3), stampOf(fact, 4), stampOf(corrected(fact), 4)]).toEqual([4, 4, 4])
      }),
      { numRuns: 10 },
    )
  })
  test('format 2 names the field that it has no room for, and says where to write it instead', () => {
    expect(placesOf({ ...assessed, assessedBy: 'Dr. Moss', meansAsked: false }, 2)).toEqual([
      'assessedBy',
      'meansAsked',
    ])
    expect(placesOf({ ...contact, mode: 'letter' }, 2)).toEqual(['mode'])
    const handOver = { how: 'admitted', service: 'County', acceptedBy: 'Dr. Lind', checkDay: day } as const
    const [issue] = notHeld({ kind: 'hand-over', day, ...handOver }, 2)
    expect([issue?.at, issue?.problem]).toEqual(['kind', expect.stringMatching(/not keep hand-overs.*risk assessment/)])
    expect(notHeld(corrected(null), 2)).toEqual([])
  })
  test('format 1 holds no time of day, but for a correction that repeats the time that stands', () => {
    const referral = { kind: 'referral', day, time: '09:30' } as const
    const entry: Entry = {
      ...{ id: 'e1', instant: `${day}T17:00:00Z`, author: 'cm', source: 'typed', version: 1, place: 0 },
      ...{ local: `${day}T10:00:00`, fact: referral },
    }
    expect(placesOf(referral, 1)).toEqual(['time'])
    expect(placesOf(referral, 2)).toEqual([])
    expect(placesOf(corrected({ ...referral, reason: 'Low mood' }), 1, [entry])).toEqual([])
    expect(placesOf(corrected({ ...referral, time: '10:30' }), 1, [entry])).toEqual(['replacement.time'])
    expect(placesOf(corrected(referral), 1)).toEqual(['replacement.time'])
  })
})

describe('the stamp of an entry', () => {
  test('is the oldest format that holds it, so that a release taken back reads all the rest', () => {
    fc.assert(
      fc.property(anyFact, (fact) => {
        expect(stampOf(fact, 3)).toBe(fits2(fact) ? 2 : fits3(fact) ? 3 : 4)
        if (fits2(fact)) expect([stampOf(fact, 2), stampOf(fact, 1)]).toEqual([2, 1])
        expect(stampOf(corrected(fact), 3)).toBe(stampOf(fact, 3))
      }),
      { seed: 32, numRuns: RUNS },
    )
  })
})

describe('the steps of a safety item', () => {
  const free = SAFETY_STEPS.map((step) => ({ step, blocked: null }))
  test('are as they are where the written format holds them', () => {
    expect(heldSteps(free, 3)).toEqual(free)
  })
  test('are all blocked in format 2 but the assessment itself, with what to do instead', () => {
    const left = heldSteps(free, 2)
    expect(left.filter(({ blocked }) => blocked === null).map(({ step }) => step)).toEqual(['risk-assessment'])
    for (const { step, blocked } of left.slice(1)) expect(blocked, step).toMatch(/not keep .* yet/)
  })
})
