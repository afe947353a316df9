import fc, { RUNS } from '../../support/seeded.ts'
import { describe, expect, test } from 'vitest'
import { safetyToday } from '../../../core/caseload/safety.ts'
import type { ClinicalFact, Entry, NewEntry } from '../../../core/chart/entry.ts'
import { effective } from '../../../core/chart/effective.ts'
import { summarize } from '../../../core/chart/fold.ts'
import { addDays } from '../../../core/day.ts'
import { anEpisode } from '../../support/charts.ts'
import {
  naiveDeclined,
  naiveIdentified,
  naiveLastChange,
  naiveLastContact,
  naiveLastReview,
  naiveNextDue,
} from '../../support/naive/chart.ts'
import { naiveOrder } from '../../support/naive/order.ts'
import { naiveSafety } from '../../support/naive/state.ts'
import { laterEntry, shuffledChart, TODAY, wholeChart } from '../../support/whole-charts/index.ts'

const fold = (entries: readonly Entry[]) => summarize(anEpisode(), entries)
const naive = (all: readonly Entry[]) => naiveSafety(all, TODAY, (some) => naiveIdentified(naiveOrder(some)))
function core(all: readonly Entry[]) {
  const { state, class: itsClass, newAnswer, uncovered } = safetyToday(fold(all).safety, TODAY)
  return { state, class: itsClass, level: uncovered?.level ?? null, newAnswer }
}
const isStep = ({ fact }: Entry) =>
  ['hand-over', 'safety-outcome', 'safety-confirmation', 'correction'].includes(fact.kind)

const agrees = (what: (all: Entry[]) => readonly [unknown, unknown], seed: number, runs = RUNS) =>
  fc.assert(
    fc.property(wholeChart(14), (all) => {
      const [ours, plain] = what([...all])
      expect(ours).toEqual(plain)
    }),
    { seed, numRuns: runs },
  )

describe('a second reading of the laws of safety', () => {
  test('finds the state, class and level that core finds', () => {
    agrees(
      (all) => {
        const { since: _, ...plain } = naive(all)
        return [core(all), plain]
      },
      41,
      RUNS * 4,
    )
  })
  test('finds the first open day where nothing but answers is open', () => {
    agrees((all) => {
      const { state, since } = naive(all)
      return state === 'unassessed' && !all.some(isStep) ? [fold(all).safety?.since, since] : [0, 0]
    }, 42)
  })
})

describe('a second reading of laws O1, D1, D2, D6 and D8', () => {
  test('puts the standing facts in the same order', () => {
    agrees((all) => [effective(all).facts.map(({ fact }) => fact), naiveOrder(all)], 43)
  })
  test('finds the same identification, contact, promise, change, consent and review', () => {
    agrees((all) => {
      const { stages, lastContact, nextDue, treatment, consent, declined, lastReview } = fold(all)
      const facts = naiveOrder(all)
      const said = facts.findLast((fact) => fact.kind === 'consent')
      return [
        [stages.identified, lastContact, nextDue, treatment.change, consent, declined, lastReview],
        [
          ...[naiveIdentified(facts), naiveLastContact(facts), naiveNextDue(facts), naiveLastChange(facts)],
          ...[said ? { state: said.state, day: said.day } : null, naiveDeclined(facts), naiveLastReview(facts)],
        ],
      ]
    }, 44)
  })
})

describe('law O2', () => {
  test('the second reading too is the same for any order of arrival', () => {
    fc.assert(
      fc.property(shuffledChart(12), ([all, shuffled]) => {
        expect(naive(shuffled)).toEqual(naive(all))
      }),
      { seed: 45, numRuns: RUNS },
    )
  })
})

const form = (day: string, level: number): ClinicalFact => ({
  ...{ kind: 'assessment', instrument: 'phq-9', occasion: 'follow-up', day },
  answers: [0, 0, 0, 0, 0, 0, 0, 0, level],
})
const stillIdentified = (all: readonly Entry[], more: readonly Entry[]) =>
  naiveIdentified(naiveOrder(all)) === naiveIdentified(naiveOrder(more))

describe('laws S1, S2 and S6: what one more form does', () => {
  const withForm = (what: (all: Entry[], more: Entry[], level: number, ago: number) => void, seed: number) =>
    fc.assert(
      fc.property(wholeChart(12), fc.nat({ max: 3 }), fc.nat({ max: 40 }), (all, level, ago) => {
        const more = [...all, laterEntry(all, form(addDays(TODAY, -ago), level))]
        if (stillIdentified(all, more)) what(all, more, level, ago)
      }),
      { seed, numRuns: RUNS },
    )
  test('S1: a positive answer recorded last is in the group, on whatever day it is dated', () => {
    withForm((_, more, level, ago) => {
      const identified = naiveIdentified(naiveOrder(more))
      if (level === 0 || (identified !== null && addDays(TODAY, -ago) < addDays(identified, -60))) return
      expect(core(more)).not.toMatchObject({ state: 'none' })
      expect(core(more)).not.toMatchObject({ state: 'settled' })
    }, 46)
  })
  test('S2: an answer of 0 recorded last never lowers a level, a class or a state', () => {
    withForm((all, more, level) => {
      const [before, after] = [core(all), core(more)]
      if (level > 0) return
      expect({ ...after, class: null }).toEqual({ ...before, class: null })
      // A 0 that is dated before a positive answer makes that one a rise: more pressing, never less.
      expect(after.class ?? 9).toBeLessThanOrEqual(before.class ?? 9)
    }, 47)
  })
  test('S6: a positive answer keeps high, moderate and elsewhere, and never raises the number of the class', () => {
    withForm((all, more, level) => {
      const [before, after] = [core(all), core(more)]
      if (level === 0) return
      expect(after.class ?? 9).toBeLessThanOrEqual(before.class ?? 9)
      if (before.state === 'high' || before.state === 'moderate') expect(after.state).toBe(before.state)
    }, 48)
  })
})

const at = (version: number, place: number, fact: NewEntry, issued?: string, author = 'one'): Entry => ({
  ...{
    id: `x${version}-${place}`,
    instant: `${TODAY}T18:00:00Z`,
    author,
    version,
    place,
    local: `${TODAY}T12:00:00`,
    fact,
  },
  ...(issued === undefined ? { source: 'typed' } : { source: 'import', issued: `2026-01-${issued}T00:00:00Z` }),
})
const ago = (days: number) => addDays(TODAY, -days)
const risk = (days: number, finding: 'low' | 'moderate' | 'high'): ClinicalFact => ({
  ...{ kind: 'safety', event: 'risk-assessment', day: ago(days), finding },
})
const handOver = (days: number): ClinicalFact => ({
  ...{ kind: 'hand-over', day: ago(days), how: 'handed-over', service: 'Crisis team', acceptedBy: 'J. Rivera' },
  checkDay: addDays(TODAY, 3),
})
const corrected = (day: string, corrects: string, replacement: ClinicalFact): NewEntry => ({
  ...{ kind: 'correction', day, corrects, replacement, reason: 'Wrong' },
})

describe('what two readings of the laws once disagreed about', () => {
  test('O1: a finding issued before a hand-over lies beneath it, wherever it stands in the file', () => {
    expect(core([at(1, 0, handOver(2), '03'), at(1, 1, risk(3, 'high'), '01')]).state).toBe('elsewhere')
  })
  test('O1: "died" in a file does not settle an urgent answer issued before it without a second person', () => {
    const died: ClinicalFact = { kind: 'safety-outcome', day: ago(3), outcome: 'died' }
    expect(core([at(1, 0, died, '02'), at(1, 1, form(ago(4), 3), '01')]).class).toBe(2)
  })
  test('table, high: a low recorded before the correction that found high does not release it', () => {
    const all = [at(1, 0, risk(9, 'low')), at(2, 0, risk(5, 'low'), undefined, 'two')]
    expect(core([...all, at(3, 0, corrected(ago(1), 'x1-0', risk(9, 'high')))]).class).toBe(1)
  })
  test('table, struck out: an open urgent answer that a correction dates into history waits for a second person', () => {
    const all = [at(1, 0, { kind: 'referral', day: ago(30) }), at(2, 0, form(ago(5), 3))]
    expect(core([...all, at(3, 0, corrected(ago(1), 'x2-0', form(ago(400), 3)))]).class).toBe(5)
  })
  test('table, struck out: a finding of high that a correction dates into history waits for a second person', () => {
    const all = [at(1, 0, { kind: 'referral', day: ago(30) }), at(2, 0, risk(5, 'high'))]
    expect(core([...all, at(3, 0, corrected(ago(1), 'x2-0', risk(400, 'high')))]).class).toBe(5)
  })
  test('struck out: a screener dated anew and lowered leaves nothing open, so that somebody confirms', () => {
    const screener = (days: number, third: boolean | null, finding: string): ClinicalFact =>
      ({ kind: 'c-ssrs', day: ago(days), ideation: [null, null, third, null, null], behaviour: null, finding }) as never
    const all = [at(1, 0, screener(0, null, 'moderate'))]
    const [first] = all
    const lowered = [...all, at(2, 0, corrected(ago(0), first?.id ?? '', screener(13, true, 'low')))]
    expect(core(lowered)).toMatchObject({ state: 'struck-out', class: 5 })
  })
  test('received: a hand-over that is struck out later was received by nobody', () => {
    const over = { kind: 'hand-over', day: ago(2), how: 'handed-over', service: 'x', acceptedBy: 'y', checkDay: ago(0) }
    const received = { kind: 'safety-outcome', day: ago(1), outcome: 'received', by: 'y' }
    const all = [at(1, 0, risk(9, 'high')), at(2, 0, over as never), at(3, 0, received as never)]
    expect(core(all).state).toBe('settled')
    expect(core([...all, at(4, 0, corrected(ago(0), 'x2-0', null as never))])).toMatchObject({
      state: 'high',
      class: 1,
    })
  })
  test('S8: the first open day is none of history', () => {
    const all = [at(1, 0, { kind: 'referral', day: ago(9) }), at(2, 0, form(ago(200), 2)), at(3, 0, risk(3, 'high'))]
    expect(fold(all).safety?.since).toBe(ago(3))
  })
})
