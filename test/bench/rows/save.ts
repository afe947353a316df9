import { TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb'
import { randomUUID } from 'node:crypto'
import type { HttpHandler } from '../../../functions/runtime/edge.ts'
import { apiEdge } from '../../../functions/edges/api.ts'
import type { HttpEvent } from '../../../functions/runtime/http.ts'
import { wireApi } from '../../../functions/wiring/api.ts'
import type { Client, Item } from '../../../functions/store/client.ts'
import { openHouse, phq9, type House } from '../../functions/support/house.ts'
import { courseItems } from '../made/course.ts'
import { bodyOf, eventOf, load, plainQuery, stockClient, withoutStream } from '../made/store.ts'
import type { Bench } from '../row.ts'

type Puts = readonly { readonly TableName: string; readonly Item: Item }[]

const PAIRS = 400
/** Entries a chart has at first, and how many charts take turns, so that none grows beyond what people write. */
const ENTRIES = 25
const CHARTS = 20
const OURS = Array.from({ length: CHARTS }, (_, i) => `ours-${i}`)
const FLOOR = Array.from({ length: CHARTS }, (_, i) => `floor-${i}`)

const ask = (house: House, episodeId: string, version: number) =>
  eventOf(house, {
    path: `/api/episodes/${episodeId}/entries`,
    body: { version, entries: [phq9(1)] },
  })

/** What one save puts, seen on its way to the store. */
async function putsOfSave(house: House): Promise<Puts> {
  const seen: TransactWriteCommandInput[] = []
  const send = (command: unknown): unknown => {
    if (command instanceof TransactWriteCommand) seen.push(structuredClone(command.input))
    return house.engine.client.send(command as never)
  }
  const watched = { send } as unknown as Client
  await bodyOf(apiEdge(wireApi(house.environment, watched)), await ask(house, 'watched', 1))
  const puts = (seen[0]?.TransactItems ?? []).flatMap(({ Put }) => Put ?? [])
  if (puts.length < 4) throw new Error('A save put fewer items than entry, header, row and operation')
  return puts as unknown as Puts
}

/** The same items for another chart, new where every save makes a new one: entry, operation and audit record. */
function putsFor(puts: Puts, episodeId: string): NonNullable<TransactWriteCommandInput['TransactItems']> {
  const moved = (key: unknown): string =>
    String(key)
      .replace('watched', episodeId)
      .replace(/^ENTRY#.*/, `ENTRY#${randomUUID()}`)
      .replace(/^OP#.*/, `OP#${randomUUID()}`)
      .replace(/^(20.*)#.*/, `$1#${randomUUID()}`)
  return puts.map(({ TableName, Item }) => ({
    Put: { TableName, Item: { ...Item, pk: moved(Item['pk']), sk: moved(Item['sk']) } },
  }))
}

/** Saves from the outside, chart after chart; each names the version that the last one of its chart made. */
function saver(api: HttpHandler, requests: Map<string, HttpEvent>): () => Promise<void> {
  const versions = new Map(OURS.map((episodeId) => [episodeId, 1]))
  let turn = 0
  return async () => {
    const episodeId = OURS[turn++ % CHARTS] ?? ''
    const request = requests.get(episodeId)
    if (!request) throw new Error('A chart without a request')
    const version = versions.get(episodeId) ?? 0
    const body = JSON.stringify({ ...(JSON.parse(request.body ?? '') as object), version })
    const headers = { ...request.headers, 'idempotency-key': randomUUID() }
    const saved = JSON.parse(await bodyOf(api, { ...request, headers, body })) as { version: number }
    versions.set(episodeId, saved.version)
  }
}

/** One entry saved, beside the least that a save can be: read the chart, write the same items in one transaction. */
export const save: Bench = {
  async open() {
    const house = await openHouse()
    const stock = stockClient(house)
    await withoutStream(stock)
    const charts = ['watched', ...OURS, ...FLOOR]
    await load(
      house,
      charts.flatMap((episodeId) => courseItems(episodeId, 'alder', ENTRIES)),
    )
    const puts = await putsOfSave(house)
    const requests = new Map<string, HttpEvent>()
    for (const episodeId of OURS) requests.set(episodeId, await ask(house, episodeId, 1))
    let turn = 0
    const floor = async () => {
      const episodeId = FLOOR[turn++ % CHARTS] ?? ''
      await plainQuery(stock, `EPISODE#${episodeId}`, 'E')
      await stock.send(new TransactWriteCommand({ TransactItems: putsFor(puts, episodeId) }))
    }
    const rows = [
      {
        what: 'save an entry, 95th percentile',
        unit: 'ms' as const,
        limit: { times: 1.5 },
        at: 'p95' as const,
        pairs: PAIRS,
        floor,
        ours: saver(house.api, requests),
      },
    ]
    const close = async () => {
      stock.destroy()
      await house.stop()
    }
    return { rows, close }
  },
}
