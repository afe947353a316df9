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

/** Fields are written out one by one, because a caseload reads a thousand of these. */
export const unpackIdentity = ([who, counted]: PackedIdentity): Identity => ({
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
})
