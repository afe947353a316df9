/** The words a chart may use, each list in the order people read it. Adding a word is adding it here. */

/** Why an episode closed, as somebody says it (domain: stages). */
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
/** What a transfer to another clinic of the network and a merge of two entries of one person close with. Nobody types these. */
export const ACTION_CLOSE_REASONS = ['transferred', 'entered-twice'] as const
/** Every word that a close can hold. */
export const ALL_CLOSE_REASONS = [...CLOSE_REASONS, ...ACTION_CLOSE_REASONS] as const
export type CloseReason = (typeof ALL_CLOSE_REASONS)[number]

/** How somebody was in touch, or tried to be: the routes that attempts are counted by (laws S4). */
export const CONTACT_MODES = ['phone', 'video', 'in-person', 'portal', 'text-message', 'letter'] as const

/** What was done in a contact. The modalities of {@link TREATMENT_WORK} make the contact a treatment session. */
/** What an attempt to reach somebody came to. */
export const ATTEMPTS = ['no-answer', 'left-message', 'wrong-number'] as const
/** How difficult the problems of a questionnaire made daily life, as its form has the answers. */
export const DIFFICULTIES = [
  'not-difficult-at-all',
  'somewhat-difficult',
  'very-difficult',
  'extremely-difficult',
] as const
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
 * Work that makes a completed contact the start of treatment: a brief therapy session. Psychoeducation,
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
export type ConsentState = (typeof CONSENT_STATES)[number]
export const RISK_FINDINGS = ['low', 'moderate', 'high'] as const
export type RiskFinding = (typeof RISK_FINDINGS)[number]
/** `close` is an assessment that was meant to close the item; only a finding of low does (laws 1). New ones are recorded as assessments. */
export const SAFETY_EVENTS = ['risk-assessment', 'safety-plan', 'close'] as const
/** Where a person in danger is now: with a named service, or in a hospital. */
export const HAND_OVERS = ['handed-over', 'admitted'] as const
/** How a safety item ends other than by an assessment of low (laws 1). */
export const SAFETY_OUTCOMES = ['received', 'managed', 'not-reached', 'died', 'entered-in-error'] as const
/** What a second person confirms: an outcome that one person alone may not decide, or that an answer was rightly struck out. */
export const CONFIRMABLE = ['not-reached', 'died', 'entered-in-error', 'struck-out'] as const
export type Confirmable = (typeof CONFIRMABLE)[number]
/** What can be recorded about a safety item, in the order people think of it. */
export const SAFETY_STEPS = [
  'risk-assessment',
  'c-ssrs',
  'hand-over',
  'received',
  'managed',
  'not-reached',
  'died',
  'entered-in-error',
  'confirm',
] as const
export type SafetyStep = (typeof SAFETY_STEPS)[number]

/** States in which a safety item goes from episode to episode (laws 1). */
export const CARRIED_STATES = ['unassessed', 'high', 'moderate', 'elsewhere', 'struck-out'] as const
/** What may be left on a machine or with whoever answers. */
export const MESSAGES = ['nothing', 'name-and-number', 'in-full'] as const

export { SUICIDAL_BEHAVIOUR } from '../instruments/c-ssrs/levels.ts'
/** What a psychiatric case review led to; the recommendations themselves are written in the note. */
export const REVIEW_OUTCOMES = ['reviewed', 'change-advised', 'no-change'] as const

export const PAYER_CLASSES = ['commercial', 'medicaid', 'medicare', 'uninsured', 'other', 'unknown'] as const
export type PayerClass = (typeof PAYER_CLASSES)[number]
/** BCP 47 language codes counted on their own; every other one is `other`. */
export const LANGUAGES = ['en', 'es', 'vi', 'so', 'other', 'unknown'] as const
export type Language = (typeof LANGUAGES)[number]
/** OMB categories with ethnicity first, as one list. */
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
/** RUCA 1-3 urban, 4-10 rural. */
export const RURALITIES = ['urban', 'rural', 'unknown'] as const
export type Rurality = (typeof RURALITIES)[number]
/** Age in full years on the day need was identified; bands of HEDIS. */
export const AGE_BANDS = ['under-12', '12-17', '18-64', '65+', 'unknown'] as const
export type AgeBand = (typeof AGE_BANDS)[number]
export const SEXES = ['female', 'male', 'other', 'unknown'] as const
export type Sex = (typeof SEXES)[number]
