import { ageInYears, type Day } from '../day.ts'
import type { Episode } from './episode.ts'
import type { AgeBand, Language, PayerClass, RaceEthnicity, Rurality, Sex } from './vocabulary.ts'

/** Who the person of an episode is and what is counted by, as its header says it. */
export interface Identity {
  readonly episodeId: string
  readonly patientId: string
  readonly version: number
  readonly family: string
  readonly given: string
  readonly mrn: string
  readonly birthDate: Day | null
  readonly sex: Sex
  readonly careManager: string | null
  readonly payerClass: PayerClass
  readonly plan: string | null
  readonly language: Language
  readonly raceEthnicity: RaceEthnicity
  readonly rurality: Rurality
  readonly ageBand: AgeBand
}

/** Age on the day need was identified, in the bands of HEDIS. */
export function ageBandOn(birthDate: Day | null, day: Day | null): AgeBand {
  if (!birthDate || !day || day < birthDate) return 'unknown'
  const age = ageInYears(birthDate, day)
  return age < 12 ? 'under-12' : age < 18 ? '12-17' : age < 65 ? '18-64' : '65+'
}

/** The identity of an episode whose need was identified on a day. */
export function identityOf(
  { episodeId, patientId, version, careManager, patient, coverage }: Episode,
  identified: Day | null,
): Identity {
  const { family, given, mrn, birthDate, sex, language, raceEthnicity, rurality } = patient
  return {
    ...{ episodeId, patientId, version, family, given, mrn, birthDate, sex, careManager },
    ...{ payerClass: coverage.payerClass, plan: coverage.plan, language, raceEthnicity, rurality },
    ageBand: ageBandOn(birthDate, identified),
  }
}

type Text = string | null
export type PackedIdentity = readonly [
  who: readonly [string, string, number, string, string, string, Text, Sex, Text],
  counted: readonly [PayerClass, Text, Language, RaceEthnicity, Rurality, AgeBand],
]

export const packIdentity = (s: Identity): PackedIdentity => [
  [s.episodeId, s.patientId, s.version, s.family, s.given, s.mrn, s.birthDate, s.sex, s.careManager],
  [s.payerClass, s.plan, s.language, s.raceEthnicity, s.rurality, s.ageBand],
]

/** Nobody, of whom nothing is known: the shape that is copied before it is filled. */
export const NOBODY: Identity = {
  ...{ episodeId: '', patientId: '', version: 0, family: '', given: '', mrn: '', birthDate: null, sex: 'unknown' },
  ...{ careManager: null, payerClass: 'unknown', plan: null, language: 'unknown', raceEthnicity: 'unknown' },
  ...{ rurality: 'unknown', ageBand: 'unknown' },
}

/** Fills an identity, field by field, because a caseload reads a thousand of these. */
export function fillIdentity(
  [who, counted]: PackedIdentity,
  identity: { -readonly [Field in keyof Identity]: Identity[Field] },
): void {
  identity.episodeId = who[0]
  identity.patientId = who[1]
  identity.version = who[2]
  identity.family = who[3]
  identity.given = who[4]
  identity.mrn = who[5]
  identity.birthDate = who[6]
  identity.sex = who[7]
  identity.careManager = who[8]
  identity.payerClass = counted[0]
  identity.plan = counted[1]
  identity.language = counted[2]
  identity.raceEthnicity = counted[3]
  identity.rurality = counted[4]
  identity.ageBand = counted[5]
}

export function unpackIdentity(packed: PackedIdentity): Identity {
  const identity = { ...NOBODY }
  fillIdentity(packed, identity)
  return identity
}
