import { GetCommand } from '@aws-sdk/lib-dynamodb'
import type { Entry } from '../../core/chart/entry.ts'
import { asReadBack } from '../../core/chart/written/entry.ts'
import { isOldRow, unpack } from '../../core/chart/pack.ts'
import { clinicsOf } from '../../core/person/known-in.ts'
import { personNow } from '../../core/person/person-now.ts'
import type { Summary } from '../../core/chart/summary.ts'
import { LATEST, unreadOf, type Unread } from '../../core/formats.ts'
import { queryAll, queryEach, type Client, type Item } from './client.ts'
import type { Change, ChartTables, Seen } from './change.ts'
import type { MrnHolder } from './chart-items.ts'
import { commitChange, type Commit } from './commit.ts'
import { isMonth } from '../../core/day.ts'
import { chartKeys, episodeOfRow, monthOf, ROW_STATES, UNKNOWN_MONTH, type RowState } from './keys.ts'
import { operationOf, type Operation } from './operation.ts'
import { storedChart, type StoredChart, type UnreadChart } from './stored-chart.ts'
import { isPlain, isUnreadPerson, storedPerson, type StoredPerson, type UnreadPerson } from './stored-person.ts'

export type { ChartTables } from './change.ts'
export type { StoredChart, UnreadChart } from './stored-chart.ts'

/** A summary row that could not be read, known by its key. */
export interface UnreadRow {
  readonly episodeId: string
  readonly why: Unread
  /** What was thrown when it was read, for the log. */
  readonly error: unknown
}
/** What was read of many rows, and what could not be: one bad row takes none of the others away. */
export interface Rows<T> {
  readonly read: T[]
  readonly unread: readonly UnreadRow[]
  /** How many of the rows read are of an older format than this version knows: they answer less than is asked of them. */
  readonly old: number
}

export interface ChartStore {
  /** Header and every entry, strongly consistent; null where there is no such episode. */
  readonly load: (episodeId: string) => Promise<StoredChart | UnreadChart | null>
  /** Summaries of a clinic by state and month, all pages, strongly consistent. */
  readonly summaries: (clinicId: string, state: RowState, month: string) => Promise<Rows<Summary>>
  /**
   * What `read` makes of each active summary of a clinic; strongly consistent, all pages, read while the next is on its way.
   * A row of which `read` makes nothing because it throws is an unread row.
   */
  readonly mapActive: <T>(clinicId: string, read: (summary: Summary) => T) => Promise<Rows<T>>
  /** The same of each summary of a clinic, closed ones included. */
  readonly mapAll: <T>(clinicId: string, read: (summary: Summary) => T) => Promise<Rows<T>>
  /** Months of identification that have a row in this clinic. */
  readonly months: (clinicId: string) => Promise<string[]>
  /** A person's own chart, strongly consistent; null where there is no such person. */
  readonly person: (patientId: string) => Promise<StoredPerson | UnreadPerson | null>
  /** Whose an MRN is in a clinic; null where it is nobody's. */
  readonly holderOf: (clinicId: string, digest: string) => Promise<MrnHolder | null>
  /** The person whom an import found the patient of a source to be; null where none is remembered. */
  readonly rememberedAs: (clinicId: string, digest: string) => Promise<string | null>
  readonly operation: (sub: string, id: string, now: Date) => Promise<Operation | null>
  readonly commit: (change: Change) => Promise<Commit>
  /** The format that new entries are written in. */
  readonly entryFormat: number
  /** New entries as they will be read back from the format that is written. */
  readonly asReadBack: (entries: readonly Entry[], zone: string) => readonly Entry[]
}

/** The zone of a clinic, or null where it is not known: entries of old formats need it to know their time of day. */
export type ZoneOf = (clinicId: string) => Promise<string | null>

/** The packed row holds the id and the version too: leaving the other attributes out saves their decoding. */
const ROW_ONLY = { ProjectionExpression: '#row', ExpressionAttributeNames: { '#row': 'row' } }
/** Rows a page: a third of what one could hold, so that a large list is read while the rest of it is on its way. */
const PAGE = 350
const WITH_KEY = { ProjectionExpression: 'sk, #row', ExpressionAttributeNames: { '#row': 'row' } }

const textOf = (item: Item): string => String(item['row'])

interface RowReader<T> {
  readonly take: (text: string) => void
  readonly found: T[]
  old: number
  failed: number
}

function rowReader<T>(read: (summary: Summary) => T, written: number): RowReader<T> {
  const reader: RowReader<T> = {
    found: [],
    old: 0,
    failed: 0,
    take(text) {
      try {
        reader.found.push(read(unpack(text)))
        if (isOldRow(text, written)) reader.old += 1
      } catch {
        reader.failed += 1
      }
    },
  }
  return reader
}

/** Which rows of a range cannot be read: asked for only where some could not, because keys cost time. */
async function unreadRows(
  client: Client,
  table: string,
  range: { pk: string; prefix: string },
  read: (summary: Summary) => unknown,
): Promise<UnreadRow[]> {
  const items = await queryAll(client, table, range, WITH_KEY)
  return items.flatMap((item) => {
    try {
      read(unpack(textOf(item)))
      return []
    } catch (error) {
      return [{ episodeId: episodeOfRow(String(item['sk'])), why: unreadOf(error), error }]
    }
  })
}

export function chartStore(client: Client, tables: ChartTables, zoneOf: ZoneOf): ChartStore {
  const get = async (key: { pk: string; sk: string }): Promise<Item | undefined> => {
    const { Item } = await client.send(new GetCommand({ TableName: tables.charts, Key: key, ConsistentRead: true }))
    return Item
  }
  const rows = async <T>(range: { pk: string; prefix: string }, read: (summary: Summary) => T): Promise<Rows<T>> => {
    const reader = rowReader(read, LATEST.row)
    await queryEach(client, tables.charts, range, { ...ROW_ONLY, Limit: PAGE }, (item) => reader.take(textOf(item)))
    const unread = reader.failed > 0 ? await unreadRows(client, tables.charts, range, read) : []
    return { read: reader.found, unread, old: reader.old }
  }
  const operation = async (sub: string, id: string, now: Date) =>
    operationOf(await get(chartKeys.operation(sub, id)), now)
  const header = async (episodeId: string): Promise<Seen | null> => {
    const item = await get(chartKeys.header(episodeId))
    return item ? { version: Number(item['version']), summarySk: String(item['summarySk']) } : null
  }
  const person = async (patientId: string): Promise<number | null> => {
    const item = await get(chartKeys.patient(patientId))
    return item ? Number(item['version'] ?? 0) : null
  }
  const readPerson = async (patientId: string) =>
    storedPerson(patientId, await queryAll(client, tables.charts, chartKeys.person(patientId)))
  return {
    operation,
    entryFormat: tables.formats.entry,
    asReadBack: (entries, zone) => asReadBack(entries, tables.formats.entry, zone),
    load: async (episodeId) => storedChart(await queryAll(client, tables.charts, chartKeys.chart(episodeId)), zoneOf),
    summaries: (clinicId, state, month) => rows(chartKeys.monthSummaries(clinicId, state, month), (summary) => summary),
    mapActive: (clinicId, read) => rows(chartKeys.summaries(clinicId, 'ACTIVE'), read),
    async mapAll(clinicId, read) {
      const states = await Promise.all(ROW_STATES.map((state) => rows(chartKeys.summaries(clinicId, state), read)))
      return {
        read: states.flatMap((found) => found.read),
        unread: states.flatMap((found) => found.unread),
        old: states.reduce((sum, found) => sum + found.old, 0),
      }
    },
    async months(clinicId) {
      const keys = await Promise.all(
        ROW_STATES.map((state) =>
          queryAll(client, tables.charts, chartKeys.summaries(clinicId, state), { ProjectionExpression: 'sk' }),
        ),
      )
      const months = keys.flat().map((item) => monthOf(String(item['sk'])))
      return [...new Set(months.filter((month) => month === UNKNOWN_MONTH || isMonth(month)))].sort()
    },
    async person(patientId) {
      const read = await readPerson(patientId)
      // Who is this person too, and is known elsewhere, stands in no entry: where the header was written over, they are asked.
      if (!read || isUnreadPerson(read) || !isPlain(read.header)) return read
      const others = await Promise.all(personNow(read).absorbed.map(readPerson))
      const absorbed = others.flatMap((one) => (one && !isUnreadPerson(one) ? [one] : []))
      return { ...read, header: { ...read.header, clinics: clinicsOf(read, absorbed) } }
    },
    async holderOf(clinicId, digest) {
      const item = await get(chartKeys.mrn(clinicId, digest))
      return item ? { patientId: String(item['patientId']), episodeId: String(item['episodeId']) } : null
    },
    async rememberedAs(clinicId, digest) {
      const item = await get(chartKeys.source(clinicId, digest))
      return item ? String(item['patientId']) : null
    },
    commit: (change) =>
      commitChange(client, tables, change, {
        operation: () => operation(change.operation.sub, change.operation.id, change.now),
        header,
        person,
      }),
  }
}
