import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { daysAgo, openHouse, type House } from './support/house.ts'

let house: House
let path: string
beforeAll(async () => {
  house = await openHouse()
  path = `/api/episodes/${(await house.open()).json.episodeId}`
})
afterAll(() => house.stop())

const session = (more: object = {}) => ({ kind: 'peer-support', day: daysAgo(3), topic: 'work', sessions: 2, ...more })
const record = (entry: object) => house.ask({ path: `${path}/entries`, body: { version: 1, entries: [entry] } })

describe('a session with a peer', () => {
  it('is refused in words where its next one lies before it', async () => {
    const { status, json } = await record(session({ nextOn: daysAgo(4) }))
    expect([status, json.issues[0].problem]).toEqual([422, 'The next session cannot be before this one'])
  })
  it('is refused in words without what it was about', async () => {
    const { status, json } = await record(session({ topic: undefined }))
    const asked = 'Choose what the session was about: Recovery, Parenting or Work'
    expect([status, json.issues[0].problem]).toEqual([400, asked])
  })
  it('is recorded, and stands in the chart as it was said', async () => {
    expect((await record(session({ nextOn: daysAgo(1) }))).status).toBe(200)
    const { json } = await house.ask({ path })
    const facts = json.entries.map(({ fact }: { fact: object }) => fact)
    expect(facts).toContainEqual(session({ nextOn: daysAgo(1) }))
  })
})
