import { createHmac } from 'node:crypto'
import { numberForm } from '../../core/person/number-form.ts'

/** The keyed hash of an MRN within its clinic, safe as part of a key (43 characters of base64url). */
export const mrnDigest = (key: string, clinicId: string, mrn: string): string =>
  createHmac('sha256', key)
    .update(`${clinicId}\n${numberForm(mrn)}`)
    .digest('base64url')
