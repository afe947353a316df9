import { GetCommand, TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb'
import { auditItems, auditPut, type AuditRecord } from './audit.ts'
import type { Client, Item } from './client.ts'
import { cancellation } from './commit.ts'
import type { Key } from './keys.ts'

/** One item, and what stood in its place when it was read; null = nothing did, and nothing may. */
export interface GuardedPut {
  readonly item: Item
  readonly seen: Item | null
}
export interface DirectoryWrite {
  readonly puts: readonly GuardedPut[]
  /** Items that replace whatever stands there. */
  readonly names: readonly Item[]
}
/** The only writer of the Directory beside the demo's first filling. The settings function has a right to what lies under CLINIC# alone (infra/access.ts). */
export interface DirectoryWriter {
  readonly read: (key: Key) => Promise<Item | null>
  /** Writes all of it with its audit record, or nothing. False where something is not as it was read any more: read again. */
  readonly commit: (write: DirectoryWrite, audit: AuditRecord) => Promise<boolean>
}

type Writes = NonNullable<TransactWriteCommandInput['TransactItems']>

/** DynamoDB takes 100 items a transaction. */
const MOST = 100

/** Every item names the audit record of the write that made it: by that name the next writer tells whether it is still the same. */
function guard(seen: Item | null): object {
  if (seen === null) return { ConditionExpression: 'attribute_not_exists(pk)' }
  const { auditRecord } = seen
  return auditRecord === undefined
    ? { ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(auditRecord)' }
    : { ConditionExpression: 'auditRecord = :seen', ExpressionAttributeValues: { ':seen': auditRecord } }
}

export function directoryWriter(client: Client, tables: { directory: string; audit: string }): DirectoryWriter {
  const send = async (TransactItems: Writes): Promise<boolean> => {
    try {
      await client.send(new TransactWriteCommand({ TransactItems }))
      return true
    } catch (error) {
      if (cancellation(error) !== null) return false
      throw error
    }
  }
  return {
    async read(key) {
      const { Item } = await client.send(
        new GetCommand({ TableName: tables.directory, Key: key, ConsistentRead: true }),
      )
      return Item ?? null
    },
    async commit({ puts, names }, audit) {
      const named: Writes = names.map((Item) => ({ Put: { TableName: tables.directory, Item } }))
      const guarded: Writes = [
        ...puts.map(({ item, seen }) => ({
          Put: { TableName: tables.directory, Item: { ...item, auditRecord: audit.id }, ...guard(seen) },
        })),
        ...auditItems(audit).map((item) => ({ Put: auditPut(tables.audit, item) })),
      ]
      // Somebody of more clinics than fit: the names go first. They give no right, and the membership that does is still one write.
      while (named.length + guarded.length > MOST) if (!(await send(named.splice(0, MOST)))) return false
      return send([...named, ...guarded])
    },
  }
}
