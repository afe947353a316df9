import * as z from 'zod/mini'
import { ClinicalFact, Entry } from '../../chart/entry.ts'
import { Coverage, Identity, Patient } from '../../chart/episode.ts'
import { Day, Id, Label } from '../../chart/fields.ts'
import { TypedEntry } from '../typed-entry.ts'
import { ALL_CLOSE_REASONS, MESSAGES, PAYER_CLASSES } from '../../chart/vocabulary.ts'
import { ROW_STAGES } from '../../caseload/status.ts'
import { Clinics } from './access.ts'
import { UnreadRow } from './caseload.ts'
import { Recorded, UnreadEntry } from './charts.ts'
import { asks, reads, writes } from './schema.ts'

/** When and why an episode closed; null while it is open. */
const Closed = z.nullable(z.strictObject({ day: Day, reason: z.enum(ALL_CLOSE_REASONS) }))
const Episodes = z.array(
  z.strictObject({
    episodeId: Id,
    clinicId: Id,
    /** Another one where the episode is that of a person who was entered twice and is this one. */
    patientId: Id,
    /** Day need was identified; null where no day is known. */
    began: z.nullable(Day),
    closed: Closed,
    continuedFrom: z.nullable(Id),
  }),
)

/** An episode as somebody is found by it: open, waiting or closed. */
const Listed = z.strictObject({
  episodeId: Id,
  patientId: Id,
  clinicId: Id,
  name: z.string(),
  mrn: z.string(),
  birthDate: z.nullable(Day),
  careManager: z.nullable(z.string()),
  stage: z.enum(ROW_STAGES),
  closed: Closed,
})
/** Everybody of the clinics asked for, so that who calls is found whatever list is open. By name, then by id. */
export const Patients = z.strictObject({
  asOf: z.string(),
  patients: z.array(Listed),
  /** Episodes that cannot be read here: their charts may still open. */
  unread: z.array(z.strictObject({ clinicId: Id, ...UnreadRow.shape })),
})
export type Patients = z.infer<typeof Patients>

/** What somebody is found and reached by beside their name and number of today. */
const KnownBy = z.strictObject({
  patientId: Id,
  /** Their episodes in the clinic. */
  episodes: z.array(Id),
  /** Names of before, "Family, Given". */
  formerNames: z.array(z.string()),
  /** Numbers beside those that the lists show: of before, of other clinics, and of whom they were entered as a second time. */
  numbers: z.array(z.string()),
  /** Telephones beside those of today: of before, and of whom they were entered as a second time. */
  phones: z.array(z.string()),
  /** null = nothing is recorded of how they are reached; null within it = not that. */
  contact: z.nullable(
    z.strictObject({
      phone: z.nullable(z.string()),
      otherPhone: z.nullable(z.string()),
      /** When it is safe to call. */
      callTimes: z.nullable(z.string()),
      messages: z.nullable(z.enum(MESSAGES)),
    }),
  ),
})
/** Those of a clinic of whom there is something of it to say. */
export const Known = z.strictObject({
  asOf: z.string(),
  people: z.array(KnownBy),
  /** How many persons' charts could not be read. */
  unread: z.int(),
})
export type Known = z.infer<typeof Known>

/** A person's own chart: who they are today, and every entry it was ever told by (laws W2). */
export const Person = z.strictObject({
  patientId: Id,
  version: z.int(),
  identity: Identity,
  /** Numbers that hold, each in its clinic; `entryId` null where it was known before the person had entries. */
  numbers: z.array(z.strictObject({ clinicId: Id, mrn: z.string(), entryId: z.nullable(Id) })),
  /** The contact details that hold, as they were recorded; null = none were. */
  contact: z.nullable(ClinicalFact),
  entries: z.array(Entry),
  unread: z.array(UnreadEntry),
  superseded: z.record(Id, Id),
  /** Episodes in clinics of the caller. */
  episodes: Episodes,
  /** How many there are in other clinics of the network, and how many cannot be read. */
  elsewhere: z.int(),
  unreadEpisodes: z.int(),
  /** The person whose chart goes on, where this one was entered twice. */
  mergedInto: z.nullable(Id),
  /** Persons who were entered twice and are this one. */
  absorbed: z.array(Id),
  today: Day,
  asOf: z.string(),
})
export type Person = z.infer<typeof Person>

/** What a chart of a clinic can name of the network. */
export const Directory = z.strictObject({
  /** `payerClass` null where a plan pays for people of several. */
  plans: z.array(z.strictObject({ planId: Id, name: z.string(), payerClass: z.nullable(z.enum(PAYER_CLASSES)) })),
  careManagers: z.array(z.strictObject({ sub: Id, name: z.string() })),
  clinics: z.array(z.strictObject({ clinicId: Id, name: z.string() })),
})
export type Directory = z.infer<typeof Directory>

const VERSION = 'The version of the person as you read it, a whole number from 0 on'
const Version = z.int(VERSION).check(z.gte(0, VERSION))
const facts = z
  .array(TypedEntry)
  .check(z.minLength(1, 'Record at least one entry'), z.maxLength(25, 'At most 25 entries at once'))

export const RecordPerson = z.strictObject({ version: Version, entries: facts })
/** What a write of a person answers: the entries it added there, and the episodes whose header changed with it. */
export const PersonRecorded = z.strictObject({
  patientId: Id,
  version: z.int(),
  entries: z.array(Entry),
  episodes: z.array(z.strictObject({ episodeId: Id, version: z.int() })),
})
export type PersonRecorded = z.infer<typeof PersonRecorded>

export const ReferAgain = z.strictObject({
  clinicId: Id,
  /** The record number there; where it is left out, the one they are known by there, else the one from elsewhere. */
  mrn: z.optional(Patient.shape.mrn),
  coverage: Coverage,
  careManager: z.optional(z.nullable(Id)),
  entries: facts,
})
export const Transfer = z.strictObject({
  /** The version of the chart as the writer read it. */
  version: Version,
  /** The clinic that receives. */
  to: Id,
  /** The record number there; where it is left out, the one they are known by there, else the one from here. */
  mrn: z.optional(Patient.shape.mrn),
  careManager: z.optional(z.nullable(Id)),
  reason: Label,
})
/** The chart here, closed, and the episode that goes on there. */
export const Transferred = z.strictObject({ here: Recorded, opened: Id })
export type Transferred = z.infer<typeof Transferred>

export const Merge = z.strictObject({ version: Version, other: Id, otherVersion: Version, reason: Label })

export const people = {
  patients: asks(z.strictObject({ clinics: Clinics }), Patients, {
    summary: 'Everybody of clinics, to find who calls: waiting, in treatment, declined and closed',
    failures: ['not-found'],
  }),
  known: reads(Known, {
    summary: 'Former names and numbers of the people of a clinic, and how they are reached, to find and to call them',
    failures: ['not-found'],
  }),
  directory: reads(Directory, {
    summary: 'Health plans, care managers of a clinic, and clinics of the network, by their names',
    failures: ['not-found'],
  }),
  person: reads(Person, {
    summary: 'Who a person is, with all that was ever recorded of it, and their episodes in the clinics of the caller',
    failures: ['not-found', 'unreadable'],
  }),
  recordPerson: writes(RecordPerson, PersonRecorded, {
    summary: 'Add entries to the chart of a person: identity, record numbers, contact details, and corrections of them',
    failures: ['not-found', 'version-conflict', 'duplicate', 'not-possible', 'replayed-key', 'busy', 'unreadable'],
  }),
  referAgain: writes(ReferAgain, Recorded, {
    summary: 'Open a new episode for a person who is known; what is open about safety goes with them',
    failures: ['not-found', 'version-conflict', 'duplicate', 'not-possible', 'replayed-key', 'busy', 'unreadable'],
  }),
  transfer: writes(Transfer, Transferred, {
    summary: 'Close an episode as transferred and open one in another clinic; what is open about safety goes with them',
    failures: ['not-found', 'version-conflict', 'duplicate', 'not-possible', 'replayed-key', 'busy', 'unreadable'],
  }),
  merge: writes(Merge, PersonRecorded, {
    summary: 'Join a person who was entered twice: the chart of the path goes on, the other one is linked to it',
    failures: ['not-found', 'version-conflict', 'not-possible', 'replayed-key', 'busy', 'unreadable'],
  }),
  separate: writes(Merge, PersonRecorded, {
    summary: 'Take a merge back: both charts stand as they did, with what was recorded since',
    failures: ['not-found', 'version-conflict', 'not-possible', 'replayed-key', 'busy', 'unreadable'],
  }),
}
