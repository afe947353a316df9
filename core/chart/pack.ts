import type { Score, Summary, Track } from './summary.ts'
import { STAGES, type Milestone, type Stage } from './summary.ts'

/** The first element of every packed row; a reader refuses a version it does not know instead of guessing. */
const FORMAT = 1

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

function unpackTrack([packed, baseline, best, followUp]: PackedTrack): Track {
  const recent = packed.map(unpackScore)
  const resolve = (s: PackedScore | number | null): Score | null =>
    s === null ? null : typeof s === 'number' ? (recent[s] ?? null) : unpackScore(s)
  return {
    baseline: resolve(baseline),
    best: resolve(best),
    previous: recent.at(-2) ?? null,
    last: recent.at(-1) ?? null,
    recent,
    followUp: resolve(followUp),
  }
}

/** One string of about 600 bytes. Decoding one attribute a row costs a tenth of decoding its fields one by one (design.md 3.3). */
export function pack(s: Summary): string {
  return JSON.stringify([
    FORMAT,
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

type Packed = readonly [
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
  stages: readonly Milestone[],
  treatment: [string | null, boolean, [string, NonNullable<Summary['closed']>['reason']] | null],
  phq9: PackedTrack,
  gad7: PackedTrack,
  item9: [string, number | null] | null,
  safety: [string, number, number | null] | null,
  risk: [string, string | null] | null,
  days: [string | null, string | null, string | null, string | null, string | null],
  treatments: readonly string[],
]

const unpackStages = (days: readonly Milestone[]): Record<Stage, Milestone> => ({
  identified: days[0] ?? null,
  referred: days[1] ?? null,
  contacted: days[2] ?? null,
  assessed: days[3] ?? null,
  enrolled: days[4] ?? null,
  treated: days[5] ?? null,
})

/** The summary of a packed row. Throws RangeError on a row of another format: a newer one must not be read by halves. */
export function unpack(text: string): Summary {
  const [format, who, counted, stages, treatment, phq9, gad7, item9, safety, risk, days, treatments] = JSON.parse(
    text,
  ) as Packed
  if (format !== FORMAT) throw new RangeError(`A summary row of format ${String(format)}; this reader knows ${FORMAT}`)
  const [episodeId, patientId, version, family, given, mrn, birthDate, sex, careManager] = who
  const [payerClass, plan, language, raceEthnicity, rurality, ageBand] = counted
  const [anyTreatment, alreadyOnTreatment, closed] = treatment
  const [safetyPlan, lastContact, lastAttempt, nextDue, lastChange] = days
  return {
    ...{ episodeId, patientId, version, family, given, mrn, birthDate, sex, careManager },
    ...{ payerClass, plan, language, raceEthnicity, rurality, ageBand },
    stages: unpackStages(stages),
    anyTreatment,
    alreadyOnTreatment,
    closed: closed && { day: closed[0], reason: closed[1] },
    phq9: unpackTrack(phq9),
    gad7: unpackTrack(gad7),
    item9: item9 && { day: item9[0], level: item9[1] },
    safety: safety && { since: safety[0], level: safety[1], before: safety[2] },
    riskAssessed: risk && { day: risk[0], finding: risk[1] },
    ...{ safetyPlan, lastContact, lastAttempt, nextDue, lastChange },
    treatments,
  }
}
