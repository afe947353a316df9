import { GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import type { Formats } from '../../core/formats.ts'
import type { Summary } from '../../core/chart/summary.ts'
import { blockItem, generationItem, type BlockStamp } from './block-item.ts'
import { isBusy, queryAll, type Client, type Item } from './client.ts'
import { monthOf, populationKeys } from './keys.ts'

export interface StoredBlock {
  readonly month: string
  readonly computedAt: string
  readonly block: Uint8Array
  /** People of that month who could not be put into it. */
  readonly left: number
}
/** The rows a block is made of, and how many more there are that could not be read. */
export interface BlockRows {
  readonly summaries: readonly Summary[]
  readonly unread: number
}
export interface PopulationStore {
  /** Version of a block, strongly consistent; 0 where there is none. */
  readonly blockVersion: (clinicId: string, month: string) => Promise<number>
  /**
   * Puts a block over the version before it, and the clinic's generation with it. False where somebody else put one since, or
   * the store was too busy to say: then nothing that was read for it can be trusted, and the reading starts again.
   */
  readonly putBlock: (stamp: BlockStamp, rows: BlockRows, generation: string) => Promise<boolean>
  /** null where no block of the clinic was ever written. Read it BEFORE the blocks it vouches for. */
  readonly generation: (clinicId: string) => Promise<string | null>
  readonly blocks: (clinicId: string) => Promise<StoredBlock[]>
  /** Months of which the clinic has a block. */
  readonly months: (clinicId: string) => Promise<string[]>
  /** Months whose block is not of the format that is written now, or cannot be read; a newer one is left to who wrote it. */
  readonly oldMonths: (clinicId: string) => Promise<string[]>
}

/** A block without its bytes is read as an empty one, which no format is. */
const bytesOf = (value: unknown): Uint8Array => (value instanceof Uint8Array ? value : new Uint8Array())
/** A block whose heading is damaged is one that cannot be read: its bytes may be of another time. */
function storedBlock(item: Item): StoredBlock {
  const { computedAt, left = 0 } = item
  const month = monthOf(String(item['sk']))
  const sound = typeof computedAt === 'string' && !Number.isNaN(Date.parse(computedAt))
  if (!sound || typeof left !== 'number' || !(left >= 0))
    return { month, computedAt: '', block: new Uint8Array(), left: 0 }
  return { month, computedAt, block: bytesOf(item['block']), left }
}
const isRefusal = (error: unknown): boolean => error instanceof Error && error.name === 'TransactionCanceledException'

export function populationStore(client: Client, table: string, formats: Formats): PopulationStore {
  const get = async (key: { pk: string; sk: string }) =>
    (await client.send(new GetCommand({ TableName: table, Key: key, ConsistentRead: true }))).Item
  return {
    blockVersion: async (clinicId, month) =>
      Number((await get(populationKeys.block(clinicId, month)))?.['version'] ?? 0),
    async putBlock(stamp, { summaries, unread }, generation) {
      const block = {
        TableName: table,
        Item: blockItem(stamp, summaries, unread, formats),
        ConditionExpression: 'attribute_not_exists(pk) OR version = :before',
        ExpressionAttributeValues: { ':before': stamp.version - 1 },
      }
      const mark = { TableName: table, Item: generationItem(stamp.clinicId, generation) }
      try {
        await client.send(new TransactWriteCommand({ TransactItems: [{ Put: block }, { Put: mark }] }))
        return true
      } catch (error) {
        if (isRefusal(error) || isBusy(error)) return false
        throw error
      }
    },
    async generation(clinicId) {
      const item = await get(populationKeys.generation(clinicId))
      return item ? String(item['generation']) : null
    },
    async blocks(clinicId) {
      const items = await queryAll(client, table, populationKeys.blocks(clinicId))
      return items.map(storedBlock)
    },
    async oldMonths(clinicId) {
      const items = await queryAll(client, table, populationKeys.blocks(clinicId))
      return items.flatMap((item) => {
        const format = bytesOf(item['block'])[0] ?? 0
        return format < formats.block ? [monthOf(String(item['sk']))] : []
      })
    },
    async months(clinicId) {
      const items = await queryAll(client, table, populationKeys.blocks(clinicId), { ProjectionExpression: 'sk' })
      return items.map((item) => monthOf(String(item['sk'])))
    },
  }
}
