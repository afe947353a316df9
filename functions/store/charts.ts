import { GetCommand } from '@aws-sdk/lib-dynamodb'
import type { Entry } from '../../core/chart/entry.ts'
import type { Episode } from '../../core/chart/episode.ts'
import { unpack } from '../../core/chart/pack.ts'
import type { Summary } from '../../core/chart/summary.ts'
import { queryAll, queryEach, type Client, type Item } from './client.ts'
import { commitChange, type ChartChange, type Commit } from './commit.ts'
import { chartKeys, monthOf, ROW_STATES, type RowState } from './keys.ts'
import { operationOf, type Operation } from './operation.ts'

/** A chart as it is stored. `summarySk` is where its summary row stands now; `versions` says which version wrote each entry. */
export interface StoredChart {
  readonly episode: Episode
  readonly summarySk: string
  readonly entries: readonly Entry[]
  readonly versions: ReadonlyMap<string, number>
}

export interface ChartStore {
  /** Header and every entry, strongly consistent; null where there is no such episode. */
  readonly load: (episodeId: string) => Promise<StoredChart | null>
  /** Summaries of a clinic by state and month, all pages, strongly consistent. */
  readonly summaries: (clinicId: string, state: RowState, month: string) => Promise<Summary[]>
  /** What `read` makes of each active summary of a clinic; strongly consistent, all pages, read while the next is on its way. */
  readonly mapActive: <T>(clinicId: string, read: (summary: Summary) => T) => Promise<T[]>
  /** Months of identification that have a row in this clinic. */
  readonly months: (clinicId: string) => Promise<string[]>
  /** The episode that holds an MRN in a clinic; null where none does. */
  readonly episodeOfMrn: (clinicId: string, digest: string) => Promise<string | null>
  readonly operation: (sub: string, id: string, now: Date) => Promise<Operation | null>
  readonly commit: (change: ChartChange) => Promise<Commit>
}

export interface ChartTables {
  readonly charts: string
  readonly audit: string
}

function storedChart(items: readonly Item[]): StoredChart | null {
  const header = items.find((item) => item['sk'] === 'EPISODE')
  if (!header) return null
  const entries = items.filter((item) => item['sk'] !== 'EPISODE')
  const read = entries.map((item) => JSON.parse(String(item['entry'])) as Entry)
  return {
    episode: { ...(JSON.parse(String(header['episode'])) as Episode), version: Number(header['version']) },
    summarySk: String(header['summarySk']),
    entries: read,
    versions: new Map(read.map((entry, i) => [entry.id, Number(entries[i]?.['version'])])),
  }
}

/** The packed row holds the id and the version too: leaving the other attributes out saves their decoding. */
const ROW_ONLY = { ProjectionExpression: '#row', ExpressionAttributeNames: { '#row': 'row' } }

const summaryOf = (item: Item): Summary => unpack(String(item['row']))

export function chartStore(client: Client, tables: ChartTables): ChartStore {
  const get = async (key: { pk: string; sk: string }): Promise<Item | undefined> => {
    const { Item } = await client.send(new GetCommand({ TableName: tables.charts, Key: key, ConsistentRead: true }))
    return Item
  }
  const operation = async (sub: string, id: string, now: Date) =>
    operationOf(await get(chartKeys.operation(sub, id)), now)
  return {
    operation,
    load: async (episodeId) => storedChart(await queryAll(client, tables.charts, chartKeys.chart(episodeId))),
    summaries: (clinicId, state, month) =>
      queryEach(client, tables.charts, chartKeys.monthSummaries(clinicId, state, month), ROW_ONLY, summaryOf),
    mapActive: (clinicId, read) => {
      const range = chartKeys.summaries(clinicId, 'ACTIVE')
      return queryEach(client, tables.charts, range, ROW_ONLY, (item) => read(summaryOf(item)))
    },
    async months(clinicId) {
      const keys = await Promise.all(
        ROW_STATES.map((state) =>
          queryAll(client, tables.charts, chartKeys.summaries(clinicId, state), { ProjectionExpression: 'sk' }),
        ),
      )
      return [...new Set(keys.flat().map((item) => monthOf(String(item['sk']))))].sort()
    },
    async episodeOfMrn(clinicId, digest) {
      const item = await get(chartKeys.mrn(clinicId, digest))
      return item ? String(item['episodeId']) : null
    },
    commit: (change) =>
      commitChange(client, tables, change, {
        operation: () => operation(change.operation.sub, change.operation.id, change.now),
        version: async () => {
          const header = await get(chartKeys.header(change.episode.episodeId))
          return header ? Number(header['version']) : null
        },
      }),
  }
}
