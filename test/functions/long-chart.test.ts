import { BatchWriteCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NOTES_AT_ONCE, NOTES_WITH_CHART } from '../../core/chart/earlier-notes.ts'
import type { Entry } from '../../core/chart/entry.ts'
import { summarize } from '../../core/chart/fold.ts'
import { LATEST } from '../../core/formats.ts'
import { entryItem, headerItem } from '../../functions/store/chart-items.ts'
import { contact, entries } from '../support/charts.ts'
import { daysAgo, openHouse, type House } from './support/house.ts'

const SIZE = 1_500
const MOST_OF_ANSWER = 6_000_000
/** A note as long as one can be, that no compression makes short. */
const noteOf = (i: number): string => {
  let state = i + 1
  const letter = () => String.fromCharCode(97 + ((state = (state * 48_271) % 2_147_483_647) % 26))
  return Array.from({ length: 4_000 }, letter).join('')
}
let house: House
let path: string
const idOf = (i: number): string => `note-${i}`
beforeAll(async () => {
  house = await openHouse()
  const { episodeId } = (await house.open()).json
  path = `/api/episodes/${episodeId}`
  const { episode, entries: opened } = (await house.ask({ path })).json
  const facts = Array.from({ length: SIZE }, (_, i) => contact(daysAgo(10), { note: noteOf(i) }))
  const noted: Entry[] = entries(...facts).map((entry, i) => ({ ...entry, id: idOf(i), version: i + 2, place: 0 }))
  const items = noted.map((entry) => ({ PutRequest: { Item: entryItem(episodeId, entry, LATEST) } }))
  for (let i = 0; i < SIZE; i += 25)
    await house.engine.client.send(new BatchWriteCommand({ RequestItems: { Charts: items.slice(i, i + 25) } }))
  const header = { ...episode, version: SIZE + 1 }
  const Item = headerItem(header, summarize(header, [...opened, ...noted]), LATEST)
  await house.engine.client.send(new PutCommand({ TableName: 'Charts', Item }))
}, 60_000)
afterAll(() => house.stop())

const read = async () => (await house.ask({ path, query: { notes: 'newest' } })).json
const notes = (...of: readonly string[]) => house.ask({ path: `${path}/notes`, query: { of: of.join(',') } })
const correct = async (corrects: string, replacement: unknown, as = 'cm-a') => {
  const { version } = (await read()).episode
  const entry = { kind: 'correction', day: daysAgo(0), corrects, replacement, reason: 'a test' }
  return house.ask({ path: `${path}/entries`, as, body: { version, entries: [entry] } })
}

describe('a chart with 1,500 full notes', () => {
  it('opens with every entry, in an answer that Lambda carries though nothing of it were compressed', async () => {
    const told = await house.ask({ path, query: { notes: 'newest' }, requestId: 'opens' })
    expect(told.status).toBe(200)
    expect(told.json.entries.filter(({ fact }: Entry) => fact.kind === 'contact')).toHaveLength(SIZE)
    expect(told.json.entries.filter(({ fact }: { fact: { note?: string } }) => fact.note)).toHaveLength(
      NOTES_WITH_CHART,
    )
    const asBase64 = Buffer.from(JSON.stringify(told.json)).toString('base64')
    expect(asBase64.length).toBeLessThan(MOST_OF_ANSWER)
  })

  it('is answered with every note to who does not ask for the newest alone, as pages of earlier releases read it', async () => {
    const { entries: whole } = (await house.ask({ path, headers: { 'accept-encoding': 'gzip' } })).json
    expect(whole.filter(({ fact }: { fact: { note?: string } }) => fact.note)).toHaveLength(SIZE)
  })

  it('gives as many notes at once as may be asked for, under the same limit, and the trail says so as of an opening', async () => {
    const of = Array.from({ length: NOTES_AT_ONCE }, (_, i) => idOf(i))
    const told = await house.ask({ path: `${path}/notes`, query: { of: of.join(',') }, requestId: 'asked' })
    expect(told.json.entries.map(({ id }: Entry) => id).toSorted()).toEqual(of.toSorted())
    expect(told.json.entries[0].fact.note).toHaveLength(4_000)
    expect(Buffer.from(told.answer.body).toString('base64').length).toBeLessThan(MOST_OF_ANSWER)
    const trail = await house.items('Audit')
    const [opened, asked] = ['opens', 'asked'].map((id) => trail.find(({ requestId }) => requestId === id))
    expect([asked?.['action'], asked?.['episodes'], asked?.['patient']]).toEqual([
      ...['chart.read', opened?.['episodes'], opened?.['patient']],
    ])
  })

  it('refuses more ids than that, and what is no id, and says what to send', async () => {
    for (const of of [
      Array(NOTES_AT_ONCE + 1)
        .fill('a')
        .join(','),
      '',
      'a,,b',
      'a b',
    ]) {
      const told = await house.ask({ path: `${path}/notes`, query: { of } })
      expect([told.status, told.json.issues?.[0]?.problem], of.slice(0, 20)).toEqual([
        ...[400, `Ids of 1 to ${NOTES_AT_ONCE} entries, separated by commas`],
      ])
    }
  })

  it('is nobody else’s: another clinic is told the same as of a chart that does not exist', async () => {
    const query = { of: idOf(0) }
    expect((await house.ask({ path: `${path}/notes`, as: 'cm-b', query })).status).toBe(404)
  })

  it('has its oldest note read, corrected with the note kept, and that taken back', async () => {
    const [oldest] = (await notes(idOf(0))).json.entries
    expect(oldest.fact.note).toBe(noteOf(0))
    const told = await correct(idOf(0), { ...oldest.fact, minutes: 25 })
    expect(told.status, told.answer.body.slice(0, 500)).toBe(200)
    const [correction] = told.json.entries
    expect(correction.fact.replacement).toMatchObject({ minutes: 25, note: noteOf(0) })
    expect((await correct(correction.id, null)).status).toBe(200)
    const after = (await notes(idOf(0), correction.id)).json.entries
    expect(after.map(({ fact }: { fact: { note?: string } }) => fact.note ?? null).includes(noteOf(0))).toBe(true)
    expect((await read()).superseded[correction.id]).toBeDefined()
  })
})
