import { DynamoDBClient, UpdateTableCommand } from '@aws-sdk/client-dynamodb'
import { BatchWriteCommand, DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb'
import type { HttpHandler } from '../../../functions/runtime/edge.ts'
import type { HttpEvent } from '../../../functions/runtime/http.ts'
import type { Item } from '../../../functions/store/client.ts'
import { TABLES } from '../../functions/support/engine.ts'
import type { Asked, House } from '../../functions/support/house.ts'

/** The DocumentClient as it comes, with nothing taken out of it: what a floor asks with. */
export const stockClient = (house: House): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(new DynamoDBClient({ endpoint: house.engine.endpoint }))

/**
 * No stream records from here on: the embedded engine gets slower with every one it keeps, which would come on top of both sides
 * and hide what lies between them.
 */
export async function withoutStream(client: DynamoDBDocumentClient): Promise<void> {
  const StreamSpecification = { StreamEnabled: false }
  await client.send(new UpdateTableCommand({ TableName: TABLES.CHARTS_TABLE, StreamSpecification }))
}

/** Items of one partition of Charts under a prefix, all pages, asked for plainly. */
export async function plainQuery(client: DynamoDBDocumentClient, pk: string, prefix: string): Promise<Item[]> {
  const items: Item[] = []
  let from: Item | undefined
  do {
    const page = await client.send(
      new QueryCommand({
        TableName: TABLES.CHARTS_TABLE,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': pk, ':prefix': prefix },
        ...(from ? { ExclusiveStartKey: from } : {}),
      }),
    )
    items.push(...(page.Items ?? []))
    from = page.LastEvaluatedKey
  } while (from)
  return items
}

/** Puts items into Charts, 25 at once. */
export async function load(house: House, items: readonly Item[]): Promise<void> {
  for (let at = 0; at < items.length; at += 25)
    await house.engine.client.send(
      new BatchWriteCommand({
        RequestItems: { [TABLES.CHARTS_TABLE]: items.slice(at, at + 25).map((Item) => ({ PutRequest: { Item } })) },
      }),
    )
}

/** The event of a request, caught before any handler: what is measured is the handler, not who asks or reads the answer. */
export async function eventOf(house: House, asked: Asked): Promise<HttpEvent> {
  const caught: HttpEvent[] = []
  const catcher: HttpHandler = async (event) => {
    caught.push(event)
    return { statusCode: 200, headers: {}, body: '{}' }
  }
  await house.askOf(catcher, { as: 'cm-a', ...asked })
  const [event] = caught
  if (!event) throw new Error('No request was made')
  return event
}

/** The body a handler answers; throws where it is a refusal, because a refusal is quick. */
export async function bodyOf(api: HttpHandler, event: HttpEvent): Promise<string> {
  const { statusCode, body } = await api(event)
  if (statusCode !== 200) throw new Error(`The request was answered ${statusCode}: ${body}`)
  return body
}
