import type { Admitting } from '../chart/admission.ts'
import type { Patient } from '../chart/episode.ts'
import type { PayerClass } from '../chart/vocabulary.ts'
import type { Added, ChartAt, SourceDecision } from '../decisions/decision.ts'
import type { Person } from '../person/person.ts'
import type { FhirReading } from './fhir.ts'
import type { IdOf, Origin } from './plan-facts.ts'

/** One patient of one source system, as their resources were read. */
export interface Source extends Pick<Origin, 'clinicId' | 'system' | 'idOf' | 'most'> {
  readonly reading: FhirReading
  readonly patient: Patient
}

/** The episode that a patient of a source has here: the same one whenever they are imported again. */
export const episodeIdOf = (
  idOf: IdOf,
  { clinicId, system, patientSourceId }: { clinicId: string; system: string; patientSourceId: string | null },
): string => idOf(clinicId, system, patientSourceId ?? '', 'episode')

/** An id of what a source says beside its facts. */
export const importedAs = (
  { idOf, clinicId, system, reading }: Source,
  what: string,
): NonNullable<Added['imported']> => ({ id: idOf(clinicId, system, reading.patientSourceId ?? '', what), issued: null })

/** Of whom a source tells, among the persons who are one. */
export interface Teller {
  readonly patientId: string
  /** Whether it says who the person is: not where they were entered twice and go on as another one, or were found by a number alone. */
  readonly renames: boolean
  /** Whether they were found by a number just now: the next import finds them by the id of the source, whatever becomes of number and name. */
  readonly isToRemember: boolean
}

/** Of whom the source told, where that is to be remembered. */
export const remembered = ({ clinicId, system, reading }: Source, of: Teller): readonly SourceDecision[] => {
  const { patientSourceId } = reading
  if (!of.isToRemember || patientSourceId === null) return []
  return [{ clinicId, system, patientSourceId, patientId: of.patientId }]
}

/** What an import stands on. */
export interface Standing<C extends ChartAt> {
  /** The episode that the answer is about: the one that is open, else the last one of the person in this clinic. */
  readonly before: C | null
  /** Other charts of the person: what was imported there before is corrected there. */
  readonly others: readonly C[]
  readonly person: Person | null
  /** Persons who were entered twice and are this one. */
  readonly absorbed: readonly Person[]
  readonly admitting: Admitting
  /** The format that entries are written in. */
  readonly entryFormat: number
  /** The payer class that the plan recorded in the chart has in the Directory; null where it has none. */
  readonly planClass: PayerClass | null
  readonly of: Teller
  /** MRNs of the source that somebody else has here. */
  readonly taken: readonly string[]
  /** The name of another clinic in which the person has an open episode, where whoever imports works there too. */
  readonly elsewhere: string | null
}
/** The same of somebody who is here already. */
export type StandingHere<C extends ChartAt> = Standing<C> & { readonly before: C }
