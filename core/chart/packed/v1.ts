import type { Score, Summary, Track } from '../summary.ts'
import { STAGES, type Milestone } from '../summary.ts'

/**
 * Row formats 1 and 2, which have the same fields in the same places. They differ in what they were folded by: 1 in the order of
 * ids within one request, 2 in the order of order.ts. A row of format 1 can therefore be read, and is due for a rebuild.
 */

type PackedScore = readonly [day: string, total: number, item9: number | null]
type PackedTrack = readonly [
  recent: readonly PackedScore[],
  /** An index into `recent` where the score is one of them, else the score itself; null = none. */
  baseline: PackedScore | number | null,
  best: PackedScore | number | null,
  followUp: PackedScore | number | null,
]

const packScore = (s: Score): PackedScore => [s.day, s.total, s.item9]
const unpackScore = ([day, total, item9]: PackedScore): Score => ({ day, total, item9 })
const same = (a: Score, b: Score): boolean => a.day === b.day && a.total === b.total && a.item9 === b.item9

function packTrack(track: Track): PackedTrack {
  const refer = (s: Score | null): PackedScore | number | null => {
    if (!s) return null
    const index = track.recent.findIndex((recent) => same(recent, s))
    return index < 0 ? packScore(s) : index
  }
  return [track.recent.map(packScore), refer(track.baseline), refer(track.best), refer(track.followUp)]
}

const resolve = (s: PackedScore | number | null, recent: readonly Score[]): Score | null =>
  s === null ? null : typeof s === 'number' ? (recent[s] ?? null) : unpackScore(s)

const NO_SCORES: Track = { baseline: null, best: null, previous: null, last: null, recent: [], followUp: null }

function unpackTrack(packed: PackedTrack): Track {
  const [scores, baseline, best, followUp] = packed
  const count = scores.length
  if (count === 0) return NO_SCORES
  const recent = scores.map(unpackScore)
  return {
    baseline: resolve(baseline, recent),
    best: resolve(best, recent),
    previous: recent[count - 2] ?? null,
    last: recent[count - 1] ?? null,
    recent,
    followUp: resolve(followUp, recent),
  }
}

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
    s.item9 && [s.item9.day, s.item9.level],
    s.safety && [s.safety.since, s.safety.level, s.safety.before],
    s.riskAssessed && [s.riskAssessed.day, s.riskAssessed.finding],
    [s.safetyPlan, s.lastContact, s.lastAttempt, s.nextDue, s.lastChange],
    s.treatments,
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
    item9: item9 && { day: item9[0], level: item9[1] },
    safety: safety && { since: safety[0], level: safety[1], before: safety[2] },
    riskAssessed: risk && { day: risk[0], finding: risk[1] },
    safetyPlan: days[0],
    lastContact: days[1],
    lastAttempt: days[2],
    nextDue: days[3],
    lastChange: days[4],
    treatments,
  }
}
