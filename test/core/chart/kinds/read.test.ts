import { describe, expect, test } from 'vitest'
import fc, { RUNS } from '../../../support/seeded.ts'
import type { ClinicalFact, NewEntry } from '../../../../core/chart/entry.ts'
import { fieldProblems } from '../../../../core/chart/kinds/check.ts'
import { KIND_NAMES } from '../../../../core/chart/kinds/index.ts'
import { isKept, readEntry, readFact, rowsOf } from '../../../../core/chart/kinds/read.ts'
import { summarize } from '../../../../core/chart/fold.ts'
import { pack } from '../../../../core/chart/pack.ts'
import { entryText, readEntries } from '../../../../core/chart/written/entry.ts'
import { stampOf } from '../../../../core/chart/written/held.ts'
import { issuesInWords } from '../../../../core/words/en/problems.ts'
import { anEpisode } from '../../../support/charts.ts'
import { chartOfEveryKind, EVERY_FACT_KIND, factOfAnyKind, factOfKind } from '../../../support/whole-charts/index.ts'

const correcting = (replacement: ClinicalFact): NewEntry => ({
  ...{ kind: 'correction', day: replacement.day, corrects: 'e1', reason: 'Typed wrong', replacement },
})

describe('a fact of any kind', () => {
  test('is one that the generator of charts makes, for every kind there is', () => {
    expect([...EVERY_FACT_KIND].sort()).toEqual([...KIND_NAMES].sort())
  })
  test('is read as it is, alone and inside a correction, and so again from what was read', () => {
    fc.assert(
      fc.property(factOfAnyKind, (fact) => {
        for (const entry of [fact, correcting(fact)]) {
          const read = readEntry(entry)
          expect(read).toEqual({ ok: true, value: entry })
          expect(isKept(entry)).toBe(true)
          expect(read.ok && readEntry(read.value)).toEqual(read)
        }
        expect(readFact(correcting(fact)).ok).toBe(false)
      }),
      { numRuns: RUNS },
    )
  })
  test.each(EVERY_FACT_KIND)('%s says of each field what is wrong with it, at that field and in words', (kind) => {
    fc.assert(
      fc.property(factOfKind(kind), fc.constantFrom<unknown>(undefined, null, -1, {}, ''), (fact, value) => {
        for (const [name, field] of rowsOf(kind)) {
          const said = readFact({ ...fact, [name]: value })
          const problems = fieldProblems(field, value, { kind, field: name })
          expect(said.ok ? [] : issuesInWords(said.problems)).toEqual(
            issuesInWords(problems).map(({ problem }) => ({ at: name, problem })),
          )
        }
      }),
      { numRuns: 20 },
    )
  })
  test('keeps a text without the spaces around it, and what is left out by its default', () => {
    const contact = { kind: 'contact', day: '2026-11-20', outcome: 'attempted', mode: 'phone' }
    expect(readFact(contact)).toEqual({ ok: true, value: { ...contact, work: [] } })
    expect(isKept(contact)).toBe(false)
    const referral = { kind: 'referral', day: '2026-11-20', from: ' Dr. Obuya ' }
    expect(readFact(referral)).toEqual({ ok: true, value: { ...referral, from: 'Dr. Obuya' } })
    expect(isKept(referral)).toBe(false)
  })
})

test('a chart of 1,000 entries of every kind is written, read back, folded and packed', () => {
  fc.assert(
    fc.property(chartOfEveryKind(1000), (entries) => {
      const kinds = new Set(entries.map(({ fact }) => fact.kind))
      expect([...kinds].sort()).toEqual([...KIND_NAMES, 'correction'].sort())
      const written = entries.map((entry) => {
        const format = stampOf(entry.fact, 4)
        return { id: entry.id, version: entry.version, format, text: entryText(entry, format) }
      })
      const read = readEntries(written, 'America/Chicago')
      expect(read).toEqual({ entries, unread: [] })
      const summary = summarize(anEpisode(), read.entries)
      expect(JSON.parse(pack(summary, 3))).toBeInstanceOf(Array)
    }),
    { numRuns: 1 },
  )
})
