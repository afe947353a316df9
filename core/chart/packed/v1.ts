import { packIdentity, unpackIdentity, type PackedIdentity } from '../identity.ts'
import type { Safety } from '../safety-state.ts'
import { STAGES, type Milestone } from '../stages.ts'
import type { Summary } from '../summary.ts'
import { NO_SCORES, type Track } from '../track.ts'
import type { TreatmentSummary } from '../treatment.ts'
import { VIEWS } from '../views/index.ts'
import {
  isSame,
  packScore,
  referTo,
  resolve,
  unpackScore,
  type PackedReference,
  type PackedScore,
} from '../views/measures.ts'
import { bothOf } from './both.ts'

/**
 * Row formats 1 and 2, which have the same fields in the same places. They differ in what they were folded by: 1 in the order of
 * ids within one request, 2 in the order of order.ts. Both know one safety item by its level alone, nothing of consent, reviews or
 * stops: such a row can be read, leaves nobody out of the safety group, excuses nobody, and is due for a rebuild.
 */

type PackedTrack = readonly [
  recent: readonly PackedScore[],
  baseline: PackedReference,
  best: PackedReference,
  followUp: PackedReference,
]

const packTrack = ({ recent, baseline, best, followUp }: Track): PackedTrack => [
  recent.map(packScore),
  referTo(baseline, recent),
  referTo(best, recent),
  referTo(followUp, recent),
]

/** Scores before the baseline stood among the recent ones then; they are no part of the track any more. */
function unpackTrack([scores, packedBaseline, packedBest, packedFollowUp]: PackedTrack): Track | null {
  if (scores.length === 0) return null
  const all = scores.map(unpackScore)
  const baseline = resolve(packedBaseline, all)
  const from = baseline ? all.findIndex((one) => one.day >= baseline.day) : 0
  const since = all.slice(Math.max(0, from))
  const isFirst = baseline !== null && since[0] !== undefined && isSame(baseline, since[0])
  const recent = baseline && !isFirst ? [baseline, ...since] : since
  const between = recent.slice(1, -1).map(({ total }) => total)
  return {
    baseline,
    best: resolve(packedBest, all),
    previous: recent.length > 2 ? (recent.at(-2) ?? null) : null,
    last: recent.at(-1) ?? null,
    bestBefore: baseline && between.length > 0 ? Math.min(...between) : null,
    count: recent.length,
    recent,
    followUp: resolve(packedFollowUp, all),
  }
}

/** What a row of these formats says of an open item: since when, how high, and the level before it. */
function packSafety(safety: Safety | null): PackedV1['8'] {
  if (!safety) return null
  const { uncovered, finding, struck } = safety
  if (!uncovered && !finding && !struck) return null
  const level = uncovered?.level ?? finding?.level ?? struck?.level ?? 0
  const since = safety.since ?? uncovered?.on ?? finding?.day ?? struck?.day ?? ''
  return [since, level, uncovered?.from ?? null]
}

/**
 * An item that was open then is open and unassessed, until the chart is folded anew; beside it stands the finding of the last
 * assessment, which speaks where it is moderate or high (laws S3). The more pressing of the two gives the class.
 */
function unpackSafety(open: PackedV1['8'], risk: PackedV1['9']): Safety | null {
  const assessed = risk && { day: risk[0], finding: isFinding(risk[1]) ? risk[1] : null }
  if (!open && !assessed) return null
  const nothing = { since: null, uncovered: null, finding: null, elsewhere: null, struck: null, awaiting: null }
  const rest = { ...nothing, assessed, settled: null, history: null, imported: false }
  if (!open) return rest
  const [since, level, from] = open
  const risen = from !== null && level - from >= 2
  return {
    ...rest,
    since,
    finding:
      assessed?.finding === 'moderate' || assessed?.finding === 'high'
        ? { finding: assessed.finding, day: assessed.day, level, instrument: 'phq-9' }
        : null,
    uncovered: {
      ...{ instrument: 'phq-9', item: 9, level, on: since, urgent: level >= 3, from, risen },
      ...{ newest: { day: since, level }, lateFor: null },
    },
  }
}
const isFinding = (text: string | null): text is 'low' | 'moderate' | 'high' =>
  text === 'low' || text === 'moderate' || text === 'high'

/** What goes on is known by name; whether the last change was a stop is not, so it counts as no change at all. */
const treatmentOf = (names: readonly string[]): TreatmentSummary => ({
  ...{ names, standing: names.length > 0, given: null, change: null },
})

/** One string of about 600 bytes. Decoding one attribute a row costs a tenth of decoding its fields one by one. */
export function packV1(s: Summary, format: 1 | 2): string {
  return JSON.stringify([
    format,
    ...packIdentity(s),
    STAGES.map((stage) => s.stages[stage]),
    [s.anyTreatment, s.alreadyOnTreatment, s.closed && [s.closed.day, s.closed.reason]],
    packTrack(s.measures['phq-9'] ?? NO_SCORES),
    packTrack(s.measures['gad-7'] ?? NO_SCORES),
    s.answered && [s.answered.day, s.answered.level],
    packSafety(s.safety),
    s.safety?.assessed ? [s.safety.assessed.day, s.safety.assessed.finding] : null,
    [s.safetyPlan, s.lastContact, s.lastAttempt, s.nextDue, s.treatment.change?.day ?? null],
    s.treatment.names,
  ])
}

export type PackedV1 = readonly [
  format: number,
  ...identity: PackedIdentity,
  stages: readonly [Milestone, Milestone, Milestone, Milestone, Milestone, Milestone],
  treatment: [string | null, boolean, [string, NonNullable<Summary['closed']>['reason']] | null],
  phq9: PackedTrack,
  gad7: PackedTrack,
  item9: [string, number | null] | null,
  safety: [string, number, number | null] | null,
  risk: [string, string | null] | null,
  days: [string | null, string | null, string | null, string | null, string | null],
  treatments: readonly string[],
]

export function unpackV1(packed: PackedV1): Summary {
  const [, who, counted, stages, treatment, phq9, gad7, item9, safety, risk, days, treatments] = packed
  const closed = treatment[2]
  return {
    ...unpackIdentity([who, counted]),
    stages: VIEWS.stages.unpack(stages),
    anyTreatment: treatment[0],
    alreadyOnTreatment: treatment[1],
    closed: closed && { day: closed[0], reason: closed[1] },
    measures: bothOf(unpackTrack(phq9), unpackTrack(gad7)),
    answered: item9 && { day: item9[0], level: item9[1], instrument: 'phq-9', given: null },
    safety: unpackSafety(safety, risk),
    safetyPlan: days[0],
    lastContact: days[1],
    lastAttempt: days[2],
    nextDue: days[3],
    consent: null,
    declined: null,
    safetyDue: null,
    treatment: treatmentOf(treatments),
    lastReview: null,
    actedOn: null,
  }
}
