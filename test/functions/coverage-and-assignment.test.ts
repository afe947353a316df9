import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { daysAgo, openHouse, type House } from './support/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse({ WRITE_FORMAT: '4' })
})
afterAll(() => house.stop())

const day = daysAgo(2)
const coverage = { kind: 'coverage', day, payerClass: 'medicaid', plan: 'plan-2' }
const record = (episodeId: string, version: number, ...entries: readonly object[]) =>
  house.ask({ path: `/api/episodes/${episodeId}/entries`, body: { version, entries } })
const placesOf = (issues: readonly { readonly at: string }[]) => issues.map(({ at }) => at)

describe('law W3: who pays and whose an episode is, recorded as entries', () => {
  it('is taken where the Directory has it, and stands in the chart as it was said', async () => {
    const { json: opened } = await house.open('alder')
    const assignment = { kind: 'assignment', day, careManager: 'cm-a' }
    const { status, json } = await record(opened.episodeId, opened.version, coverage, assignment)
    expect([status, json.entryIds]).toEqual([200, [expect.any(String), expect.any(String)]])
    const chart = await house.ask({ path: `/api/episodes/${opened.episodeId}`, method: 'GET' })
    const facts = chart.json.entries.map(({ fact }: { fact: object }) => fact)
    expect(facts).toEqual(expect.arrayContaining([coverage, assignment]))
    expect(chart.json.unread).toEqual([])
  })
  it('is refused where a plan, its payer class or a care manager is not there, in a correction too', async () => {
    const { json: opened } = await house.open('alder')
    const { json } = await record(
      opened.episodeId,
      opened.version,
      { ...coverage, plan: 'plan-9' },
      { ...coverage, payerClass: 'medicare' },
      { kind: 'assignment', day, careManager: 'psych' },
    )
    expect(placesOf(json.issues)).toEqual(['entries.0.plan', 'entries.1.payerClass', 'entries.2.careManager'])
    const { json: written } = await record(opened.episodeId, opened.version, coverage)
    const correction = {
      ...{ kind: 'correction', day, corrects: written.entryIds[0], reason: 'Typed wrong' },
      replacement: { ...coverage, plan: 'plan-9' },
    }
    const refused = await record(opened.episodeId, written.version, correction)
    expect([refused.status, placesOf(refused.json.issues)]).toEqual([422, ['entries.0.replacement.plan']])
  })
  it('is of an episode’s chart, which holds neither identity nor what only a transfer writes', async () => {
    const { json: opened } = await house.open('alder')
    const details = { kind: 'contact-details', day, phone: '555 0100 200' }
    const sent = { kind: 'safety-sent', day, to: 'e2', step: 'sent' }
    const { status, json } = await record(opened.episodeId, opened.version, details, sent)
    expect([status, placesOf(json.issues)]).toEqual([422, ['entries.0.kind', 'entries.1.kind']])
  })
})
