import type { ActedOn, Safety, Score, Summary, Track, TreatmentSummary, Uncovered } from '../summary.ts'
import { STAGES, type Milestone } from '../summary.ts'
import { NO_SCORES, packScore, referTo, resolve, unpackScore, type PackedReference, type PackedScore } from './v1.ts'

/** Row format 3: the fields of a summary in a fixed order. Written out one by one, because a caseload reads a thousand rows. */

type PackedTrack = readonly [
  recent: readonly PackedScore[],
  baseline: PackedReference,
  best: PackedReference,
  followUp: PackedReference,
  bestBefore: number | null,
  count: number,
]

const packTrack = (track: Track): PackedTrack | null =>
  track.count === 0
    ? null
    : [
        track.recent.map(packScore),
        referTo(track.baseline, track.recent),
        referTo(track.best, track.recent),
        referTo(track.followUp, track.recent),
        track.bestBefore,
        track.count,
      ]

function unpackTrack(packed: PackedTrack | null): Track {
  if (packed === null) return NO_SCORES
  const [scores, baseline, best, followUp, bestBefore, count] = packed
  const recent = scores.map(unpackScore)
  const latest = (back: number): Score | null => recent[recent.length - back] ?? null
  return {
    baseline: resolve(baseline, recent),
    best: resolve(best, recent),
    previous: count > 2 ? latest(2) : null,
    last: latest(1),
    bestBefore,
    count,
    recent,
    followUp: resolve(followUp, recent),
  }
}

type PackedUncovered = readonly [
  instrument: Uncovered['instrument'],
  item: number,
  level: number,
  on: string,
  urgent: 0 | 1,
  from: number | null,
  risen: 0 | 1,
  newestDay: string,
  newestLevel: number,
  lateFor: string | null,
]
const packUncovered = (u: Uncovered | null): PackedUncovered | null =>
  u && [
    ...([u.instrument, u.item, u.level, u.on, u.urgent ? 1 : 0, u.from, u.risen ? 1 : 0] as const),
    ...([u.newest.day, u.newest.level, u.lateFor] as const),
  ]
const unpackUncovered = (p: PackedUncovered | null): Uncovered | null =>
  p && {
    ...{ instrument: p[0], item: p[1], level: p[2], on: p[3], urgent: p[4] === 1, from: p[5], risen: p[6] === 1 },
    ...{ newest: { day: p[7], level: p[8] }, lateFor: p[9] },
  }

type Finding = NonNullable<Safety['finding']>
type Elsewhere = NonNullable<Safety['elsewhere']>
type Struck = NonNullable<Safety['struck']>
type Awaiting = NonNullable<Safety['awaiting']>
type Assessed = NonNullable<Safety['assessed']>
type Settled = NonNullable<Safety['settled']>
type PackedSafety = readonly [
  since: string | null,
  uncovered: PackedUncovered | null,
  finding: readonly [Finding['finding'], string, number, Finding['instrument']?] | null,
  elsewhere: readonly [Elsewhere['how'], string, string, PackedUncovered | null] | null,
  struck: readonly [string, Struck['what'], number, Struck['instrument'], 0 | 1, string] | null,
  awaiting: readonly [Awaiting['outcome'], string, string] | null,
  assessed: readonly [string, Assessed['finding']] | null,
  settled: readonly [Settled['how'], string] | null,
  history: readonly [string, number] | null,
  imported: 0 | 1,
]

function packSafety(s: Safety | null): PackedSafety | null {
  if (!s) return null
  const { finding, elsewhere, struck, awaiting, assessed, settled, history } = s
  return [
    s.since,
    packUncovered(s.uncovered),
    finding &&
      (finding.instrument === null
        ? [finding.finding, finding.day, finding.level]
        : [finding.finding, finding.day, finding.level, finding.instrument]),
    elsewhere && [elsewhere.how, elsewhere.day, elsewhere.checkDay, packUncovered(elsewhere.above)],
    struck && [struck.day, struck.what, struck.level, struck.instrument, struck.urgent ? 1 : 0, struck.by],
    awaiting && [awaiting.outcome, awaiting.day, awaiting.by],
    assessed && [assessed.day, assessed.finding],
    settled && [settled.how, settled.day],
    history && [history.day, history.level],
    s.imported ? 1 : 0,
  ]
}

function unpackSafety(p: PackedSafety | null): Safety | null {
  if (p === null) return null
  const [since, uncovered, finding, elsewhere, struck, awaiting, assessed, settled, history, imported] = p
  return {
    since,
    uncovered: unpackUncovered(uncovered),
    finding: finding && {
      ...{ finding: finding[0], day: finding[1], level: finding[2], instrument: finding[3] ?? null },
    },
    elsewhere: elsewhere && {
      ...{ how: elsewhere[0], day: elsewhere[1], checkDay: elsewhere[2], above: unpackUncovered(elsewhere[3]) },
    },
    struck: struck && {
      ...{ day: struck[0], what: struck[1], level: struck[2], instrument: struck[3], urgent: struck[4] === 1 },
      by: struck[5],
    },
    awaiting: awaiting && { outcome: awaiting[0], day: awaiting[1], by: awaiting[2] },
    assessed: assessed && { day: assessed[0], finding: assessed[1] },
    settled: settled && { how: settled[0], day: settled[1] },
    history: history && { day: history[0], level: history[1] },
    imported: imported === 1,
  }
}

type Given = NonNullable<TreatmentSummary['given']>
type Change = NonNullable<TreatmentSummary['change']>
type PackedTreatment = readonly [
  names: readonly string[],
  standing: 0 | 1,
  given: readonly [Given['name'], string] | null,
  change: readonly [string, Change['action']] | null,
]
const packTreatment = ({ names, standing, given, change }: TreatmentSummary): PackedTreatment => [
  names,
  standing ? 1 : 0,
  given && [given.name, given.day],
  change && [change.day, change.action],
]
const unpackTreatment = ([names, standing, given, change]: PackedTreatment): TreatmentSummary => ({
  names,
  standing: standing === 1,
  given: given && { name: given[0], day: given[1] },
  change: change && { day: change[0], action: change[1] },
})

/** One string of about 500 bytes. Decoding one attribute a row costs a tenth of decoding its fields one by one (design.md 3.3). */
export function packV3(s: Summary): string {
  return JSON.stringify([
    3,
    [s.episodeId, s.patientId, s.version, s.family, s.given, s.mrn, s.birthDate, s.sex, s.careManager],
    [s.payerClass, s.plan, s.language, s.raceEthnicity, s.rurality, s.ageBand],
    STAGES.map((stage) => s.stages[stage]),
    [s.anyTreatment, s.alreadyOnTreatment ? 1 : 0, s.closed && [s.closed.day, s.closed.reason]],
    packTrack(s.phq9),
    packTrack(s.gad7),
    s.answered && [s.answered.day, s.answered.level, s.answered.instrument, s.answered.given],
    packSafety(s.safety),
    [s.safetyPlan, s.lastContact, s.lastAttempt, s.nextDue, s.safetyDue, s.declined, s.lastReview],
    s.consent && [s.consent.state, s.consent.day],
    packTreatment(s.treatment),
    s.actedOn && [s.actedOn.how, s.actedOn.day, s.actedOn.measureBy],
  ])
}

type Answered = NonNullable<Summary['answered']>
type Consent = NonNullable<Summary['consent']>
type Closed = NonNullable<Summary['closed']>
type Text = string | null
export type PackedV3 = readonly [
  format: number,
  who: readonly [string, string, number, string, string, string, Text, Summary['sex'], Text],
  counted: readonly [
    Summary['payerClass'],
    Text,
    Summary['language'],
    Summary['raceEthnicity'],
    Summary['rurality'],
    Summary['ageBand'],
  ],
  stages: readonly [Milestone, Milestone, Milestone, Milestone, Milestone, Milestone],
  treated: readonly [Text, 0 | 1, readonly [string, Closed['reason']] | null],
  phq9: PackedTrack | null,
  gad7: PackedTrack | null,
  answered: readonly [string, Answered['level'], Answered['instrument'], Answered['given']] | null,
  safety: PackedSafety | null,
  days: readonly [Text, Text, Text, Text, Text, Text, Text],
  consent: readonly [Consent['state'], string] | null,
  treatment: PackedTreatment,
  actedOn: readonly [ActedOn['how'], string, Text] | null,
]

export function unpackV3(packed: PackedV3): Summary {
  const [, who, counted, stages, treated, phq9, gad7, answered, safety, days, consent, treatment, acted] = packed
  const closed = treated[2]
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
    anyTreatment: treated[0],
    alreadyOnTreatment: treated[1] === 1,
    closed: closed && { day: closed[0], reason: closed[1] },
    phq9: unpackTrack(phq9),
    gad7: unpackTrack(gad7),
    answered: answered && { day: answered[0], level: answered[1], instrument: answered[2], given: answered[3] },
    safety: unpackSafety(safety),
    safetyPlan: days[0],
    consent: consent && { state: consent[0], day: consent[1] },
    declined: days[5],
    lastContact: days[1],
    lastAttempt: days[2],
    nextDue: days[3],
    safetyDue: days[4],
    treatment: unpackTreatment(treatment),
    lastReview: days[6],
    actedOn: acted && { how: acted[0], day: acted[1], measureBy: acted[2] },
  }
}
