import { tracksOf } from '../../support/measures.ts'
import fc, { RUNS } from '../../support/seeded.ts'
import { describe, expect, test } from 'vitest'
import { safetyToday } from '../../../core/caseload/safety.ts'
import { readingOf } from '../../../core/chart/belonging.ts'
import { effective } from '../../../core/chart/effective.ts'
import { Entry } from '../../../core/chart/entry.ts'
import { summarize } from '../../../core/chart/fold.ts'
import { historyBefore, identifiedDay } from '../../../core/chart/milestones.ts'
import { pack, unpack } from '../../../core/chart/pack.ts'
import { safetyReader } from '../../../core/chart/safety-open.ts'
import { goingOn } from '../../../core/chart/treatment.ts'
import { LATEST } from '../../../core/formats.ts'
import { NOTHING_CHOSEN } from '../../../core/settings/index.ts'
import { anEpisode } from '../../support/charts.ts'
import {
  naiveDeclined,
  naiveGoingOn,
  naiveIdentified,
  naiveLastChange,
  naiveLastContact,
  naiveLastReview,
  naiveNextDue,
  naiveScores,
} from '../../support/naive/chart.ts'
import { FACT_KINDS, laterEntry, shuffledChart, TODAY, wholeChart } from '../../support/whole-charts/index.ts'

const fold = (entries: readonly Entry[]) => summarize(anEpisode(), entries)
const fromOf = (entries: readonly Entry[]) =>
  historyBefore(
    identifiedDay(
      effective(entries).facts.map(({ fact }) => fact),
      NOTHING_CHOSEN,
    ),
    NOTHING_CHOSEN,
  )

describe('the generator of whole charts', () => {
  test('makes entries that can be stored, of every kind, with ties, late forms and corrections of corrections', () => {
    const charts = fc.sample(wholeChart(), { numRuns: 300, seed: 1 })
    const entries = charts.flat()
    for (const entry of entries) expect(Entry.parse(entry)).toEqual(entry)
    const kinds = new Set(entries.map(({ fact }) => fact.kind))
    for (const kind of FACT_KINDS) expect(kinds).toContain(kind)
    const chained = charts.filter((all) =>
      all.some(
        ({ fact }) =>
          fact.kind === 'correction' && all.some((e) => e.id === fact.corrects && e.fact.kind === 'correction'),
      ),
    )
    const tied = charts.filter((all) => new Set(all.map(({ fact }) => fact.day)).size < all.length)
    const late = entries.filter(({ fact, local }) => local !== null && !local.startsWith(fact.day))
    const states = charts.map((all) => safetyToday(fold(all).safety, TODAY).state)
    expect([chained.length > 20, tied.length > 100, late.length > 200]).toEqual([true, true, true])
    expect(new Set(states)).toEqual(
      new Set(['none', 'settled', 'unassessed', 'high', 'moderate', 'elsewhere', 'struck-out']),
    )
  })
})

describe('law O2: the fold', () => {
  test('is the same whatever order the entries arrive in', () => {
    fc.assert(
      fc.property(shuffledChart(), ([all, shuffled]) => {
        const folded = fold(all)
        expect(fold(shuffled)).toEqual(folded)
        // Turned round, everything that lies on one day comes the other way.
        expect(fold(all.toReversed())).toEqual(folded)
      }),
      { seed: 2, numRuns: RUNS },
    )
  })
  test('is what the row holds, and nothing else', () => {
    fc.assert(
      fc.property(wholeChart(), (all) => {
        const summary = fold(all)
        expect(unpack(pack(summary, LATEST.row))).toEqual(summary)
      }),
      { seed: 3, numRuns: RUNS },
    )
  })
})

describe('law S: the safety item', () => {
  test('once read, is the same read entry by entry', () => {
    fc.assert(
      fc.property(wholeChart(12), (all) => {
        const reading = readingOf(all, fromOf(all), NOTHING_CHOSEN)
        const whole = safetyReader(all, reading).now()
        const again = safetyReader(all.toReversed(), reading).now()
        expect(again.uncovered.map(({ root }) => root)).toEqual(whole.uncovered.map(({ root }) => root))
      }),
      { seed: 5, numRuns: RUNS },
    )
  })
})

/** 9 stands for "not in the safety group": the least pressing. */
const classOf = (entries: readonly Entry[]) => safetyToday(fold(entries).safety, TODAY).class ?? 9
const isCorrected = (entry: Entry, all: readonly Entry[]) =>
  all.some(({ fact }) => fact.kind === 'correction' && fact.corrects === entry.id)

describe('law S11: more danger never lowers a class', () => {
  test('an uncovered positive answer that comes after everything', () => {
    fc.assert(
      fc.property(wholeChart(16), fc.integer({ min: 1, max: 3 }), (all, level) => {
        const answers = [0, 0, 0, 0, 0, 0, 0, 0, level]
        const form = { kind: 'assessment', day: TODAY, instrument: 'phq-9', answers, occasion: 'follow-up' } as const
        const more = [...all, laterEntry(all, { ...form, answers: [...answers] })]
        // A new positive answer can be the first need of all, and then nothing older is history any more than it was.
        if (fromOf(all) !== fromOf(more)) return
        expect(classOf(more)).toBeLessThanOrEqual(classOf(all))
      }),
      { seed: 6, numRuns: RUNS },
    )
  })
  test('a higher level of an answer that nothing covers', () => {
    fc.assert(
      fc.property(wholeChart(16), (all) => {
        const open = safetyReader(all, readingOf(all, fromOf(all), NOTHING_CHOSEN)).now().uncovered
        const raised = all.find(
          (entry) =>
            open.some(({ root }) => root === entry.id) &&
            !isCorrected(entry, all) &&
            entry.fact.kind === 'assessment' &&
            (entry.fact.answers?.[8] ?? 3) < 3,
        )
        if (raised?.fact.kind !== 'assessment' || !raised.fact.answers) return
        const answers = raised.fact.answers.with(8, (raised.fact.answers[8] ?? 0) + 1)
        const more = all.map((entry) =>
          entry === raised ? { ...entry, fact: { ...raised.fact, answers } as never } : entry,
        )
        expect(classOf(more)).toBeLessThanOrEqual(classOf(all))
      }),
      { seed: 7, numRuns: RUNS },
    )
  })
  test('a worse finding of the same assessment', () => {
    fc.assert(
      fc.property(wholeChart(16), (all) => {
        const milder = all.find(
          ({ fact, ...entry }) =>
            fact.kind === 'safety' &&
            fact.event !== 'safety-plan' &&
            fact.finding === 'moderate' &&
            !isCorrected({ fact, ...entry }, all),
        )
        // With a hand-over, a worse finding is not "all else equal": the hand-over then answers something else.
        if (
          milder?.fact.kind !== 'safety' ||
          all.some(({ fact }) => ['hand-over', 'safety-outcome'].includes(fact.kind))
        )
          return
        const more = all.map((entry) =>
          entry === milder ? { ...entry, fact: { ...milder.fact, finding: 'high' } as never } : entry,
        )
        expect(classOf(more)).toBeLessThanOrEqual(classOf(all))
      }),
      { seed: 8, numRuns: RUNS },
    )
  })
})

describe('laws D1 to D8: one definition each, as a plain loop reads them', () => {
  const read = (all: readonly Entry[]) => ({ summary: fold(all), facts: effective(all).facts.map(({ fact }) => fact) })
  const agrees = (what: (of: ReturnType<typeof read>) => readonly [unknown, unknown], seed: number) =>
    fc.assert(
      fc.property(wholeChart(20), (all) => {
        const [core, naive] = what(read(all))
        expect(core).toEqual(naive)
      }),
      { seed, numRuns: RUNS },
    )
  test('D1: the last change of treatment', () => {
    agrees(({ summary, facts }) => [summary.treatment.change, naiveLastChange(facts)], 31)
  })
  test('D2: the last contact, and the promise that nothing has answered', () => {
    agrees(({ summary, facts }) => [summary.lastContact, naiveLastContact(facts)], 32)
    agrees(({ summary, facts }) => [summary.nextDue, naiveNextDue(facts)], 33)
  })
  test('D3: what goes on by a recorded start, whatever the case and spacing of its name', () => {
    agrees(({ facts }) => {
      const changes = facts.flatMap((fact) => (fact.kind === 'treatment' ? [fact] : []))
      return [[...goingOn(changes).keys()].sort(), naiveGoingOn(facts)]
    }, 34)
  })
  test('D6: who declined and did not come back', () => {
    agrees(({ summary, facts }) => [summary.declined, naiveDeclined(facts)], 35)
  })
  test('D8: identification, and the scores that belong to the episode', () => {
    agrees(({ summary, facts }) => [summary.stages.identified, naiveIdentified(facts)], 36)
    agrees(({ summary, facts }) => {
      const { last, count } = tracksOf(summary).gad7
      const scores = naiveScores(facts, 'gad-7')
      return [
        [last?.total ?? null, count <= scores.length],
        [scores.at(-1) ?? null, true],
      ]
    }, 37)
  })
  test('the last case review', () => {
    agrees(({ summary, facts }) => [summary.lastReview, naiveLastReview(facts)], 38)
  })
})
