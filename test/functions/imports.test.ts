import { charted } from '../support/measures.ts'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, phq9, type House, type Told } from './support/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.stop())

type Resource = Record<string, unknown>
const patient = (id: string, mrn = `MR-${id}`): Resource => ({
  resourceType: 'Patient',
  id,
  identifier: [{ type: { coding: [{ code: 'MR' }] }, value: mrn }],
  name: [{ family: 'Imported', given: ['Person'] }],
  gender: 'female',
  birthDate: '1970-03-03',
})
const total = (person: string, id: string, value: number, day = '2026-03-02'): Resource => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  code: { coding: [{ system: 'http://loinc.org', code: '44261-6' }] },
  subject: { reference: `Patient/${person}` },
  effectiveDateTime: day,
  valueQuantity: { value, code: '{score}' },
})
const send = (
  resources: readonly Resource[],
  more: { system?: string; key?: string; clinic?: string } = {},
): Promise<Told> =>
  house.ask({
    path: `/api/clinics/${more.clinic ?? 'alder'}/imports`,
    as: more.clinic === 'birch' ? 'cm-b' : 'cm-a',
    body: { system: more.system ?? 'ehr', resources },
    ...(more.key ? { key: more.key } : {}),
  })
const results = (told: Told): Record<string, string> =>
  Object.fromEntries(told.json.lines.map((l: { resource: string; result: string }) => [l.resource, l.result]))
const chartOf = async (episodeId: string) => (await house.ask({ path: `/api/episodes/${episodeId}` })).json

describe('importing a patient', () => {
  it('opens an episode the first time and changes nothing the second, whatever the key', async () => {
    const resources = [patient('p1'), total('p1', 'o1', 18), total('p1', 'o2', 12, '2026-04-02')]
    const first = await send(resources)
    expect(first.status, first.answer.body).toBe(200)
    expect(first.json.outcome).toBe('opened')
    expect(results(first)).toEqual({ 'Patient/p1': 'added', 'Observation/o1': 'added', 'Observation/o2': 'added' })
    const before = await house.items('Charts')
    const second = await send(resources.toReversed())
    expect(second.json).toMatchObject({ outcome: 'unchanged', episodeId: first.json.episodeId })
    expect(new Set(Object.values(results(second)))).toEqual(new Set(['unchanged']))
    expect((await house.items('Charts')).length).toBe(before.length)
    expect(charted((await chartOf(first.json.episodeId)).row).phq9.last?.total).toBe(12)
  })

  it('makes changed content a correction and keeps what was, also when it changes back', async () => {
    const opened = await send([patient('p2'), total('p2', 'o3', 18)])
    const { episodeId } = opened.json
    for (const [value, result, entries] of [
      [17, 'corrected', 2],
      [17, 'unchanged', 2],
      [18, 'corrected', 3],
      [17, 'corrected', 4],
      [17, 'unchanged', 4],
    ] as const) {
      const told = await send([patient('p2'), total('p2', 'o3', value)])
      expect(results(told)['Observation/o3']).toBe(result)
      const chart = await chartOf(episodeId)
      expect(chart.entries).toHaveLength(entries)
      expect(charted(chart.row).phq9.last?.total).toBe(value)
    }
  })

  it('leaves alone what somebody corrected here, until the source says something new', async () => {
    const { episodeId } = (await send([patient('p3'), total('p3', 'o4', 18)])).json
    const chart = await chartOf(episodeId)
    const corrects = chart.entries[0].id
    const replacement = { ...chart.entries[0].fact, total: 9 }
    const entry = { kind: 'correction', day: phq9(0).day, corrects, replacement, reason: 'Read it wrong' }
    const typed = await house.ask({
      path: `/api/episodes/${episodeId}/entries`,
      body: { version: 1, entries: [entry] },
    })
    expect(typed.status, typed.answer.body).toBe(200)
    expect(results(await send([patient('p3'), total('p3', 'o4', 18)]))['Observation/o4']).toBe('unchanged')
    expect(charted((await chartOf(episodeId)).row).phq9.last?.total).toBe(9)
    expect(results(await send([patient('p3'), total('p3', 'o4', 20)]))['Observation/o4']).toBe('corrected')
    expect(charted((await chartOf(episodeId)).row).phq9.last?.total).toBe(20)
  })

  it('changes the header where the source changed it, and nothing else', async () => {
    const { episodeId } = (await send([patient('p4'), total('p4', 'o5', 18)])).json
    const renamed = { ...patient('p4'), name: [{ family: 'Renamed', given: ['Person'] }] }
    const told = await send([renamed, total('p4', 'o5', 18)])
    expect(results(told)).toEqual({ 'Patient/p4': 'corrected', 'Observation/o5': 'unchanged' })
    const { episode, entries } = await chartOf(episodeId)
    expect([episode.patient.family, episode.version, entries.length]).toEqual(['Renamed', 2, 1])
    const key = randomUUID()
    const again = { ...patient('p4'), name: [{ family: 'Again', given: ['Person'] }] }
    const first = await send([again], { key })
    expect((await send([again], { key })).answer.body).toBe(first.answer.body)
    expect(results(first)).toEqual({ 'Patient/p4': 'corrected' })
  })

  it('gives the first answer again to the same key, and 422 to the same key with another file', async () => {
    const key = randomUUID()
    const first = await send([patient('p5'), total('p5', 'o6', 18)], { key })
    await send([patient('p5'), total('p5', 'o6', 18), total('p5', 'o7', 11, '2026-05-02')])
    expect((await send([patient('p5'), total('p5', 'o6', 18)], { key })).answer.body).toBe(first.answer.body)
    const other = await send([patient('p6'), total('p6', 'o8', 18)], { key })
    expect([other.status, other.json.kind]).toEqual([422, 'replayed-key'])
  })

  it('stores one patient once however many imports run at once', async () => {
    const resources = [patient('p7'), total('p7', 'o9', 18)]
    const told = await Promise.all(Array.from({ length: 6 }, () => send(resources)))
    expect(told.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200])
    expect(told.filter(({ json }) => json.outcome === 'opened')).toHaveLength(1)
    expect((await chartOf(told[0]?.json.episodeId)).entries).toHaveLength(1)
  })

  it('opens nothing for a patient without a need, and says so on every line', async () => {
    const told = await send([patient('p8'), total('p8', 'o10', 2)])
    expect(told.json).toMatchObject({ outcome: 'not-opened', episodeId: null })
    for (const { result, reason } of told.json.lines) expect([result, reason]).toEqual(['not-used', expect.any(String)])
    expect((await send([patient('p8'), total('p8', 'o10', 22)])).json.outcome).toBe('opened')
  })

  it('refuses a patient whose MRN a typed patient has, and writes nothing', async () => {
    await house.open('alder', 'TYPED-1')
    const before = (await house.items('Charts')).length
    const told = await send([patient('p9', 'typed-1'), total('p9', 'o11', 18)])
    expect(told.json).toMatchObject({ outcome: 'refused', episodeId: null })
    for (const { reason } of told.json.lines) expect(reason).toContain('MRN')
    expect((await house.items('Charts')).length).toBe(before)
  })

  it('refuses single resources with what is wrong and takes the others', async () => {
    const future = total('p10', 'o13', 9, '2199-01-01')
    const dangling = total('somebody-else', 'o14', 9)
    const told = await send([patient('p10'), total('p10', 'o12', 18), future, dangling, total('p10', 'o15', 99)])
    expect(told.status).toBe(200)
    expect(results(told)).toEqual({
      ...{ 'Patient/p10': 'added', 'Observation/o12': 'added', 'Observation/o13': 'refused' },
      ...{ 'Observation/o14': 'refused', 'Observation/o15': 'refused' },
    })
    for (const { result, reason } of told.json.lines) if (result === 'refused') expect(reason).not.toBeNull()
  })

  it('keeps two systems, and two clinics, with the same ids apart', async () => {
    const ids = await Promise.all([
      send([patient('p11', 'S-1'), total('p11', 'o16', 18)], { system: 'one' }),
      send([patient('p11', 'S-2'), total('p11', 'o16', 18)], { system: 'two' }),
      send([patient('p11', 'S-1'), total('p11', 'o16', 18)], { system: 'one', clinic: 'birch' }),
    ])
    expect(new Set(ids.map(({ json }) => json.episodeId)).size).toBe(3)
  })

  it('writes at most 90 entries at once and says how the rest gets in', async () => {
    const day = (i: number) => new Date(Date.UTC(2025, 0, 1 + i)).toISOString().slice(0, 10)
    const many = [patient('p12'), ...Array.from({ length: 95 }, (_, i) => total('p12', `m${i}`, 10 + (i % 5), day(i)))]
    const first = await send(many)
    expect(Object.values(results(first)).filter((result) => result === 'refused')).toHaveLength(5)
    const second = await send(many)
    expect(Object.values(results(second)).filter((result) => result === 'added')).toHaveLength(5)
    expect((await chartOf(first.json.episodeId)).entries).toHaveLength(95)
    expect((await send(many)).json.outcome).toBe('unchanged')
  })
})
