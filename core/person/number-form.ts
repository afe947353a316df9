/** What makes a record number the same one: spaces, case and width do not make another number. Leading zeros do. */
export const numberForm = (mrn: string): string => mrn.normalize('NFKC').replace(/\s+/gu, '').toUpperCase()
