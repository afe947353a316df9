import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { NewEntry } from '../../core/chart/entry.ts'
import { daysAgo, openHouse, phq9, type House, recordedIn } from './support/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.stop())

const answered = (ago: number, item9: number): NewEntry => phq9(ago, [1, 1, 1, 1, 1, 1, 1, 1, item9])
const risk = (finding: 'low' | 'moderate' | 'high'): NewEntry => ({
  ...{ kind: 'safety', day: daysAgo(0), event: 'risk-assessment', instrument: 'C-SSRS', finding },
})
const contact = (): NewEntry => ({
  ...{ kind: 'contact', day: daysAgo(0), outcome: 'completed', mode: 'phone', work: [] },
})

/** A chart, and what each write to it answers. */
async function opened() {
  const { episodeId } = (await house.open()).json
  let version = 1
  const write = async (...entries: NewEntry[]) => {
    const told = await house.ask({ path: `/api/episodes/${episodeId}/entries`, body: { version, entries } })
    expect(told.status, told.answer.body).toBe(200)
    version += 1
    expect(told.json.version).toBe(version)
    return told.json
  }
  const chart = async () => recordedIn((await house.ask({ path: `/api/episodes/${episodeId}` })).json)
  return { episodeId, write, chart }
}

describe('the answer to a write', () => {
  it('names the entries in the order they were sent, and each is in the chart as it was said, by whom and when', async () => {
    const { episodeId, write, chart } = await opened()
    const said = [answered(3, 0), contact(), answered(2, 0)]
    const told = await write(...said)
    expect([told.episodeId, told.entryIds.length, new Set(told.entryIds).size]).toEqual([episodeId, 3, 3])
    const { entries, episode, row, today, superseded, unread } = await chart()
    const stored = told.entryIds.map((id: string) => entries.find((entry: { id: string }) => entry.id === id))
    expect(stored.map((entry: { fact: unknown }) => entry.fact)).toEqual(said)
    for (const [place, entry] of stored.entries())
      expect(entry).toMatchObject({ author: 'cm-a', source: 'typed', version: 2, place })
    expect(told.entries).toEqual(stored)
    expect([row, episode.version, today, superseded, unread]).toEqual([told.row, 2, daysAgo(0), {}, []])
  })

  it('speaks of safety where the write opened an item, made it more pressing or added an answer, and of nothing else', async () => {
    const { write } = await opened()
    const steps: [string, NewEntry, object | null][] = [
      ['a form without a positive answer', answered(9, 0), null],
      ['a positive answer', answered(8, 1), { state: 'unassessed', class: 4, level: 1 }],
      ['a contact beside it', contact(), null],
      ['a lower answer that comes later', answered(7, 1), { state: 'unassessed', level: 1, newest: daysAgo(7) }],
      ['a higher one', answered(6, 3), { state: 'unassessed', class: 2, level: 3 }],
      ['an old form that says less', answered(19, 1), null],
      ['a high finding', risk('high'), { state: 'high', class: 1 }],
      ['a contact under a high finding', contact(), null],
      ['a finding on the same day by the same person, which ends nothing', risk('low'), null],
    ]
    for (const [what, entry, expected] of steps) {
      const { safety, row } = await write(entry)
      if (expected === null) expect(safety, what).toBeNull()
      else expect(safety, what).toMatchObject(expected)
      if (safety !== null) expect(safety).toEqual(row.safety)
    }
  })

  it('is the same again to the same key, safety included, however much was written since', async () => {
    const { episodeId } = await opened()
    const asked = {
      ...{ path: `/api/episodes/${episodeId}/entries`, key: randomUUID() },
      body: { version: 1, entries: [answered(5, 2)] },
    }
    const first = await house.ask(asked)
    expect(first.json.safety).toMatchObject({ state: 'unassessed', level: 2 })
    const later = { path: asked.path, body: { version: 2, entries: [risk('low')] } }
    expect((await house.ask(later)).json.safety).toBeNull()
    expect((await house.ask(asked)).answer.body).toBe(first.answer.body)
  })

  it('that cannot be recorded lists every problem with its place, and nothing of it is stored', async () => {
    const { episodeId, chart } = await opened()
    const entries = [contact(), { ...contact(), day: daysAgo(-2) }, { ...contact(), nextDue: daysAgo(9) }]
    const told = await house.ask({ path: `/api/episodes/${episodeId}/entries`, body: { version: 1, entries } })
    expect([told.status, told.json.kind]).toEqual([422, 'not-possible'])
    expect(told.json.issues.map(({ at }: { at: string }) => at)).toEqual(['entries.1.day', 'entries.2.nextDue'])
    const { episode, entries: kept } = await chart()
    expect([episode.version, kept.length]).toEqual([1, 1])
  })
})
