import { describe, expect, test } from 'vitest'
import type { NewEntry } from '../../../core/chart/entry.ts'
import { readChart } from '../../../core/chart/fold.ts'
import type { ChartAt } from '../../../core/decisions/decision.ts'
import type { Pair } from '../../../core/decisions/merge.ts'
import type { ChartToday } from '../../../core/decisions/refer-again.ts'
import { separated } from '../../../core/decisions/separate.ts'
import type { Person } from '../../../core/person/person.ts'
import { NOTHING_CHOSEN } from '../../../core/settings/index.ts'
import { anEpisode, aPatient, referral } from '../../support/charts.ts'
import { at, history, phq9With, saved, TODAY, type Request } from '../../support/history.ts'
import fc from '../../support/seeded.ts'

const MERGED = -5

interface Of {
  readonly patientId: string
  readonly clinicId?: string
}
function chartOf(episodeId: string, of: Of, requests: readonly Request[]): ChartToday<ChartAt> {
  const [episode, entries] = [anEpisode({ clinicId: 'alder', ...of, episodeId }), history(...requests)]
  const chart = { episode: { ...episode, version: requests.length }, entries }
  return { chart, chosen: NOTHING_CHOSEN, today: TODAY, read: readChart(episode, entries) }
}
function person(patientId: string, merge: NewEntry, mergedInto: string | null): Person {
  const { mrn: _, ...who } = aPatient()
  const entries = history(saved(-40, { kind: 'identity', day: at(-40), ...who }), saved(MERGED, merge))
  const header = { patientId, version: 2, clinics: ['alder'], origin: null, saidAfter: 0, mergedInto }
  return { header, entries, episodes: [] }
}
const linked = (part: 'kept' | 'absorbed', other: string): NewEntry => ({
  ...{ kind: 'merge', day: at(MERGED), part, with: other, reason: 'Entered twice' },
})

/** The chart that gets what was answered in the other person's while the two were one; `own` are those of the one who goes on. */
function sharedInto(own: readonly ChartToday<ChartAt>[]): readonly (string | undefined)[] {
  const answered = saved(-2, phq9With(at(-2), 15, 3))
  const pair: Pair<ChartAt> = {
    ...{ kept: person('p1', linked('kept', 'p2'), null), other: person('p2', linked('absorbed', 'p1'), 'p1') },
    ...{ absorbed: [], charts: own },
    otherCharts: [chartOf('theirs', { patientId: 'p2' }, [saved(-40, referral(at(-40))), answered])],
  }
  return separated(pair, { today: TODAY, reason: 'Two persons' }).charts.flatMap(({ before, added }) =>
    added.some(({ fact }) => fact.kind === 'safety-carried') ? [before?.episode.episodeId] : [],
  )
}
const own = (episodeId: string, closed: number | null, clinicId = 'alder') =>
  chartOf(episodeId, { patientId: 'p1', clinicId }, [
    saved(-40, referral(at(-40))),
    ...(closed === null ? [] : [saved(closed, { kind: 'close', day: at(closed), reason: 'completed' } as const)]),
  ])

describe('law S5: what was recorded while two were one is open in one chart of the one who goes on, in whatever order they are read', () => {
  test.each([
    ['in the open one of that clinic', [own('a', -8), own('b', null, 'birch'), own('c', null)], 'c'],
    ['else in an open one', [own('a', -8), own('b', null, 'birch'), own('c', null, 'cedar')], 'b'],
    ['else in the one of that clinic that closed last', [own('a', -9), own('b', -8), own('c', -7, 'birch')], 'b'],
    ['of those that closed on one day in the same one', [own('a', -8), own('b', -8), own('c', -8), own('d', -9)], 'a'],
    ['else in the one that closed last', [own('a', -9, 'birch'), own('b', -8, 'cedar')], 'b'],
  ])('%s', (_, charts, home) => {
    fc.assert(
      fc.property(fc.shuffledSubarray(charts, { minLength: charts.length }), (some) => {
        expect(sharedInto(some)).toEqual([home])
      }),
      { numRuns: 24 },
    )
  })
})
