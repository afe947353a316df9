import type { Item } from '../../functions/store/client.ts'

type Attribute = Readonly<Record<string, unknown>>

/** One value in DynamoDB JSON, as the DocumentClient would send it. */
function attribute(value: unknown): Attribute {
  if (typeof value === 'string') return { S: value }
  if (typeof value === 'number') return { N: String(value) }
  if (typeof value === 'boolean') return { BOOL: value }
  if (value === null) return { NULL: true }
  if (value instanceof Uint8Array) return { B: Buffer.from(value).toString('base64') }
  if (Array.isArray(value)) return { L: value.map(attribute) }
  if (typeof value === 'object') return { M: attributes(value as Item) }
  throw new TypeError('A value that no item holds')
}

const attributes = (item: Item): Attribute =>
  Object.fromEntries(
    Object.entries(item).flatMap(([key, value]) => (value === undefined ? [] : [[key, attribute(value)]])),
  )

/** The text of a DynamoDB export data file: one item a line. */
export const exportText = (items: readonly Item[]): string =>
  items.map((item) => `${JSON.stringify({ Item: attributes(item) })}\n`).join('')
