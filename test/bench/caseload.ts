import { BatchWriteCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import { LATEST } from '../../core/formats.ts'
import { addDays } from '../../core/day.ts'
import { summaryItem } from '../../functions/store/chart-items.ts'
import type { HttpEvent } from '../../functions/runtime/http.ts'
import { chartKeys } from '../../functions/store/keys.ts'
import { daysAgo, openHouse, type House } from '../functions/support/house.ts'
import { TABLES } from '../functions/support/engine.ts'
import { contact, folded, gad7, phq9, referral, session } from '../support/charts.ts'
import { bestAsync, type Measured } from './measure.ts'

const EPISODES = 1000
const CLINIC = 'alder'

/** Active episodes as a busy clinic has them: some waiting, most with a course of scores. */
function episodes() {
  return Array.from({ length: EPISODES }, (_, i) => {
    const start = daysAgo(20 + (i % 300))
    const followed = i % 6 > 0
    const scores = Array.from({ length: followed ? 1 + (i % 8) : 0 }, (_, k) => addDays(start, 5 + k * 14))
    const past = scores.filter((day) => day <= daysAgo(0))
    return folded(
      [
        referral(start),
        ...(followed ? [contact(addDays(start, 3)), session(addDays(start, 9))] : []),
        ...past.flatMap((day, k) => [phq9(day, Math.max(0, 18 - k - (i % 5))), gad7(day, Math.max(0, 14 - k))]),
      ],
      { episodeId: `bench-${i}`, patientId: `person-${i}`, clinicId: CLINIC },
    )
  })
}

async function load(house: House): Promise<void> {
  const items = episodes().map((summary) => summaryItem(CLINIC, summary, LATEST))
  for (let at = 0; at < items.length; at += 25)
    await house.engine.client.send(
      new BatchWriteCommand({
        RequestItems: { [TABLES.CHARTS_TABLE]: items.slice(at, at + 25).map((Item) => ({ PutRequest: { Item } })) },
      }),
    )
}

/** The least anybody could do: one consistent query by the same client, parse the packed rows, write them as JSON. */
async function floor(house: House): Promise<string> {
  const { pk, prefix } = chartKeys.summaries(CLINIC, 'ACTIVE')
  const rows: unknown[] = []
  let from: Record<string, unknown> | undefined
  do {
    const page = await house.engine.client.send(
      new QueryCommand({
        TableName: TABLES.CHARTS_TABLE,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': pk, ':prefix': prefix },
        ...(from ? { ExclusiveStartKey: from } : {}),
      }),
    )
    for (const item of page.Items ?? []) rows.push(JSON.parse(String(item['row'])))
    from = page.LastEvaluatedKey
  } while (from)
  return JSON.stringify(rows)
}

/** The event of a request, caught before any handler: what is measured is the handler, not who asks or reads the answer. */
async function eventOf(house: House, path: string): Promise<HttpEvent> {
  const caught: HttpEvent[] = []
  const catcher = async (event: HttpEvent) => {
    caught.push(event)
    return { statusCode: 200, headers: {}, body: '{}' }
  }
  await house.askOf(catcher, { path, as: 'cm-a' })
  const [event] = caught
  if (!event) throw new Error('No request was made')
  return event
}

/** The caseload of 1,000 active episodes from the handler to JSON, beside the floor, in one interleaved run. */
export async function caseloadBench(): Promise<Measured[]> {
  const house = await openHouse()
  try {
    await load(house)
    const event = await eventOf(house, `/api/clinics/${CLINIC}/caseload`)
    const ours = async () => {
      const { statusCode, body } = await house.api(event)
      if (statusCode !== 200) throw new Error(`The caseload answered ${statusCode}: ${body}`)
      return body
    }
    const times = await bestAsync(40, () => floor(house), ours)
    return [
      { what: 'caseload of 1,000 active episodes, handler to JSON', unit: 'ms', limit: times.floor * 1.25, ...times },
    ]
  } finally {
    await house.stop()
  }
}
