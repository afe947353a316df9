import { openHouse } from '../../functions/support/house.ts'
import { courseItems } from '../made/course.ts'
import { bodyOf, eventOf, load, plainQuery, stockClient } from '../made/store.ts'
import type { Bench } from '../row.ts'

const ENTRIES = 300
const EPISODE = 'long-course'

/** One long chart from the handler to JSON. */
export const chart: Bench = {
  async open() {
    const house = await openHouse()
    await load(house, courseItems(EPISODE, 'alder', ENTRIES))
    const stock = stockClient(house)
    const event = await eventOf(house, { path: `/api/episodes/${EPISODE}` })
    const { entries } = JSON.parse(await bodyOf(house.api, event)) as { entries: readonly unknown[] }
    if (entries.length !== ENTRIES) throw new Error(`The chart has ${entries.length} entries of ${ENTRIES}`)
    const rows = [
      {
        what: 'chart of 300 entries, handler to JSON',
        unit: 'ms' as const,
        limit: { times: 1.6 },
        floor: async () => JSON.stringify(await plainQuery(stock, `EPISODE#${EPISODE}`, 'E')),
        ours: () => bodyOf(house.api, event),
      },
    ]
    const close = async () => {
      stock.destroy()
      await house.stop()
    }
    return { rows, close }
  },
}
