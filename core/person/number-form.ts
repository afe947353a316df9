/** What makes a record number the same one: spaces, case and width do not make another number. Leading zeros do. */
export const numberForm = (mrn: string): string => mrn.normalize('NFKC').replace(/\s+/gu, '').toUpperCase()

interface InClinic {
  readonly clinicId: string
  readonly mrn: string
}

/** Written in another way it is the same number, and is neither freed nor taken by it. */
export const isSameNumber = (a: InClinic, b: InClinic): boolean =>
  a.clinicId === b.clinicId && numberForm(a.mrn) === numberForm(b.mrn)
