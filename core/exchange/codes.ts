import { SNOMED } from '../instruments/code-systems.ts'

/**
 * Code systems by their FHIR names, and the codes this reader knows. No display texts of licensed terminologies are kept here. The
 * codes of questionnaires stand with their instruments (core/instruments).
 */
export const ICD10 = 'http://hl7.org/fhir/sid/icd-10-cm'
export const CPT = 'http://www.ama-assn.org/go/cpt'
export const RXNORM = 'http://www.nlm.nih.gov/research/umls/rxnorm'

/** RxNorm products of the CMS2 test patients, for orders that carry a code without a name. */
export const MEDICINE_CODES: Readonly<Record<string, string>> = { '1000048': 'doxepin', '1190110': 'fluoxetine' }

/** Depression screened, adolescent and adult, with the SNOMED CT result (CMS2). */
export const SCREENS: ReadonlySet<string> = new Set(['73831-0', '73832-8'])
export const SCREEN_RESULTS: Readonly<Record<string, 'positive' | 'negative'>> = {
  '428181000124104': 'positive',
  '428171000124102': 'negative',
}

/**
 * SNOMED CT conditions that are mental disorders, as far as the test patients of CMS159 and CMS2 use them. An organisation's own
 * value sets will replace this list; a SNOMED condition outside it is recorded and shows no need by itself.
 */
export const MENTAL_HEALTH_SNOMED: ReadonlySet<string> = new Set([
  '10875004',
  '10981006',
  '111482003',
  '1153575004',
  '12969000',
  '15193003',
  '191765005',
  '231536004',
])
/** ICD-10-CM F10-F99: mental and behavioural disorders without those due to a physiological condition (F01-F09). */
export const isMentalHealthIcd = (code: string): boolean => /^F[1-9]\d/.test(code.toUpperCase())

/** Referrals to behavioural health: the value sets "Referral for Adolescent / Adult Depression" of CMS2 0.4.001. */
export const BEHAVIORAL_REFERRALS: ReadonlySet<string> = new Set([
  '1186918003',
  '1186920000',
  '183524004',
  '183528001',
  '183583007',
  '183866009',
  '306136006',
  '306138007',
  '306204008',
  '306226009',
  '306227000',
  '306252003',
  '306291008',
  '308459004',
  '308477009',
  '309627007',
  '390866009',
  '703978000',
  '710914003',
  '711281004',
])

/** What a finished encounter is to this registry; every other one is `other`. */
export const VISIT_CODES: Readonly<Record<string, 'assessment' | 'therapy' | 'care-management'>> = {
  [`${CPT}|90791`]: 'assessment',
  [`${CPT}|90792`]: 'assessment',
  ...Object.fromEntries([90832, 90833, 90834, 90836, 90837, 90838].map((code) => [`${CPT}|${code}`, 'therapy'])),
  ...Object.fromEntries([99492, 99493, 99494].map((code) => [`${CPT}|${code}`, 'care-management'])),
  [`${SNOMED}|10197000`]: 'assessment',
}

/** Procedures that are psychotherapy, with our own word for each. */
export const PSYCHOTHERAPIES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [90832, 90833, 90834, 90836, 90837, 90838].map((code) => [`${CPT}|${code}`, 'individual psychotherapy']),
  ),
  [`${CPT}|90846`]: 'family psychotherapy',
  [`${CPT}|90847`]: 'family psychotherapy',
  [`${CPT}|90853`]: 'group psychotherapy',
  [`${SNOMED}|75516001`]: 'psychotherapy',
  [`${SNOMED}|18512000`]: 'individual psychotherapy',
  [`${SNOMED}|15558000`]: 'expressive psychotherapy',
  [`${SNOMED}|76168009`]: 'group psychotherapy',
  [`${SNOMED}|1555005`]: 'brief group psychotherapy',
  [`${SNOMED}|28868002`]: 'interactive group psychotherapy',
  [`${SNOMED}|108313002`]: 'family psychotherapy',
  [`${SNOMED}|228557008`]: 'cognitive and behavioral therapy',
  [`${SNOMED}|405780009`]: 'dialectical behavior therapy',
}
