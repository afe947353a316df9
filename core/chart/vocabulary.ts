/** The words a chart may use, each list in the order people read it. Adding a word is adding it here. */

/** Why an episode closed (domain: stages). */
export const CLOSE_REASONS = [
  'completed',
  'transferred-up',
  'transferred-out',
  'declined',
  'unreachable',
  'not-eligible',
  'moved',
  'insurance-or-cost',
  'died',
  'other',
] as const
export type CloseReason = (typeof CLOSE_REASONS)[number]

export const CONTACT_MODES = ['phone', 'video', 'in-person', 'portal'] as const

/** What was done in a contact. The modalities of {@link TREATMENT_WORK} make the contact a treatment session. */
export const CONTACT_WORK = [
  'behavioral-activation',
  'problem-solving',
  'motivational-interviewing',
  'cbt',
  'dbt',
  'act',
  'emdr',
  'ipt',
  'supportive',
  'psychoeducation',
  'care-coordination',
  'follow-up',
] as const
export type ContactWork = (typeof CONTACT_WORK)[number]

/**
 * Work that makes a completed contact the start of treatment: a brief therapy session (metrics.md 1.1). Psychoeducation,
 * coordination and follow-up alone do not: counting them would make every intake a start and every clinic look fast.
 */
export const TREATMENT_WORK: ReadonlySet<ContactWork> = new Set([
  'behavioral-activation',
  'problem-solving',
  'motivational-interviewing',
  'cbt',
  'dbt',
  'act',
  'emdr',
  'ipt',
  'supportive',
])

export const APPOINTMENT_EVENTS = ['requested', 'offered', 'kept', 'no-show', 'cancelled'] as const
/** `care-management` and `assessment` visits are with the program; any other visit is not a first contact of the program. */
export const VISIT_TYPES = ['assessment', 'care-management', 'therapy', 'primary-care', 'other'] as const

export const TREATMENT_ACTIONS = ['start', 'dose-change', 'stop'] as const
export const MODALITIES = ['medication', 'psychotherapy'] as const

export const CONSENT_STATES = ['verbal', 'written', 'declined', 'withdrawn'] as const
export const RISK_FINDINGS = ['low', 'moderate', 'high'] as const
export const SAFETY_EVENTS = ['risk-assessment', 'safety-plan', 'close'] as const

export const PAYER_CLASSES = ['commercial', 'medicaid', 'medicare', 'uninsured', 'other', 'unknown'] as const
export type PayerClass = (typeof PAYER_CLASSES)[number]
/** BCP 47 language codes counted on their own; every other one is `other`. */
export const LANGUAGES = ['en', 'es', 'vi', 'so', 'other', 'unknown'] as const
export type Language = (typeof LANGUAGES)[number]
/** OMB categories with ethnicity first, as one list (metrics.md 1.8). */
export const RACE_ETHNICITIES = [
  'white',
  'black',
  'hispanic',
  'asian',
  'native-american',
  'pacific-islander',
  'two-or-more',
  'other',
  'unknown',
] as const
export type RaceEthnicity = (typeof RACE_ETHNICITIES)[number]
/** RUCA 1-3 urban, 4-10 rural (metrics.md 1.8). */
export const RURALITIES = ['urban', 'rural', 'unknown'] as const
export type Rurality = (typeof RURALITIES)[number]
/** Age in full years on the day need was identified; bands of HEDIS. */
export const AGE_BANDS = ['under-12', '12-17', '18-64', '65+', 'unknown'] as const
export type AgeBand = (typeof AGE_BANDS)[number]
export const SEXES = ['female', 'male', 'other', 'unknown'] as const
export type Sex = (typeof SEXES)[number]
