import * as z from 'zod/mini'
import { answersOfItsForm, FormAnswer } from './form-answers.ts'
import { INSTRUMENT_IDS, INSTRUMENTS } from '../instruments/index.ts'
import { Day, dayOf, Id, Instant, Label, labelOf, LocalMoment, Minutes, Note, oneOf, TimeOfDay } from './fields.ts'
import {
  APPOINTMENT_EVENTS,
  CLOSE_REASONS,
  CONFIRMABLE,
  CONSENT_STATES,
  CONTACT_MODES,
  CONTACT_WORK,
  HAND_OVERS,
  MODALITIES,
  REVIEW_OUTCOMES,
  RISK_FINDINGS,
  SAFETY_EVENTS,
  SAFETY_OUTCOMES,
  SUICIDAL_BEHAVIOUR,
  TREATMENT_ACTIONS,
  VISIT_TYPES,
} from './vocabulary.ts'

const RANGES = Object.values(INSTRUMENTS).map(({ name, range }) => `${range.min} to ${range.max} in ${name}`)
const TOTAL = `A total is a whole number: ${RANGES.join(', ')}`

/** The day at the clinic, and the time of day where somebody stated it: it orders what happened on one day. */
const when = { day: Day, time: z.optional(TimeOfDay) }

/** Answers in item order (null = not answered) or the total alone; exactly one of them. */
const measured = {
  instrument: z.enum(INSTRUMENT_IDS, `This registry knows ${INSTRUMENT_IDS.join(', ')}; choose one of them`),
  answers: z.optional(z.array(z.nullable(FormAnswer)).check(z.minLength(1), z.maxLength(40))),
  total: z.optional(z.int(TOTAL).check(z.gte(0, TOTAL), z.lte(200, TOTAL))),
  /** The writer knows that too few items are answered for a total, and wants the answers kept without one. */
  incomplete: z.optional(z.literal(true)),
}

const Screening = z
  .strictObject({
    kind: z.literal('screening'),
    ...when,
    ...measured,
    instrument: z.union([measured.instrument, z.literal('other')]),
    /** Needed where the tool is not one of ours; else it follows from the score. */
    result: z.optional(z.enum(['positive', 'negative'])),
  })
  .check(answersOfItsForm)
const Referral = z.strictObject({
  kind: z.literal('referral'),
  ...when,
  from: z.optional(Label),
  reason: z.optional(Label),
})
const Appointment = z.strictObject({
  kind: z.literal('appointment'),
  ...when,
  event: z.enum(APPOINTMENT_EVENTS),
  visit: z.enum(VISIT_TYPES),
  /** The day of the visit that was offered, for `offered`. */
  offeredDay: z.optional(Day),
})
const Contact = z.strictObject({
  kind: z.literal('contact'),
  ...when,
  /** `completed` is two-way; a voicemail or an unanswered call is `attempted`. */
  outcome: z.enum(['completed', 'attempted']),
  mode: z.enum(CONTACT_MODES),
  minutes: z.optional(Minutes),
  work: z._default(z.array(z.enum(CONTACT_WORK)).check(z.maxLength(12)), []),
  nextDue: z.optional(Day),
  note: z.optional(Note),
})
const Assessment = z
  .strictObject({
    kind: z.literal('assessment'),
    ...when,
    ...measured,
    /** `initial` is the completed intake: it is the baseline and reaches the stage "initial assessment". */
    occasion: z._default(z.enum(['initial', 'follow-up']), 'follow-up'),
    mode: z.optional(z.enum(['clinician', 'self'])),
  })
  .check(answersOfItsForm)
const Diagnosis = z.strictObject({
  kind: z.literal('diagnosis'),
  ...when,
  system: z.enum(['icd-10-cm', 'snomed-ct']),
  code: z.string().check(z.regex(/^[A-Za-z0-9.]{1,18}$/, 'A diagnosis code has letters, digits and a point')),
  status: z.enum(['active', 'resolved']),
})
const Treatment = z.strictObject({
  kind: z.literal('treatment'),
  ...when,
  action: z.enum(TREATMENT_ACTIONS),
  modality: z.enum(MODALITIES),
  /** Drug or therapy by its generic name. */
  name: Label,
  dose: z.optional(Label),
  /** Started or changed under this program's care plan. A drug the person came with is not. */
  underPlan: z.boolean(),
  /** Absent in what was stored before anybody had to say it: true. What is typed says it or has its word by its name (typed-entry.ts). */
  psychotropic: z._default(z.boolean(), true),
})
const Consent = z.strictObject({
  kind: z.literal('consent'),
  ...when,
  state: oneOf(CONSENT_STATES, 'Choose what the person said'),
})
/** Who assessed, where it is not the author (often primary care), and whether means were asked about. */
const assessor = { assessedBy: z.optional(Label), meansAsked: z.optional(z.boolean()) }
const Finding = oneOf(RISK_FINDINGS, 'Choose what was found')
const Safety = z.strictObject({
  kind: z.literal('safety'),
  ...when,
  event: oneOf(SAFETY_EVENTS, 'Choose what was done about safety'),
  /** What was asked with, what was found and what was done. */
  instrument: z.optional(Label),
  finding: z.optional(Finding),
  action: z.optional(Note),
  ...assessor,
})
const ITEMS = 'Items 1 to 5 are answered with true for yes, false for no, or null where not asked'
const yesNo = z.nullable(z.boolean(ITEMS))
/** The C-SSRS screener: its answers and the assessment of risk are one entry (laws 1). Copyright: answers and item names only. */
const CSsrs = z.strictObject({
  kind: z.literal('c-ssrs'),
  ...when,
  /** Items 1 to 5, each yes, no or not asked: wish to be dead, thoughts, with method, with intent, with plan and intent. */
  ideation: z.tuple([yesNo, yesNo, yesNo, yesNo, yesNo], ITEMS),
  /** Item 6; null = not asked. */
  behaviour: z.nullable(oneOf(SUICIDAL_BEHAVIOUR, 'Say when there was suicidal behaviour, or null where not asked')),
  /** What the person confirms: what the answers propose (core/instruments/c-ssrs.ts), or worse. */
  finding: Finding,
  action: z.optional(Note),
  ...assessor,
})
/** A person in danger is handed over to a named service, or admitted: somebody said yes by name, and somebody looks again on a day. */
const HandOver = z.strictObject({
  kind: z.literal('hand-over'),
  ...when,
  how: oneOf(HAND_OVERS, 'Choose how'),
  /** The service or hospital. */
  service: labelOf('Name the service or hospital'),
  /** Who there accepted, by name. */
  acceptedBy: labelOf('Write the name of who accepted'),
  checkDay: dayOf('Choose the day somebody looks again'),
})
const SafetyOutcome = z.strictObject({
  kind: z.literal('safety-outcome'),
  ...when,
  outcome: oneOf(SAFETY_OUTCOMES, 'Choose how the safety item ends'),
  /** For `received`: who of the service said that the person was seen. */
  by: z.optional(Label),
  /** For `managed`: the next contact, and the safety plan or why there is none. */
  nextContact: z.optional(Day),
  safetyPlan: z.optional(z.enum(['made', 'not-made'])),
  /** For `not-reached`: who of primary care was told, and the welfare check or why there is none. */
  pcpTold: z.optional(Label),
  welfareCheck: z.optional(z.enum(['asked-for', 'not-asked-for'])),
  /** Why no safety plan was made, why no welfare check was asked for, or why an answer was entered in error. */
  why: z.optional(Note),
})
/** A second person agrees; the author of the entry is that person. */
const SafetyConfirmation = z.strictObject({
  kind: z.literal('safety-confirmation'),
  ...when,
  confirms: oneOf(CONFIRMABLE, 'Choose what you confirm'),
  /** For `struck-out`: nobody said it, or another person did, whose chart was opened first. */
  saidBy: z.optional(z.enum(['nobody', 'another-person'])),
  /** The episode of that other person. */
  otherEpisode: z.optional(Id),
  note: z.optional(Note),
})
/** A psychiatric case review of one person (systematic caseload review). */
const CaseReview = z.strictObject({
  kind: z.literal('case-review'),
  ...when,
  /** The psychiatric consultant who reviewed. */
  by: labelOf('Write which psychiatric consultant reviewed'),
  outcome: oneOf(REVIEW_OUTCOMES, 'Choose what the review led to'),
  /** The day by which the review wants the next score. */
  measureBy: z.optional(Day),
  note: z.optional(Note),
})
const Close = z.strictObject({
  kind: z.literal('close'),
  ...when,
  reason: oneOf(CLOSE_REASONS, 'Choose why the episode closes'),
  note: z.optional(Note),
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
  CSsrs,
  HandOver,
  SafetyOutcome,
  SafetyConfirmation,
  CaseReview,
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
  replacement: z.nullable(ClinicalFact),
  reason: labelOf('Write why, in a few words: the reason stays with the entry'),
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
  version: z.int().check(z.gte(0)),
  /** Its place in that request, from 0. */
  place: z.int().check(z.gte(0)),
  /** Day and time at the clinic when it was recorded; null where the clinic's zone was not known. */
  local: z.nullable(LocalMoment),
  /** When the source of an import issued it, where the source says so. */
  issued: z.optional(Instant),
})
export type Stamp = z.infer<typeof Stamp>
/** One append-only line of a chart. It is never changed: a correction supersedes it and keeps it. */
export type Entry = Stamp & { readonly fact: NewEntry }
export const Entry = z.extend(Stamp, { fact: NewEntry })
