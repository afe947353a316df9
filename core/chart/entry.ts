import * as z from 'zod'
import { INSTRUMENT_IDS } from '../instruments/index.ts'
import { Day, Id, Instant, Label, LocalMoment, Minutes, Note, TimeOfDay } from './fields.ts'
import {
  APPOINTMENT_EVENTS,
  CLOSE_REASONS,
  CONSENT_STATES,
  CONTACT_MODES,
  CONTACT_WORK,
  MODALITIES,
  RISK_FINDINGS,
  SAFETY_EVENTS,
  TREATMENT_ACTIONS,
  VISIT_TYPES,
} from './vocabulary.ts'

const OPTIONS = 'An answer is one of the options of its item (0 to 3 in PHQ-9 and GAD-7), or null if not answered'
const Answer = z.int(OPTIONS).min(0, OPTIONS).max(4, OPTIONS)

/** The day at the clinic, and the time of day where somebody stated it: it orders what happened on one day. */
const when = { day: Day, time: TimeOfDay.optional() }

/** Answers in item order (null = not answered) or the total alone; exactly one of them. */
const measured = {
  instrument: z.enum(INSTRUMENT_IDS, `This registry knows ${INSTRUMENT_IDS.join(', ')}; choose one of them`),
  answers: z.array(Answer.nullable()).min(1).max(40).optional(),
  total: z.int().min(0).max(200).optional(),
  /** The writer knows that too few items are answered for a total, and wants the answers kept without one. */
  incomplete: z.literal(true).optional(),
}

const Screening = z.strictObject({
  kind: z.literal('screening'),
  ...when,
  ...measured,
  instrument: measured.instrument.or(z.literal('other')),
  /** Needed where the tool is not one of ours; else it follows from the score. */
  result: z.enum(['positive', 'negative']).optional(),
})
const Referral = z.strictObject({
  kind: z.literal('referral'),
  ...when,
  from: Label.optional(),
  reason: Label.optional(),
})
const Appointment = z.strictObject({
  kind: z.literal('appointment'),
  ...when,
  event: z.enum(APPOINTMENT_EVENTS),
  visit: z.enum(VISIT_TYPES),
  /** The day of the visit that was offered, for `offered`. */
  offeredDay: Day.optional(),
})
const Contact = z.strictObject({
  kind: z.literal('contact'),
  ...when,
  /** `completed` is two-way; a voicemail or an unanswered call is `attempted`. */
  outcome: z.enum(['completed', 'attempted']),
  mode: z.enum(CONTACT_MODES),
  minutes: Minutes.optional(),
  work: z.array(z.enum(CONTACT_WORK)).max(12).default([]),
  nextDue: Day.optional(),
  note: Note.optional(),
})
const Assessment = z.strictObject({
  kind: z.literal('assessment'),
  ...when,
  ...measured,
  /** `initial` is the completed intake: it is the baseline and reaches the stage "initial assessment". */
  occasion: z.enum(['initial', 'follow-up']).default('follow-up'),
  mode: z.enum(['clinician', 'self']).optional(),
})
const Diagnosis = z.strictObject({
  kind: z.literal('diagnosis'),
  ...when,
  system: z.enum(['icd-10-cm', 'snomed-ct']),
  code: z.string().regex(/^[A-Za-z0-9.]{1,18}$/, 'A diagnosis code has letters, digits and a point'),
  status: z.enum(['active', 'resolved']),
})
const Treatment = z.strictObject({
  kind: z.literal('treatment'),
  ...when,
  action: z.enum(TREATMENT_ACTIONS),
  modality: z.enum(MODALITIES),
  /** Drug or therapy by its generic name. */
  name: Label,
  dose: Label.optional(),
  /** Started or changed under this program's care plan. A drug the person came with is not. */
  underPlan: z.boolean(),
  psychotropic: z.boolean().default(true),
})
const Consent = z.strictObject({ kind: z.literal('consent'), ...when, state: z.enum(CONSENT_STATES) })
const Safety = z.strictObject({
  kind: z.literal('safety'),
  ...when,
  event: z.enum(SAFETY_EVENTS),
  /** What was asked with, what was found and what was done; all three are needed to close. */
  instrument: Label.optional(),
  finding: z.enum(RISK_FINDINGS).optional(),
  action: Note.optional(),
})
const Close = z.strictObject({
  kind: z.literal('close'),
  ...when,
  reason: z.enum(CLOSE_REASONS),
  note: Note.optional(),
})

const clinical = [
  Screening,
  Referral,
  Appointment,
  Contact,
  Assessment,
  Diagnosis,
  Treatment,
  Consent,
  Safety,
  Close,
] as const
/** What can be true about a person on a day. */
export const ClinicalFact = z.discriminatedUnion('kind', clinical)
export type ClinicalFact = z.infer<typeof ClinicalFact>

const Correction = z.strictObject({
  kind: z.literal('correction'),
  day: Day,
  corrects: Id,
  /** What stands instead; null strikes the entry out. Both stay readable. */
  replacement: ClinicalFact.nullable(),
  reason: Label,
})
/** An entry as somebody hands it in: the server adds the stamp. */
export const NewEntry = z.discriminatedUnion('kind', [...clinical, Correction])
export type NewEntry = z.infer<typeof NewEntry>
export type EntryKind = NewEntry['kind']

/**
 * Who wrote an entry, when and from where; the same for every kind. `version` and `place` say when it was recorded relative to
 * all others of its chart: clocks of two machines differ, versions do not.
 */
export const Stamp = z.strictObject({
  id: Id,
  instant: Instant,
  author: Id,
  source: z.enum(['typed', 'import', 'patient']),
  /** The version of the chart that this entry made, with others of the same request. */
  version: z.int().min(0),
  /** Its place in that request, from 0. */
  place: z.int().min(0),
  /** Day and time at the clinic when it was recorded; null where the clinic's zone was not known. */
  local: LocalMoment.nullable(),
  /** When the source of an import issued it, where the source says so. */
  issued: Instant.optional(),
})
export type Stamp = z.infer<typeof Stamp>
/** One append-only line of a chart. It is never changed: a correction supersedes it and keeps it. */
export type Entry = Stamp & { readonly fact: NewEntry }
export const Entry = Stamp.extend({ fact: NewEntry })
