import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb'
import type { Entry } from '../../core/chart/entry.ts'
import type { Episode, Patient } from '../../core/chart/episode.ts'
import type { Summary } from '../../core/chart/summary.ts'
import type { SourceDecision } from '../../core/decisions/decision.ts'
import type { Formats } from '../../core/formats.ts'
import type { EpisodeOf, PersonHeader } from '../../core/person/person.ts'
import { auditItems, auditItemsElsewhere, auditPut, type AuditRecord, type ChangedIn } from './audit.ts'
import { entryItem, headerItem, mrnItem, type MrnHolder, sourceItem, summaryItem, summaryKey } from './chart-items.ts'
import type { Item } from './client.ts'
import { draftItem, seenDraft, type Draft, type DraftOf } from './drafts.ts'
import { chartKeys } from './keys.ts'
import { operationItem, type Operation } from './operation.ts'
import { patientEpisodeItem, personEntryItem, personItem } from './person-items.ts'

/** The version a writer saw, and where the summary row stood then. */
export interface Seen {
  readonly version: number
  readonly summarySk: string
}

/** What a request changes in one chart. */
export interface ChartWrite {
  /** null opens the episode. */
  readonly before: Seen | null
  /** The header as it shall be, with the version this write makes. */
  readonly episode: Episode
  readonly added: readonly Entry[]
  readonly summary: Summary
}

/** What a request changes in a person's own chart. */
export interface PersonWrite {
  /** The version of the item that was read, 0 where it has none; null = the chart is new. */
  readonly before: number | null
  readonly header: PersonHeader
  /** Identity as it is after this write: releases that know no persons' charts read it. */
  readonly patient: Patient
  /** Clinic that the identity is told by: the one whose number it carries. */
  readonly clinicId: string
  readonly added: readonly Entry[]
  /** Episodes that become this person's. */
  readonly episodes: readonly EpisodeOf[]
}

/** A record number of a clinic, by its keyed hash: whose it becomes (null = nobody's), and whose it was (null = free). */
export interface MrnWrite {
  readonly clinicId: string
  readonly digest: string
  readonly now: MrnHolder | null
  readonly was: string | null
}

/** Who the patient of a source is, by the keyed hash of what names them there. */
export interface SourceWrite extends SourceDecision {
  readonly digest: string
}

/** What one request changes, in one transaction: often one chart, several where a person moves between them. */
export interface Change {
  readonly now: Date
  readonly charts: readonly ChartWrite[]
  readonly people: readonly PersonWrite[]
  readonly mrns: readonly MrnWrite[]
  readonly sources: readonly SourceWrite[]
  readonly operation: Operation
  readonly audit: AuditRecord
  /** What its writer leaves typed, and the revisions that it may take the place of. */
  readonly draft?: { readonly of: DraftOf; readonly left: Draft; readonly after: readonly string[] }
}

/** What DynamoDB takes in one transaction. */
export const MAX_ITEMS = 100
/** Entries of one chart in one write: header, two rows, patient, link, MRN, operation and audit leave this many. */
export const MAX_ENTRIES_PER_WRITE = 90

/** Physical names, and the formats that are written. */
export interface ChartTables {
  readonly charts: string
  readonly audit: string
  readonly formats: Formats
}

type Write = NonNullable<TransactWriteCommandInput['TransactItems']>[number]

const NEW = { ConditionExpression: 'attribute_not_exists(pk)' }

/**
 * The header as it was read, version and place of the summary row alike: a rebuild moves the row without raising the version, and
 * a writer that did not know would delete it where it is no more and put a second one.
 */
export const seenHeader = ({ version, summarySk }: Seen) => ({
  ConditionExpression: 'version = :seen AND summarySk = :at',
  ExpressionAttributeValues: { ':seen': version, ':at': summarySk },
})

/** A person's item as it was read. Releases that know no persons' charts put it without a version. */
const seenPerson = (version: number) =>
  version === 0
    ? { ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(version)' }
    : { ConditionExpression: 'version = :seen', ExpressionAttributeValues: { ':seen': version } }

/** A number as it was found: free, or the person's whom it is taken from. An expired hand cannot take it twice. */
const seenMrn = (was: string | null) =>
  was === null ? NEW : { ConditionExpression: 'patientId = :was', ExpressionAttributeValues: { ':was': was } }

/** A source's patient who is not remembered yet, or as the same person. */
const seenSource = (patientId: string) => ({
  ConditionExpression: 'attribute_not_exists(pk) OR patientId = :same',
  ExpressionAttributeValues: { ':same': patientId },
})

/**
 * The items of a change for one table of charts, in the order their refusals are told by; `identifiersFrom` is where numbers and
 * sources' patients begin. More than {@link MAX_ITEMS} where a person has that many episodes or numbers.
 */
export function itemsOf(
  tables: ChartTables,
  change: Change,
): { readonly items: Write[]; readonly identifiersFrom: number } {
  const put = (item: Item, more: object = {}): Write => ({ Put: { TableName: tables.charts, Item: item, ...more } })
  const charts = change.charts.flatMap((one) => chartItems(tables, one, put))
  const people = change.people.flatMap((one) => personItems(tables.formats, one, put))
  const mrns = change.mrns.map(({ clinicId, digest, now, was }): Write => {
    if (now) return put(mrnItem(clinicId, digest, now), seenMrn(was))
    return { Delete: { TableName: tables.charts, Key: chartKeys.mrn(clinicId, digest), ...seenMrn(was) } }
  })
  const { draft } = change
  const items = [
    ...charts,
    ...people,
    ...mrns,
    ...change.sources.map(({ digest, ...one }) => put(sourceItem(digest, one), seenSource(one.patientId))),
    put(operationItem(change.operation, change.now), {
      ConditionExpression: 'attribute_not_exists(pk) OR expires <= :now',
      ExpressionAttributeValues: { ':now': Math.floor(change.now.getTime() / 1000) },
    }),
    ...[...auditItems(change.audit), ...auditItemsElsewhere(change.audit, changedIn(change))].map((item) => ({
      Put: auditPut(tables.audit, item),
    })),
    // The last one: whether it alone was refused is read there (commit.ts).
    ...(draft
      ? [put(draftItem(change.operation.sub, draft.of, draft.left, change.now), seenDraft(draft.after, change.now))]
      : []),
  ]
  return { items, identifiersFrom: charts.length + people.length }
}

/** The episodes that a change writes, by their clinics. */
const changedIn = ({ charts }: Change): readonly ChangedIn[] =>
  [...Map.groupBy(charts, ({ episode }) => episode.clinicId)].map(([clinicId, some]) => ({
    clinicId,
    episodes: some.map(({ episode }) => episode.episodeId),
  }))

type PutItem = (item: Item, more?: object) => Write

function chartItems({ charts, formats }: ChartTables, write: ChartWrite, put: PutItem): Write[] {
  const { before, episode, added, summary } = write
  const key = summaryKey(episode.clinicId, summary)
  const moved = before && before.summarySk !== key.sk
  return [
    put(headerItem(episode, summary, formats), before ? seenHeader(before) : NEW),
    ...added.map((entry) => put(entryItem(episode.episodeId, entry, formats), NEW)),
    ...(moved ? [{ Delete: { TableName: charts, Key: { ...key, sk: before.summarySk } } }] : []),
    put(summaryItem(episode.clinicId, summary, formats)),
  ]
}

function personItems(formats: Formats, write: PersonWrite, put: PutItem): Write[] {
  const { before, header, added, episodes } = write
  const { patientId } = header
  return [
    put(personItem(write), before === null ? NEW : seenPerson(before)),
    ...added.map((entry) => put(personEntryItem(patientId, entry, formats), NEW)),
    ...episodes.map((episode) => put(patientEpisodeItem(patientId, episode))),
  ]
}
