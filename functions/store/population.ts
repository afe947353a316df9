import { GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import type { Summary } from '../../core/chart/summary.ts'
import { blockItem, generationItem, type BlockStamp } from './block-item.ts'
import { isBusy, queryAll, type Client } from './client.ts'
import { monthOf, populationKeys } from './keys.ts'

export interface StoredBlock {
  readonly month: string
  readonly computedAt: string
  readonly block: Uint8Array
}
export interface PopulationStore {
  /** Version of a block, strongly consistent; 0 where there is none. */
  readonly blockVersion: (clinicId: string, month: string) => Promise<number>
  /**
   * Puts a block over the version before it, and the clinic's generation with it. False where somebody else put one since, or
   * the store was too busy to say: then nothing that was read for it can be trusted, and the reading starts again.
   */
  readonly putBlock: (stamp: BlockStamp, summaries: readonly Summary[], generation: string) => Promise<boolean>
  /** null where no block of the clinic was ever written. Read it BEFORE the blocks it vouches for. */
  readonly generation: (clinicId: string) => Promise<string | null>
  readonly blocks: (clinicId: string) => Promise<StoredBlock[]>
  /** Months of which the clinic has a block. */
  readonly months: (clinicId: string) => Promise<string[]>
}

const isRefusal = (error: unknown): boolean => error instanceof Error && error.name === 'TransactionCanceledException'

export function populationStore(client: Client, table: string): PopulationStore {
  const get = async (key: { pk: string; sk: string }) =>
    (await client.send(new GetCommand({ TableName: table, Key: key, ConsistentRead: true }))).Item
  return {
    blockVersion: async (clinicId, month) =>
      Number((await get(populationKeys.block(clinicId, month)))?.['version'] ?? 0),
    async putBlock(stamp, summaries, generation) {
      const block = {
        TableName: table,
        Item: blockItem(stamp, summaries),
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
      return items.map((item) => ({
        month: monthOf(String(item['sk'])),
        computedAt: String(item['computedAt']),
        block: item['block'] as Uint8Array,
      }))
    },
    async months(clinicId) {
      const items = await queryAll(client, table, populationKeys.blocks(clinicId), { ProjectionExpression: 'sk' })
      return items.map((item) => monthOf(String(item['sk'])))
    },
  }
}
