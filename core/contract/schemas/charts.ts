import * as z from 'zod/mini'
import { NOTES_AT_ONCE, NOTES_WITH_CHART } from '../../chart/earlier-notes.ts'
import { Entry } from '../../chart/entry.ts'
import { Coverage, Episode, Patient } from '../../chart/episode.ts'
import { Day, Id } from '../../chart/fields.ts'
import { ID } from '../../id.ts'
import { TypedEntry } from '../typed-entry.ts'
import { UNREAD } from '../../formats.ts'
import { SETTING_IDS } from '../../settings/index.ts'
import { ChartRow, RowSafety } from './caseload.ts'
import { DraftLeft, DraftSign } from './drafts.ts'
import { asks, writes } from './schema.ts'

/** An entry that this version cannot read, as far as it says what it is. It is kept; the chart takes no writes meanwhile. */
export const UnreadEntry = z.strictObject({
  /** As its key has it: of what cannot be read not even the id need be one. */
  id: z.string(),
  version: z.int(),
  why: z.enum(UNREAD),
  kind: z.nullable(z.string()),
  day: z.nullable(Day),
})
export type UnreadEntry = z.infer<typeof UnreadEntry>

/** An entry as a chart carries it (core/chart/earlier-notes.ts). */
export const SentEntry = z.strictObject({
  ...Entry.shape,
  /** Fields of its fact with a text that was left out here: ask for it by the id of the entry. */
  unsent: z.optional(z.readonly(z.array(z.string()))),
})

const WHICH = `Only newest: the notes of the newest ${NOTES_WITH_CHART} entries that have one. Left out: every note`
export const ChartQuery = z.strictObject({ notes: z.optional(z.enum(['newest'], WHICH)) })

const OF = `Ids of 1 to ${NOTES_AT_ONCE} entries, separated by commas`
export const NotesQuery = z.strictObject({
  of: z.string().check(z.regex(new RegExp(`^${ID}(,${ID}){0,${NOTES_AT_ONCE - 1}}$`), OF)),
})
/** The entries asked for, whole. One that the chart does not have, or that cannot be read, is not among them. */
export const Notes = z.strictObject({ entries: z.array(Entry) })

/** A whole chart: header, every entry ever written (also corrected ones), and the derived row. */
export const Chart = z.strictObject({
  episode: Episode,
  entries: z.array(SentEntry),
  unread: z.array(UnreadEntry),
  /** Ids of entries that a correction superseded, with the correction that did. */
  superseded: z.record(Id, Id),
  row: ChartRow,
  /** What the clinic chose of the settings, so that the page judges by the same numbers before sending (laws W4). */
  chosen: z.partialRecord(
    z.enum(SETTING_IDS),
    z.readonly(z.array(z.strictObject({ from: Day, value: z.union([z.number(), z.string()]) }))),
  ),
  /** Whether the caller has typed something about it that is not saved; null = nothing was ever kept. */
  draft: z.nullable(DraftSign),
  today: z.string(),
  asOf: z.string(),
})
export type Chart = z.infer<typeof Chart>

const VERSION = 'The version of the chart as you read it, a whole number from 0 on'
export const RecordEntries = z.strictObject({
  /** The version the writer saw; another one answers 409 with the current version. */
  version: z.int(VERSION).check(z.gte(0, VERSION)),
  entries: z
    .array(TypedEntry)
    .check(z.minLength(1, 'Record at least one entry'), z.maxLength(25, 'At most 25 entries at once')),
  /** What stays typed about the chart once this is stored, kept with it: nothing that is saved is offered as typed again. */
  draft: z.optional(DraftLeft),
})
export type RecordEntries = z.infer<typeof RecordEntries>

/**
 * What a write answers: what it added, as it is stored, so that a page puts it in place without reading the chart again (laws W5).
 * `safety` is there when this write opened a safety item or made it more pressing.
 */
export const Recorded = z.strictObject({
  episodeId: Id,
  version: z.int(),
  /** Ids of `entries`, in their order. */
  entryIds: z.array(Id),
  entries: z.array(Entry),
  row: ChartRow,
  safety: z.nullable(RowSafety),
  /**
   * What became of what the save left typed: something else was typed elsewhere since, which stays and is offered. Not there where none was
   * sent, or the same is answered again.
   */
  draft: z.optional(z.enum(['kept', 'overtaken'])),
})
export type Recorded = z.infer<typeof Recorded>

export const OpenEpisode = z.strictObject({
  patient: Patient,
  coverage: Coverage,
  careManager: z.optional(z.nullable(Id)),
  /** How the person is reached, for their own chart: stored with the episode or not at all. */
  contactDetails: z.optional(TypedEntry),
  entries: z
    .array(TypedEntry)
    .check(z.minLength(1, 'Record at least one entry'), z.maxLength(25, 'At most 25 entries at once')),
  /** What stays typed of the referral once it is stored. */
  draft: z.optional(DraftLeft),
})
export type OpenEpisode = z.infer<typeof OpenEpisode>

export const charts = {
  chart: asks(ChartQuery, Chart, {
    summary: 'One chart: header, entries, derived status',
    failures: ['not-found'],
  }),
  notes: asks(NotesQuery, Notes, {
    summary: 'Entries of one chart with their notes, where the chart was read without them',
    failures: ['not-found'],
  }),
  recordEntries: writes(RecordEntries, Recorded, {
    summary: 'Add entries to a chart, all or none',
    failures: ['not-found', 'version-conflict', 'not-possible', 'replayed-key', 'busy'],
  }),
  openEpisode: writes(OpenEpisode, Recorded, {
    summary: 'Open an episode for a new patient of a clinic',
    failures: ['not-found', 'duplicate', 'not-possible', 'replayed-key', 'busy'],
  }),
}
