import { DeleteCommand } from '@aws-sdk/lib-dynamodb'
import { describe, expect, it } from 'vitest'
import { aPatient } from '../support/charts.ts'
import { daysAgo } from './support/house.ts'
import { identity, peopleHouse } from './support/people.ts'
import { answered, aPerson, lineOf, mrns, named, sending, type Resource } from './support/sources.ts'

const { house, opened, chartOf, personOf, caseloadOf, recordPerson, transfer, joined } = peopleHouse()
const send = sending(house)

const persons = async () => (await house().items('Charts')).filter(({ sk }) => sk === 'PATIENT').length
const remembered = async () => (await house().items('Charts')).filter(({ sk }) => String(sk).startsWith('SOURCE#'))
const safetyIn = async (episodeId: string, clinicId = 'alder') => {
  const { rows } = await caseloadOf(clinicId)
  return rows.find((row: { episodeId: string }) => row.episodeId === episodeId)?.safety ?? null
}

/** Somebody who was opened by hand, and whom a file of a source found by their number. */
async function known(id: string) {
  const mrn = `N-${id}`
  const person = await opened('alder', [], mrn)
  const { family, given, birthDate } = aPatient()
  const who = (more: Resource = {}) =>
    aPerson(id, { ...mrns(mrn), name: [{ family, given: [given] }], birthDate, ...more })
  const first = answered(id, `${id}-1`, 0, 5)
  const told = await send([who(), first])
  expect([told.json.episodeId, told.json.outcome]).toEqual([person.episodeId, 'changed'])
  return { ...person, who, first, urgent: answered(id, `${id}-2`, 3, 0) }
}

/** The next file goes into the episode, opens nobody, and what it says of safety is in the list. */
async function goesInto({ episodeId }: { readonly episodeId: string }, file: readonly Resource[]) {
  const before = await persons()
  const told = await send(file)
  expect([told.json.episodeId, told.json.outcome], told.answer.body).toEqual([episodeId, 'changed'])
  expect(await persons()).toBe(before)
  expect(await safetyIn(episodeId)).toMatchObject({ class: 2 })
  return told
}

describe('law I3: a person whom an import found by a number is found by the id of the source from then on', () => {
  it('where the source corrects the number', async () => {
    const h = await known('a')
    const told = await goesInto(h, [h.who(mrns('N-a-2')), h.first, h.urgent])
    expect(lineOf(told, 'Patient/a')).toEqual(['unchanged', expect.stringMatching(/MRN differs/)])
    expect((await house().open('alder', 'N-a-2')).status).toBe(200)
  })
  it('where the number is corrected by hand', async () => {
    const h = await known('b')
    const { entryId } = (await personOf(h.patientId)).numbers[0]
    const replacement = { kind: 'record-number', day: daysAgo(0), clinicId: 'alder', mrn: 'N-b-9' }
    const corrected = { kind: 'correction', day: daysAgo(0), corrects: entryId, replacement, reason: 'Mistyped' }
    expect((await recordPerson(h.patientId, [corrected])).status).toBe(200)
    const before = await persons()
    const again = await send([h.who(), h.first])
    expect([again.json.episodeId, again.json.outcome]).toEqual([h.episodeId, 'unchanged'])
    expect(await persons()).toBe(before)
    await goesInto(h, [h.who(), h.first, h.urgent])
  })
  it('where the file comes without a number', async () => {
    const h = await known('c')
    await goesInto(h, [h.who({ identifier: [] }), h.first, h.urgent])
  })
  it('in the clinic that they were transferred to, and in that one alone', async () => {
    const file = [aPerson('d'), answered('d', 'd-1', 0, 40)]
    const { episodeId } = (await send(file)).json as { episodeId: string }
    const there = (await transfer(episodeId)).json.opened as string
    const birch = { clinicId: 'birch', as: 'cm-b' }
    expect((await send([aPerson('d'), answered('d', 'd-2', 0, 1)], birch)).json.episodeId).toBe(there)
    const before = await persons()
    const told = await send([aPerson('d', mrns('BIR-77')), answered('d', 'd-3', 3, 0)], birch)
    expect([told.json.episodeId, told.json.outcome]).toEqual([there, 'changed'])
    expect(await persons()).toBe(before)
    expect(await safetyIn(there, 'birch')).toMatchObject({ class: 2 })
    expect((await send(file)).json.episodeId).toBe(episodeId)
  })
  it('where a new name was recorded, which stays', async () => {
    const h = await known('e')
    expect((await recordPerson(h.patientId, [identity({ family: 'Married' })])).status).toBe(200)
    const told = await goesInto(h, [h.who(), h.first, h.urgent])
    expect(lineOf(told, 'Patient/e')).toEqual(['unchanged', expect.stringMatching(/name and details were kept/)])
    expect((await personOf(h.patientId)).identity.family).toBe('Married')
  })
  it('where they are merged with an imported person, in either direction, and after the merge is taken back', async () => {
    for (const goesOn of [true, false]) {
      const h = await known(`f-${goesOn}`)
      const id = `k-${goesOn}`
      const { episodeId } = (await send([aPerson(id, named('Other')), answered(id, `${id}-1`, 0, 5)])).json
      const { patientId } = (await chartOf(episodeId)).episode
      const other = { episodeId: episodeId as string, patientId: patientId as string }
      const [kept, gone] = goesOn ? [h, other] : [other, h]
      expect((await joined('merge', kept.patientId, gone.patientId)).status).toBe(200)
      await goesInto(kept, [h.who(), h.first, h.urgent])
      expect((await joined('separate', kept.patientId, gone.patientId)).status).toBe(200)
      const told = await send([h.who(mrns('N-f-2')), answered(`f-${goesOn}`, `f-${goesOn}-3`, 0, 0)])
      expect([told.json.episodeId, told.json.outcome]).toEqual([h.episodeId, 'changed'])
    }
  })
})

describe('what remembers a person of a source', () => {
  it('is written once, under a key that holds nothing of the source', async () => {
    const count = (await remembered()).length
    const h = await known('once')
    await send([h.who(), h.first, h.urgent])
    const items = await remembered()
    expect(items).toHaveLength(count + 1)
    const mine = items.find(({ patientSourceId }) => patientSourceId === 'Patient/once')
    expect(mine).toMatchObject({ pk: 'CLINIC#alder', patientId: h.patientId, system: 'ehr' })
    expect(String(mine?.['sk'])).toMatch(/^SOURCE#[\w-]{43}$/)
  })
  it('is written with an import that changes nothing else too, which is answered again as the first time', async () => {
    const h = await known('old')
    const [mine] = (await remembered()).filter(({ patientId }) => patientId === h.patientId)
    const Key = { pk: mine?.['pk'], sk: mine?.['sk'] }
    await house().engine.client.send(new DeleteCommand({ TableName: 'Charts', Key }))
    const key = 'old-again'
    const told = await send([h.who(), h.first], { key })
    expect([told.json.episodeId, told.json.outcome]).toEqual([h.episodeId, 'unchanged'])
    expect((await send([h.who(), h.first], { key })).json).toEqual(told.json)
    await goesInto(h, [h.who(mrns('N-old-2')), h.first, h.urgent])
  })
  it('lets one of two imports win that find two persons for one patient at once, and the other one follows', async () => {
    const [g, h] = [await opened('alder', [], 'N-race-1'), await opened('alder', [], 'N-race-2')]
    const { family, given, birthDate } = aPatient()
    const files = [1, 2].map((n) => [
      aPerson('race', { ...mrns(`N-race-${n}`), name: [{ family, given: [given] }], birthDate }),
      answered('race', `race-${n}`, 0, n),
    ])
    const told = await Promise.all(files.map((file) => send(file)))
    expect(told.map(({ json }) => json.outcome)).toEqual(['changed', 'changed'])
    const [first, ...others] = new Set(told.map(({ json }) => json.episodeId))
    expect([g.episodeId, h.episodeId]).toContain(first)
    expect(others).toEqual([])
  })
})
