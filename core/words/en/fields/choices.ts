import { INSTRUMENTS, type InstrumentId } from '../../../instruments/index.ts'
import { cSsrs } from '../../../instruments/c-ssrs/items.ts'
import type { ContactWork } from '../../../chart/vocabulary.ts'

/** Names of words that fields of several kinds share. */

export const INSTRUMENT_NAMES = Object.fromEntries(
  Object.values(INSTRUMENTS).map(({ id, name }) => [id, name]),
) as Readonly<Record<InstrumentId, string>>
export const SOURCE_NAMES = { ...INSTRUMENT_NAMES, [cSsrs.id]: cSsrs.name }

export const DIFFICULTY_NAMES = {
  'not-difficult-at-all': 'Not difficult at all',
  'somewhat-difficult': 'Somewhat difficult',
  'very-difficult': 'Very difficult',
  'extremely-difficult': 'Extremely difficult',
}
export const MODES = {
  phone: 'Phone',
  video: 'Video',
  'in-person': 'In person',
  portal: 'Portal',
  'text-message': 'Text message',
  letter: 'Letter',
}
export const WORK: Readonly<Record<ContactWork, string>> = {
  'behavioral-activation': 'Behavioral activation',
  'problem-solving': 'Problem solving',
  'motivational-interviewing': 'Motivational interviewing',
  cbt: 'CBT',
  dbt: 'DBT',
  act: 'ACT',
  emdr: 'EMDR',
  ipt: 'IPT',
  supportive: 'Supportive',
  psychoeducation: 'Psychoeducation',
  'care-coordination': 'Care coordination',
  'follow-up': 'Follow up',
}
export const FINDINGS = { low: 'Low', moderate: 'Moderate', high: 'High' }
export const HAND_OVER_WAYS = { 'handed-over': 'Handed over', admitted: 'Admitted' }
export const OTHER_UNKNOWN = { other: 'Other', unknown: 'Unknown' }

export const PAYERS = {
  commercial: 'Commercial',
  medicaid: 'Medicaid',
  medicare: 'Medicare',
  uninsured: 'Uninsured',
  ...OTHER_UNKNOWN,
}
export const SEX_NAMES = { female: 'Female', male: 'Male', ...OTHER_UNKNOWN }
export const LANGUAGE_NAMES = { en: 'English', es: 'Spanish', vi: 'Vietnamese', so: 'Somali', ...OTHER_UNKNOWN }
export const RACE_NAMES = {
  white: 'White',
  black: 'Black',
  hispanic: 'Hispanic',
  asian: 'Asian',
  'native-american': 'Native American',
  'pacific-islander': 'Pacific Islander',
  'two-or-more': 'Two or more',
  ...OTHER_UNKNOWN,
}
/** What may be left for others to hear, wherever it is chosen or told. */
export const MESSAGE_NAMES = {
  nothing: 'Nothing',
  'name-and-number': 'Name and number only',
  'in-full': 'In full',
}
