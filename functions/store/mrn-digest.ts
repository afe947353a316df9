import { createHmac } from 'node:crypto'
import type { SourceDecision } from '../../core/decisions/decision.ts'
import { numberForm } from '../../core/person/number-form.ts'

/** The patient of a source, by its id there. */
export type SourcePatient = Pick<SourceDecision, 'clinicId' | 'system' | 'patientSourceId'>

/** The keyed hash of an MRN within its clinic, safe as part of a key (43 characters of base64url). */
export const mrnDigest = (key: string, clinicId: string, mrn: string): string =>
  createHmac('sha256', key)
    .update(`${clinicId}\n${numberForm(mrn)}`)
    .digest('base64url')

/** The keyed hash of a patient's id in a source of a clinic, in the same form: such an id may be a record number as well. */
export const sourceDigest = (key: string, { clinicId, system, patientSourceId }: SourcePatient): string =>
  createHmac('sha256', key)
    .update(JSON.stringify([clinicId, system, patientSourceId]))
    .digest('base64url')
