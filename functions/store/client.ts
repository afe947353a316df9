import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb'
import { setImmediate as underWay } from 'node:timers/promises'
import type { Range } from './keys.ts'

export type Client = DynamoDBDocumentClient
/** An item as it is stored: keys and a few packed attributes. */
export type Item = Record<string, unknown>

/** Each try is bounded, so that all of them end before the gateway's 30 s. One client per container. */
const LIMITS = { connectionTimeout: 1_000, requestTimeout: 3_000, throwOnRequestTimeout: true }

/** `endpoint` is for the embedded engine and for tests; none means DynamoDB, or what AWS_ENDPOINT_URL_DYNAMODB names. */
export function openClient(endpoint?: string): Client {
  const client = new DynamoDBClient({ maxAttempts: 4, requestHandler: LIMITS, ...(endpoint ? { endpoint } : {}) })
  // It would copy all that is read and written for a log; nothing of it may ever be logged, and the copying takes time.
  client.middlewareStack.remove('loggerMiddleware')
  return DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } })
}

export type QueryMore = Partial<QueryCommandInput>

const pageOf = (client: Client, table: string, { pk, prefix }: Range, more: QueryMore, from: Item | undefined) =>
  client.send(
    new QueryCommand({
      TableName: table,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
      ConsistentRead: true,
      ...more,
      ExpressionAttributeValues: { ':pk': pk, ':prefix': prefix },
      ...(from ? { ExclusiveStartKey: from } : {}),
    }),
  )

/**
 * Every item of a range, page after page, each through `read`: a page ends at 1 MB or at `more.Limit`, and nothing may be left
 * out in silence. The next page is on its way while this one is read.
 */
export async function queryEach<T>(
  client: Client,
  table: string,
  range: Range,
  more: QueryMore,
  read: (item: Item) => T,
): Promise<T[]> {
  const found: T[] = []
  let page = await pageOf(client, table, range, more, undefined)
  for (;;) {
    const from = page.LastEvaluatedKey
    const next = from ? pageOf(client, table, range, more, from) : null
    // A refusal is met where the page is awaited, not before.
    next?.catch(() => undefined)
    if (next) await underWay()
    for (const item of page.Items ?? []) found.push(read(item))
    if (!next) return found
    page = await next
  }
}

/** Every item of a range, all pages. */
export const queryAll = (client: Client, table: string, range: Range, more: QueryMore = {}): Promise<Item[]> =>
  queryEach(client, table, range, more, (item) => item)

const BUSY_NAMES = new Set([
  'ThrottlingException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'LimitExceededException',
  'InternalServerError',
  'ServiceUnavailable',
  'TimeoutError',
  'TransactionInProgressException',
  'TransactionConflictException',
])
const BUSY_CODES = new Set(['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN'])

/** Whether the store could not answer now (throttled, slow, reset): the caller may try again, nothing is wrong with the request. */
export function isBusy(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code, $metadata } = error as { code?: string; $metadata?: { httpStatusCode?: number } }
  return (
    BUSY_NAMES.has(error.name) ||
    (code !== undefined && BUSY_CODES.has(code)) ||
    ($metadata?.httpStatusCode ?? 0) >= 500
  )
}
