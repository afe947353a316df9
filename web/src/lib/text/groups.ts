import type { Dimension } from '../../../../core/population/dimensions.ts'

/** Names of the groups that figures are counted by, as people say them. */
export const DIMENSION_NAMES: { readonly [D in Dimension]: string } = {
  language: 'Language',
  raceEthnicity: 'Race and ethnicity',
  payerClass: 'Payer',
  rurality: 'Rurality',
  ageBand: 'Age',
}
const NAMES: Readonly<Record<string, string>> = {
  unknown: 'Not recorded',
  other: 'Other',
  en: 'English',
  es: 'Spanish',
  vi: 'Vietnamese',
  so: 'Somali',
  white: 'White',
  black: 'Black',
  hispanic: 'Hispanic',
  asian: 'Asian',
  'native-american': 'American Indian or Alaska Native',
  'pacific-islander': 'Native Hawaiian or Pacific Islander',
  'two-or-more': 'Two or more',
  commercial: 'Commercial',
  medicaid: 'Medicaid',
  medicare: 'Medicare',
  uninsured: 'Uninsured',
  urban: 'Urban',
  rural: 'Rural',
  'under-12': 'Under 12',
  '12-17': '12–17',
  '18-64': '18–64',
  '65+': '65 and over',
  all: 'All members',
}
/** A group in words; one we have no word for is shown as it is, never dropped. */
export const groupName = (group: string): string => NAMES[group] ?? group
