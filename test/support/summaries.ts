import fc from './seeded.ts'
import type { Safety, Uncovered } from '../../core/chart/safety-state.ts'
import type { Score, Track, Tracks } from '../../core/chart/track.ts'
import type { Summary } from '../../core/chart/summary.ts'
import type { TreatmentSummary } from '../../core/chart/treatment.ts'
import { MEASURES } from '../../core/instruments/index.ts'
import { RECENT_SCORES } from '../../core/chart/track.ts'
import { SAFETY_SOURCES } from '../../core/instruments/safety-sources.ts'
import { SETTLED_HOW } from '../../core/chart/safety-state.ts'
import { CLOSE_REASONS, CONSENT_STATES, RISK_FINDINGS, TREATMENT_ACTIONS } from '../../core/chart/vocabulary.ts'
import { addDays, type Day } from '../../core/day.ts'

/**
 * Summaries by their type alone, whether or not a chart could fold into them: a row must hold whatever a summary can say, also what
 * today's rules never make.
 */
const day: fc.Arbitrary<Day> = fc.integer({ min: 0, max: 900 }).map((ago) => addDays('2026-11-24', -ago))
const maybe = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(of, { nil: null, freq: 2 })
const one = <T>(...values: readonly T[]) => fc.constantFrom(...values)
const level = fc.nat({ max: 5 })
const text = fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' })
const id = fc.stringMatching(/^[A-Z0-9]{4,20}$/)

const score: fc.Arbitrary<Score> = fc.record({ day, total: fc.nat({ max: 27 }), safety: maybe(fc.nat({ max: 3 })) })
/** Baseline, best and follow-up are among the recent scores or before them; last and previous are what the recent ones say. */
const track: fc.Arbitrary<Track> = fc
  .record({
    recent: fc.array(score, { minLength: 1, maxLength: RECENT_SCORES }),
    earlier: fc.nat({ max: 5 }),
    baseline: maybe(score),
    best: maybe(score),
    followUp: maybe(score),
    isFirst: fc.boolean(),
    bestBefore: maybe(fc.nat({ max: 27 })),
  })
  .map(({ recent, earlier, isFirst, baseline, ...rest }) => {
    const count = recent.length + (recent.length === RECENT_SCORES ? earlier : 0)
    return {
      ...rest,
      ...{ recent, count, baseline: isFirst ? (recent[0] ?? null) : baseline },
      last: recent.at(-1) ?? null,
      previous: count > 2 ? (recent.at(-2) ?? null) : null,
    }
  })
const anyTracks = fc.dictionary(one(...MEASURES), track, {
  maxKeys: MEASURES.length,
  noNullPrototype: true,
}) as fc.Arbitrary<Tracks>

const uncovered: fc.Arbitrary<Uncovered> = fc.record({
  ...{ instrument: one(...SAFETY_SOURCES), item: one(5, 6, 9), level, on: day, urgent: fc.boolean() },
  ...{ from: maybe(level), risen: fc.boolean(), newest: fc.record({ day, level }), lateFor: maybe(day) },
})
const safety: fc.Arbitrary<Safety> = fc.record({
  since: maybe(day),
  uncovered: maybe(uncovered),
  finding: maybe(
    fc.record({ finding: one('moderate', 'high'), day, level, instrument: maybe(one(...SAFETY_SOURCES)) }),
  ),
  elsewhere: maybe(
    fc.record({ how: one('handed-over', 'admitted'), day, checkDay: day, above: maybe(uncovered) } as const),
  ),
  struck: maybe(
    fc.record({
      ...{ day, what: one('answer', 'finding'), level, instrument: maybe(one(...SAFETY_SOURCES)) },
      ...{ urgent: fc.boolean(), by: id },
    }),
  ),
  awaiting: maybe(fc.record({ outcome: one('not-reached', 'died', 'entered-in-error'), day, by: id })),
  assessed: maybe(fc.record({ day, finding: maybe(one(...RISK_FINDINGS)) })),
  settled: maybe(fc.record({ how: one(...SETTLED_HOW), day })),
  history: maybe(fc.record({ day, level })),
  imported: fc.boolean(),
})
const treatment: fc.Arbitrary<TreatmentSummary> = fc.record({
  names: fc.array(text, { maxLength: 3 }),
  standing: fc.boolean(),
  given: maybe(fc.record({ name: text, day })),
  change: maybe(fc.record({ day, action: one(...TREATMENT_ACTIONS) })),
})
const milestone = fc.oneof(day, one('missing' as const, null))

export const anySummary: fc.Arbitrary<Summary> = fc.record({
  ...{ episodeId: id, patientId: id, version: fc.integer({ min: 1, max: 900 }), family: text, given: text, mrn: text },
  ...{ birthDate: maybe(day), sex: one('female', 'male', 'other', 'unknown'), careManager: maybe(id) },
  ...{ payerClass: one('commercial', 'medicaid', 'unknown'), plan: maybe(id), language: one('en', 'so', 'unknown') },
  ...{ raceEthnicity: one('white', 'two-or-more', 'unknown'), rurality: one('urban', 'rural'), ageBand: one('65+') },
  stages: fc.record({
    ...{ identified: milestone, referred: milestone, contacted: milestone },
    ...{ assessed: milestone, enrolled: milestone, treated: milestone },
  }),
  ...{ anyTreatment: maybe(day), alreadyOnTreatment: fc.boolean() },
  closed: maybe(fc.record({ day, reason: one(...CLOSE_REASONS) })),
  measures: anyTracks,
  answered: maybe(
    fc.record({ day, level: maybe(level), instrument: one(...SAFETY_SOURCES), given: maybe(fc.nat({ max: 9 })) }),
  ),
  safety: maybe(safety),
  ...{ safetyPlan: maybe(day), lastContact: maybe(day), lastAttempt: maybe(day), nextDue: maybe(day) },
  ...{ safetyDue: maybe(day), declined: maybe(day), lastReview: maybe(day) },
  consent: maybe(fc.record({ state: one(...CONSENT_STATES), day })),
  treatment,
  actedOn: maybe(fc.record({ how: one('case-review', 'change'), day, measureBy: maybe(day) })),
})
