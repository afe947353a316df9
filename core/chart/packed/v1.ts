import type { Safety, Score, Summary, Track, TreatmentSummary } from '../summary.ts'
import { STAGES, type Milestone } from '../summary.ts'

/**
 * Row formats 1 and 2, which have the same fields in the same places. They differ in what they were folded by: 1 in the order of
 * ids within one request, 2 in the order of order.ts. Both know one safety item by its level alone, nothing of consent, reviews or
 * stops: such a row can be read, leaves nobody out of the safety group, excuses nobody, and is due for a rebuild.
 */

export type PackedScore = readonly [day: string, total: number, item9: number | null]
/** An index into the scores of the row where the score is one of them, else the score itself; null = none. */
export type PackedReference = PackedScore | number | null
type PackedTrack = readonly [
  recent: readonly PackedScore[],
  baseline: PackedReference,
  best: PackedReference,
  followUp: PackedReference,
]

export const packScore = (s: Score): PackedScore => [s.day, s.total, s.item9]
export const unpackScore = ([day, total, item9]: PackedScore): Score => ({ day, total, item9 })
const same = (a: Score, b: Score): boolean => a.day === b.day && a.total === b.total && a.item9 === b.item9

export function referTo(s: Score | null, recent: readonly Score[]): PackedReference {
  if (!s) return null
  const index = recent.findIndex((one) => same(one, s))
  return index < 0 ? packScore(s) : index
}
export const resolve = (s: PackedReference, recent: readonly Score[]): Score | null =>
  s === null ? null : typeof s === 'number' ? (recent[s] ?? null) : unpackScore(s)

const packTrack = ({ recent, baseline, best, followUp }: Track): PackedTrack => [
  recent.map(packScore),
  referTo(baseline, recent),
  referTo(best, recent),
  referTo(followUp, recent),
]

export const NO_SCORES: Track = {
  ...{ baseline: null, best: null, previous: null, last: null, bestBefore: null, count: 0, recent: [], followUp: null },
}

/** Scores before the baseline stood among the recent ones then; they are no part of the track any more. */
function unpackTrack([scores, packedBaseline, packedBest, packedFollowUp]: PackedTrack): Track {
  if (scores.length === 0) return NO_SCORES
  const all = scores.map(unpackScore)
  const baseline = resolve(packedBaseline, all)
  const from = baseline ? all.findIndex((one) => one.day >= baseline.day) : 0
  const since = all.slice(Math.max(0, from))
  const isFirst = baseline !== null && since[0] !== undefined && same(baseline, since[0])
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

/** One string of about 600 bytes. Decoding one attribute a row costs a tenth of decoding its fields one by one (design.md 3.3). */
export function packV1(s: Summary, format: 1 | 2): string {
  return JSON.stringify([
    format,
    [s.episodeId, s.patientId, s.version, s.family, s.given, s.mrn, s.birthDate, s.sex, s.careManager],
    [s.payerClass, s.plan, s.language, s.raceEthnicity, s.rurality, s.ageBand],
    STAGES.map((stage) => s.stages[stage]),
    [s.anyTreatment, s.alreadyOnTreatment, s.closed && [s.closed.day, s.closed.reason]],
    packTrack(s.phq9),
    packTrack(s.gad7),
    s.answered && [s.answered.day, s.answered.level],
    packSafety(s.safety),
    s.safety?.assessed ? [s.safety.assessed.day, s.safety.assessed.finding] : null,
    [s.safetyPlan, s.lastContact, s.lastAttempt, s.nextDue, s.treatment.change?.day ?? null],
    s.treatment.names,
  ])
}

export type PackedV1 = readonly [
  format: number,
  who: [string, string, number, string, string, string, string | null, Summary['sex'], string | null],
  counted: [
    Summary['payerClass'],
    string | null,
    Summary['language'],
    Summary['raceEthnicity'],
    Summary['rurality'],
    Summary['ageBand'],
  ],
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

/** Fields are written out one by one, because a caseload reads a thousand rows and every copied object counts. */
export function unpackV1(packed: PackedV1): Summary {
  const [, who, counted, stages, treatment, phq9, gad7, item9, safety, risk, days, treatments] = packed
  const closed = treatment[2]
  return {
    episodeId: who[0],
    patientId: who[1],
    version: who[2],
    family: who[3],
    given: who[4],
    mrn: who[5],
    birthDate: who[6],
    sex: who[7],
    careManager: who[8],
    payerClass: counted[0],
    plan: counted[1],
    language: counted[2],
    raceEthnicity: counted[3],
    rurality: counted[4],
    ageBand: counted[5],
    stages: {
      identified: stages[0],
      referred: stages[1],
      contacted: stages[2],
      assessed: stages[3],
      enrolled: stages[4],
      treated: stages[5],
    },
    anyTreatment: treatment[0],
    alreadyOnTreatment: treatment[1],
    closed: closed && { day: closed[0], reason: closed[1] },
    phq9: unpackTrack(phq9),
    gad7: unpackTrack(gad7),
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
