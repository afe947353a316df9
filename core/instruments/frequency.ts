import type { Option } from './instrument.ts'

/** The four answers that the PHQ and GAD family share, with their LOINC answer codes. */
export const FREQUENCY: readonly Option[] = [
  { value: 0, loinc: 'LA6568-5' },
  { value: 1, loinc: 'LA6569-3' },
  { value: 2, loinc: 'LA6570-1' },
  { value: 3, loinc: 'LA6571-9' },
]
