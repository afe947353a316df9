import * as z from 'zod/mini'
import { checked } from '../checked.ts'
import { Id, Instant, LocalMoment } from './fields.ts'
import type { ClinicalFact as AnyFact, TypedFact } from './kinds/index.ts'
import { isKept, readEntry, readFact, type NewEntry as Added, type TypedNewEntry } from './kinds/read.ts'

/** What can be true about a person on a day: a fact of any kind (kinds/). */
export type ClinicalFact = AnyFact
/** A fact of one kind. */
export type Fact<K extends ClinicalFact['kind']> = Extract<ClinicalFact, { kind: K }>
export const ClinicalFact = checked<AnyFact, TypedFact>({
  read: readFact,
  is: (value) => isKept(value) && value.kind !== 'correction',
})
/** An entry as somebody hands it in: the server adds the stamp. */
export type NewEntry = Added
export const NewEntry = checked<Added, TypedNewEntry>({ read: readEntry, is: isKept })
export type EntryKind = NewEntry['kind']

const stamp = {
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
  /**
   * What an earlier release knew of a person without an entry, written down with the first change: whoever changed something did not say
   * it, and it holds from before the day that it bears.
   */
  former: z.optional(z.literal(true)),
}
/**
 * Who wrote an entry, when and from where; the same for every kind. `version` and `place` say when it was recorded relative to
 * all others of its chart: clocks of two machines differ, versions do not.
 */
export const Stamp = z.strictObject(stamp)
export type Stamp = z.infer<typeof Stamp>
/** One append-only line of a chart. It is never changed: a correction supersedes it and keeps it. */
export type Entry = Stamp & { readonly fact: NewEntry }
export const Entry = z.strictObject({ ...stamp, fact: NewEntry })
