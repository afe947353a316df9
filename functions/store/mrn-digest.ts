import { createHmac } from 'node:crypto'

/** Spaces, case and width do not make another number. Leading zeros do. */
const normalised = (mrn: string): string => mrn.normalize('NFKC').replace(/\s+/gu, '').toUpperCase()

/** The keyed hash of an MRN within its clinic, safe as part of a key (43 characters of base64url). */
export const mrnDigest = (key: string, clinicId: string, mrn: string): string =>
  createHmac('sha256', key)
    .update(`${clinicId}\n${normalised(mrn)}`)
    .digest('base64url')
