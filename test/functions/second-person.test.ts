import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { NewEntry } from '../../core/chart/entry.ts'
import { daysAgo, openHouse, phq9, type House } from './support/house.ts'

/** What another person has to decide (laws 1): who that is, and that what they refer to exists (laws W3). */
let house: House
beforeAll(async () => {
  house = await openHouse()
  await house.join('cm-b', ['care-manager'])
})
afterAll(() => house.stop())

const answered = (item9: number): NewEntry => phq9(3, [1, 1, 1, 1, 1, 1, 1, 1, item9])
const risk = (finding: 'low' | 'high', assessedBy?: string): NewEntry => ({
  ...{ kind: 'safety', day: daysAgo(0), event: 'risk-assessment', instrument: 'C-SSRS', finding },
  ...(assessedBy ? { assessedBy } : {}),
})

async function opened() {
  const { episodeId } = (await house.open()).json
  let version = 1
  const ask = (as: string, ...entries: NewEntry[]) =>
    house.ask({ path: `/api/episodes/${episodeId}/entries`, as, body: { version, entries } })
  const write = async (as: string, ...entries: NewEntry[]) => {
    const told = await ask(as, ...entries)
    expect(told.status, told.answer.body).toBe(200)
    version += 1
    return told.json
  }
  return { episodeId: String(episodeId), ask, write }
}

describe('a high finding of today', () => {
  const nameOf = async (as: string) => (await house.ask({ path: '/api/session', as })).json.name as string

  it('is not taken back by its author under another spelling of the own name, and is by somebody else', async () => {
    const { write } = await opened()
    const name = await nameOf('cm-a')
    await write('cm-a', answered(3), risk('high'))
    for (const spelled of [undefined, name, name.toUpperCase(), ` ${name} `])
      expect((await write('cm-a', risk('low', spelled))).row.safety).toMatchObject({ state: 'high', class: 1 })
    expect((await write('cm-b', risk('low', name))).row.safety).toMatchObject({ state: 'high', class: 1 })
    const second = await opened()
    await second.write('cm-a', answered(3), risk('high'))
    expect((await second.write('cm-b', risk('low'))).row.safety).toMatchObject({ state: 'settled', class: null })
    expect((await write('cm-a', risk('low', 'Dr. Moss'))).row.safety).toMatchObject({ state: 'settled', class: null })
  })
})

describe('an answer that another person gave', () => {
  const struck = async () => {
    const chart = await opened()
    const { entryIds } = await chart.write('cm-a', answered(3))
    const strike = { kind: 'correction', day: daysAgo(0), corrects: entryIds[0], replacement: null, reason: 'Not hers' }
    await chart.write('cm-a', strike as NewEntry)
    const confirms = (otherEpisode: string) =>
      ({
        ...{ kind: 'safety-confirmation', day: daysAgo(0), confirms: 'struck-out', saidBy: 'another-person' },
        otherEpisode,
      }) as NewEntry
    return { ...chart, confirms }
  }

  it('is confirmed only with a chart of this clinic that holds such an answer', async () => {
    const { episodeId, ask, write, confirms } = await struck()
    const other = await opened()
    const problemOf = async (id: string) => {
      const told = await ask('cm-b', confirms(id))
      expect(told.status).toBe(422)
      expect(told.json.issues).toHaveLength(1)
      expect(told.json.issues[0].at).toBe('entries.0.otherEpisode')
      return told.json.issues[0].problem as string
    }
    expect(await problemOf('does-not-exist')).toContain('No chart of this clinic')
    expect(await problemOf(episodeId)).toContain('This is the chart at hand')
    expect(await problemOf(other.episodeId)).toContain('Record it there first')
    await other.write('cm-a', answered(3))
    expect((await write('cm-b', confirms(other.episodeId))).row.safety).toMatchObject({ state: 'settled' })
    // That the other person's chart was looked into is on record too.
    const both = `${episodeId},${other.episodeId}`
    const looked = (await house.items('Audit')).filter(({ episodes }) => episodes === both)
    expect(looked.length).toBeGreaterThan(0)
  })
})
