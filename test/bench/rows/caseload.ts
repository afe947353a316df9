import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { unpack } from '../../../core/chart/pack.ts'
import { LATEST } from '../../../core/formats.ts'
import { apiEdge } from '../../../functions/edges/api.ts'
import { compressed } from '../../../functions/runtime/compressed.ts'
import { wireApi } from '../../../functions/wiring/api.ts'
import { summaryItem } from '../../../functions/store/chart-items.ts'
import { openHouse, type House } from '../../functions/support/house.ts'
import { bodyOf, eventOf, load, plainQuery, stockClient } from '../made/store.ts'
import type { Bench } from '../row.ts'

const ROWS = join(import.meta.dirname, '../../data/versions/v0.1.0/caseload-rows.jsonl')
const TIMES = 10
/** The day on which the rows were written: read on another one, other people would be overdue. */
const THEN = new Date('2026-11-23T15:00:00Z')
const FLOOR = 'CLINIC#floor'

/** The text of each row, ten times over; every time with an id of its own. */
function rowTexts(): string[] {
  const texts = readFileSync(ROWS, 'utf8').trim().split('\n')
  return Array.from({ length: TIMES }, (_, time) =>
    texts.map((text) => {
      const id = /"([A-Z0-9]{20})"/.exec(text)?.[1] ?? ''
      return text.replace(id, `${id.slice(0, 18)}${String(time).padStart(2, '0')}`)
    }),
  ).flat()
}

/** The rows as release 0.1.0 stored them, whatever is stored today: a floor that moved with us would show nothing. */
const floorItems = (texts: readonly string[]) =>
  texts.map((row, i) => ({ pk: FLOOR, sk: `ACTIVE#2026-07#${String(i).padStart(20, '0')}`, version: 1, row }))

const apiOf = (house: House) => apiEdge({ ...wireApi(house.environment, house.engine.client), clock: () => THEN })

/** The same 1,000 people from the handler to JSON, in today's rows. */
export const caseload: Bench = {
  async open() {
    const house = await openHouse()
    const texts = rowTexts()
    await load(house, floorItems(texts))
    const today = texts.map((text) => summaryItem('alder', unpack(text), LATEST))
    await load(house, today)
    const stock = stockClient(house)
    const api = apiOf(house)
    const event = await eventOf(house, { path: '/api/clinics/alder/caseload' })
    const floor = async () => {
      const items = await plainQuery(stock, FLOOR, 'ACTIVE#')
      return JSON.stringify(items.map((item) => JSON.parse(String(item['row'])) as unknown))
    }
    const answer = await bodyOf(api, event)
    const { rows: people } = JSON.parse(answer) as { rows: readonly unknown[] }
    if (people.length !== texts.length) throw new Error(`The caseload has ${people.length} rows of ${texts.length}`)
    const asked = { ...event, headers: { ...event.headers, 'accept-encoding': 'gzip, deflate, br' } }
    // Each person once: the same one ten times over would be shorter than any clinic's.
    const once = people.filter((_, i) => i % TIMES === 0)
    const travelling = compressed(asked, { statusCode: 200, headers: {}, body: JSON.stringify(once) })
    const rows = [
      {
        what: 'caseload of 1,000, handler to JSON',
        unit: 'ms' as const,
        limit: { times: 1.35 },
        floor,
        ours: () => bodyOf(api, event),
      },
      {
        what: 'bytes of a row of the caseload, as answered',
        unit: 'B' as const,
        limit: { most: 1000 },
        floor: null,
        ours: Buffer.byteLength(answer) / people.length,
      },
      {
        // Of 6,000 rows half a megabyte: Lambda answers 6 MB at most, and base64 takes a third more.
        what: 'bytes of a row of the caseload, as it travels',
        unit: 'B' as const,
        limit: { most: 105 },
        floor: null,
        ours: Buffer.byteLength(travelling.body, 'base64') / once.length,
      },
      {
        what: 'bytes of a row of the caseload, as stored',
        unit: 'B' as const,
        limit: { most: 600 },
        floor: Buffer.byteLength(texts.join('')) / texts.length,
        ours: Buffer.byteLength(today.map((item) => String(item['row'])).join('')) / today.length,
      },
    ]
    const close = async () => {
      stock.destroy()
      await house.stop()
    }
    return { rows, close }
  },
}
