import type { Coverage, Episode, Patient } from '../chart/episode.ts'
import type { PayerClass } from '../chart/vocabulary.ts'
import type { ImportLine } from '../contract/schemas/imports.ts'
import type { ChartAt } from '../decisions/decision.ts'
import type { FhirReading } from './fhir.ts'
import { canonical } from './json.ts'
import { lineOf } from './lines.ts'
import { episodeIdOf, type Source, type StandingHere } from './source.ts'

const KEPT_PAYER =
  'The plan recorded here belongs to another payer, which was kept. Correct the plan here, or the payer in the source.'

const KEPT_COVERAGE =
  'The payer of the episode that goes on was kept: these resources are of a patient who was entered twice. Correct it in that episode where it is wrong.'
const KEPT_WHO =
  'The person was entered here from elsewhere too, and their name and details were kept. Correct them in their chart where they are wrong.'

const keepsPayer = ({ coverage }: FhirReading, planClass: PayerClass | null): boolean =>
  planClass !== null && coverage.payerClass !== 'unknown' && coverage.payerClass !== planClass

/** A file without coverage does not say that there is none; one with another payer does not end the plan recorded here. */
const coverageOf = (reading: FhirReading, known: Coverage, planClass: PayerClass | null): Coverage =>
  reading.coverage.payerClass === 'unknown' || keepsPayer(reading, planClass)
    ? known
    : { ...reading.coverage, plan: known.plan }

/** What a source does not say, or says is unknown, stays as it is known here (laws W2). */
const fuller = (told: Patient, known: Patient): Patient => ({
  ...told,
  birthDate: told.birthDate ?? known.birthDate,
  sex: told.sex === 'unknown' ? known.sex : told.sex,
  language: told.language === 'unknown' ? known.language : told.language,
  raceEthnicity: told.raceEthnicity === 'unknown' ? known.raceEthnicity : told.raceEthnicity,
  rurality: told.rurality === 'unknown' ? known.rurality : told.rurality,
})

/** Whether a source speaks of an episode: the one of a person whom it does not know keeps its payer. */
const covers = ({ before, of }: StandingHere<ChartAt>): boolean => of.patientId === before.episode.patientId

/**
 * The header as the source has it now, with the next version. Its clinic, patient, plan and MRN never change by import: the MRN
 * is how others find this chart.
 */
export function headerHere({ reading, patient }: Source, at: StandingHere<ChartAt>): Episode {
  const { before, planClass, of } = at
  const { coverage, version, patient: known } = before.episode
  return {
    ...before.episode,
    version: version + 1,
    patient: of.renames ? { ...fuller(patient, known), mrn: known.mrn } : known,
    coverage: covers(at) ? coverageOf(reading, coverage, planClass) : coverage,
  }
}

/** The header of the episode that an import of somebody new opens. */
export function headerNew({ reading, patient, clinicId, system, idOf }: Source): Episode {
  const { coverage, patientSourceId } = reading
  const episodeId = episodeIdOf(idOf, { clinicId, system, patientSourceId })
  const patientId = idOf(clinicId, system, patientSourceId ?? '', 'patient')
  return { episodeId, patientId, clinicId, version: 1, patient, coverage, careManager: null, continuedFrom: null }
}

/** Why part of what a source says of a header was not taken; null = all of it was. */
export interface Kept {
  readonly patient: string | null
  readonly coverage: string | null
}
export const ALL_TAKEN: Kept = { patient: null, coverage: null }

/** What of a header was kept, and why; `numbers` says it of the MRNs. */
export function keptOf({ reading, patient }: Source, at: StandingHere<ChartAt>, numbers: string | null): Kept {
  const { before, planClass, of } = at
  const { patient: known, coverage } = before.episode
  const told = fuller(patient, known)
  const isLike = of.renames || canonical({ ...told, mrn: '' }) === canonical({ ...known, mrn: '' })
  const reasons = [numbers, isLike ? null : KEPT_WHO].flatMap((reason) => reason ?? [])
  const other = covers(at) || canonical(coverageOf(reading, coverage, null)) === canonical(coverage)
  return {
    patient: reasons.length > 0 ? reasons.join(' ') : null,
    coverage: !other ? KEPT_COVERAGE : keepsPayer(reading, planClass) ? KEPT_PAYER : null,
  }
}

/** A line for each resource that a header was read from. */
export const headerLines = (
  { header, patientSourceId }: FhirReading,
  results: { readonly patient: ImportLine['result']; readonly coverage: ImportLine['result'] },
  kept: Kept,
): ImportLine[] =>
  header.map(({ sourceId, note }) => {
    const of = sourceId === patientSourceId ? 'patient' : 'coverage'
    return lineOf(sourceId, results[of], kept[of] ?? (results[of] === 'unchanged' ? null : note))
  })

export const isUnlike = (a: Episode, b: Episode): boolean =>
  canonical({ ...a, version: 0 }) !== canonical({ ...b, version: 0 })
