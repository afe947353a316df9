import { GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import type { Episode } from '../../core/chart/episode.ts'
import { isOldRow } from '../../core/chart/pack.ts'
import type { Summary } from '../../core/chart/summary.ts'
import type { Formats } from '../../core/formats.ts'
import { headerItem, summaryItem, summaryKey } from './chart-items.ts'
import { isBusy, queryAll, type Client } from './client.ts'
import { seenHeader, type Seen } from './change.ts'
import { cancellation } from './commit.ts'
import { chartKeys, episodeOfRow, ROW_STATES } from './keys.ts'

/** Where the rows of one episode stand: more than one only where something went wrong. */
export interface RowPlaces {
  readonly sks: readonly string[]
  /** Whether any of them is due for a rebuild by its format, or cannot be read at all. */
  readonly old: boolean
}
/** One row to be put in place of what stands there, beside live writers. */
export interface RowChange {
  readonly episode: Episode
  /** The header as it was read: of another one nothing is known. */
  readonly seen: Seen
  readonly summary: Summary
  /** Sort keys of further rows of the episode, which must go. */
  readonly strays: readonly string[]
}

/** Summary rows as the rebuild handles them: derived, so they may be made anew; the charts they come from are only read. */
export interface RowStore {
  /** Every episode of a clinic, in order of id: those that have rows, and those that only an MRN names. */
  readonly episodes: (clinicId: string) => Promise<ReadonlyMap<string, RowPlaces>>
  /** The packed text of the row at a sort key; null where there is none. */
  readonly rowText: (clinicId: string, sk: string) => Promise<string | null>
  /** Puts a row without raising the version. False where the chart has changed since: then it is read again. */
  readonly putRow: (change: RowChange) => Promise<boolean>
}

const WITH_ROW = { ProjectionExpression: 'sk, #row', ExpressionAttributeNames: { '#row': 'row' } }

export function rowStore(client: Client, table: string, formats: Formats): RowStore {
  return {
    async episodes(clinicId) {
      const found = new Map<string, { sks: string[]; old: boolean }>()
      for (const state of ROW_STATES)
        for (const item of await queryAll(client, table, chartKeys.summaries(clinicId, state), WITH_ROW)) {
          const sk = String(item['sk'])
          const known = found.get(episodeOfRow(sk)) ?? { sks: [], old: false }
          known.sks.push(sk)
          known.old ||= isOldRow(String(item['row']), formats.row)
          found.set(episodeOfRow(sk), known)
        }
      for (const { episodeId } of await queryAll(client, table, chartKeys.mrns(clinicId)))
        if (!found.has(String(episodeId))) found.set(String(episodeId), { sks: [], old: true })
      return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)))
    },
    async rowText(clinicId, sk) {
      const Key = { pk: chartKeys.clinic(clinicId), sk }
      const { Item } = await client.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }))
      return Item ? String(Item['row']) : null
    },
    async putRow({ episode, seen, summary, strays }) {
      const key = summaryKey(episode.clinicId, summary)
      const { pk, sk } = chartKeys.header(episode.episodeId)
      const moved = seen.summarySk !== key.sk
      const gone = [...strays, ...(moved ? [seen.summarySk] : [])].filter((stray) => stray !== key.sk)
      const TransactItems = [
        moved
          ? { Put: { TableName: table, Item: headerItem(episode, summary, formats), ...seenHeader(seen) } }
          : { ConditionCheck: { TableName: table, Key: { pk, sk }, ...seenHeader(seen) } },
        { Put: { TableName: table, Item: summaryItem(episode.clinicId, summary, formats) } },
        ...gone.map((stray) => ({ Delete: { TableName: table, Key: { ...key, sk: stray } } })),
      ]
      try {
        await client.send(new TransactWriteCommand({ TransactItems }))
        return true
      } catch (error) {
        if (cancellation(error) !== null || isBusy(error)) return false
        throw error
      }
    },
  }
}
