import fc from '../seeded.ts'
import type { ClinicalFact, Entry, NewEntry } from '../../../core/chart/entry.ts'
import { addDays } from '../../../core/day.ts'
import { anyFact, factOfAnyKind, factOfKind, TODAY } from './facts.ts'

export { EVERY_FACT_KIND, FACT_KINDS, FACT_KINDS_4, TODAY } from './facts.ts'

/**
 * The one generator of whole charts: every kind and word, ties of day and time, forms typed late, several requests, corrections and
 * corrections of corrections, imports whose order of issue is not their order in the file, several authors. It need not be what
 * admission lets in: a fold stands any chart that can be stored. Shrinks by leaving entries out.
 */
interface Drawn {
  readonly fact: ClinicalFact
  /** In the same request as the one before it. */
  readonly joins: boolean
  readonly author: number
  readonly imported: boolean
  readonly issued: number
  /** Corrects the entry so many places back (0 = corrects nothing), as is, or with the answers changed. */
  readonly back: number
  readonly strikes: boolean
  readonly keeps: boolean
  /** Recorded so many days after its day; the clock says so, nothing else does. */
  readonly late: number
}
const drawnOf = (fact: fc.Arbitrary<ClinicalFact>): fc.Arbitrary<Drawn> =>
  fc.record({
    fact,
    joins: fc.boolean(),
    author: fc.nat({ max: 2 }),
    imported: fc.nat({ max: 3 }).map((n) => n === 0),
    issued: fc.nat({ max: 3 }),
    back: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.integer({ min: 1, max: 6 }) }),
    strikes: fc.nat({ max: 2 }).map((n) => n === 0),
    keeps: fc.boolean(),
    late: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.integer({ min: 1, max: 40 }) }),
  })
const drawn = drawnOf(anyFact)
/** One fact after the other, each in a request of its own: stories that chance alone would not tell. */
const told = (facts: readonly (readonly [author: number, fact: ClinicalFact])[]): Drawn[] =>
  facts.map(([author, fact]) => ({
    ...{ fact, author, joins: false, imported: false, issued: 0, back: 0, strikes: false, keeps: false, late: 0 },
  }))
/** Laws S4: somebody in danger is tried again and again, not reached, and that is confirmed; `missing` of the attempts was not made. */
const notReached: fc.Arbitrary<Drawn[]> = fc
  .record({ ago: fc.integer({ min: 4, max: 40 }), level: fc.integer({ min: 1, max: 3 }), missing: fc.nat({ max: 5 }) })
  .map(({ ago, level, missing }) => {
    const on = (n: number) => addDays(TODAY, n - ago)
    const answers = [1, 1, 1, 1, 1, 1, 1, 1, level]
    const attempts = (['phone', 'letter', 'phone'] as const).map((mode, i): readonly [number, ClinicalFact] => [
      0,
      { kind: 'contact', day: on(i + 1), outcome: 'attempted', mode, work: [] },
    ])
    return told([
      [0, { kind: 'assessment', day: on(0), instrument: 'phq-9', answers, occasion: 'follow-up' }],
      ...attempts.filter((_, i) => i !== missing),
      [0, { kind: 'safety-outcome', day: on(4), outcome: 'not-reached' } as ClinicalFact],
      [2, { kind: 'safety-confirmation', day: on(4), confirms: 'not-reached' } as ClinicalFact],
    ])
  })

const AUTHORS = ['kerensa-aldous', 'matthew-oyediran', 'ines-rautavaara'] as const

/** What replaces a fact: the same kind, as it was but for its mode, or as it was drawn anew. */
function replacement(target: ClinicalFact, { fact, keeps }: Drawn): ClinicalFact {
  if (target.kind === 'assessment' && keeps) return { ...target, mode: 'self' }
  return keeps || fact.kind !== target.kind ? ({ ...target, day: keeps ? target.day : fact.day } as ClinicalFact) : fact
}

function written(all: readonly Drawn[]): Entry[] {
  const entries: Entry[] = []
  let [version, place] = [0, 0]
  let imported = false
  for (const [i, one] of all.entries()) {
    const target = one.back > 0 ? entries[entries.length - one.back] : undefined
    // One run of import says of each thing one thing: it corrects nothing that it brings itself.
    const isJoined = one.joins && i > 0 && !(imported && target?.version === version)
    ;[version, place] = isJoined ? [version, place + 1] : [version + 1, 0]
    // One request has one source: a run of import, or a form.
    if (!isJoined) imported = one.imported
    const stands = target?.fact.kind === 'correction' ? target.fact.replacement : target?.fact
    const day = stands && stands.day > one.fact.day ? stands.day : one.fact.day
    const fact: NewEntry =
      target && stands
        ? {
            kind: 'correction',
            day,
            corrects: target.id,
            reason: 'Wrong',
            replacement: one.strikes ? null : replacement(stands, one),
          }
        : one.fact
    const on = addDays(fact.day, one.late) > TODAY ? fact.day : addDays(fact.day, one.late)
    entries.push({
      // Ids say nothing of the order: they are drawn from the place by a step that jumps about.
      id: `e${((i * 37 + 11) % 997).toString().padStart(3, '0')}`,
      instant: `${on}T18:00:00Z`,
      author: AUTHORS[one.author] ?? AUTHORS[0],
      source: imported ? 'import' : 'typed',
      ...(imported && one.issued > 0 ? { issued: `2026-01-0${one.issued}T12:00:00Z` } : {}),
      ...{ version, place, fact },
      local: one.late === 39 ? null : `${on}T12:0${i % 10}:00`,
    })
  }
  return entries
}

/** Entries of a whole chart in the order they were recorded. */
export const wholeChart = (maxLength = 24): fc.Arbitrary<Entry[]> =>
  fc
    .array(fc.oneof({ weight: 40, arbitrary: drawn.map((one) => [one]) }, { weight: 1, arbitrary: notReached }), {
      minLength: 1,
      maxLength,
      size: 'max',
    })
    .map((parts) => written(parts.flat()))

/** A chart of exactly so many entries, of every kind there is. */
export const chartOfEveryKind = (length: number): fc.Arbitrary<Entry[]> =>
  fc.array(drawnOf(factOfAnyKind), { minLength: length, maxLength: length, size: 'max' }).map(written)

/** A chart and the same entries in another order of arrival. */
export const shuffledChart = (maxLength = 24): fc.Arbitrary<[Entry[], Entry[]]> =>
  wholeChart(maxLength).chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })))

/** One more entry, recorded after everything in a chart. */
export const laterEntry = (entries: readonly Entry[], fact: ClinicalFact): Entry => ({
  ...{ id: 'later', instant: `${TODAY}T20:00:00Z`, author: AUTHORS[0], source: 'typed', place: 0, fact },
  version: Math.max(...entries.map(({ version }) => version)) + 1,
  local: `${TODAY}T14:00:00`,
})
export { anyFact, factOfAnyKind, factOfKind }
