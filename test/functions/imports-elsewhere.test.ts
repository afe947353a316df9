import { describe, expect, it } from 'vitest'
import { daysAgo } from './support/house.ts'
import { closing, identity, peopleHouse } from './support/people.ts'
import { answered, aPerson, lineOf, mrns, named, scored, sending } from './support/sources.ts'

const { house, opened, chartOf, personOf, caseloadOf, record, recordPerson, transfer } = peopleHouse()
const send = sending(house)
const birch = { clinicId: 'birch', as: 'cm-b', system: 'birch-ehr' }

/** Somebody whom alder's source brought in and who was transferred to birch. */
async function transferred(id: string) {
  const resources = [aPerson(id), answered(id, `${id}-1`, 0, 40)]
  const { episodeId } = (await send(resources)).json as { episodeId: string }
  const { patientId } = (await chartOf(episodeId)).episode as { patientId: string }
  const told = await transfer(episodeId)
  expect(told.status, told.answer.body).toBe(200)
  return { episodeId, patientId, there: told.json.opened as string, resources }
}
const totals = async (episodeId: string, as: string) =>
  (await chartOf(episodeId, as)).entries.flatMap(({ fact }: { fact: { total?: number } }) => fact.total ?? [])

describe('an import by the clinic that a person was transferred to', () => {
  it('goes into their episode there, where number, name and birth date agree, as often as it comes', async () => {
    const { there, patientId } = await transferred('t1')
    const file = [aPerson('t1'), scored('t1', 'b-1', '44261-6', 14, 1)]
    const told = await send(file, birch)
    expect([told.json.episodeId, told.json.outcome, lineOf(told, 'Observation/b-1')]).toEqual([
      there,
      'changed',
      ['added', null],
    ])
    expect(await totals(there, 'cm-b')).toEqual([14])
    const corrected = await send([aPerson('t1'), scored('t1', 'b-1', '44261-6', 15, 1)], birch)
    expect(lineOf(corrected, 'Observation/b-1')[0]).toBe('corrected')
    expect((await send([aPerson('t1'), scored('t1', 'b-1', '44261-6', 15, 1)], birch)).json.outcome).toBe('unchanged')
    expect((await personOf(patientId, 'both')).episodes).toHaveLength(2)
  })
  it('spells the name in its own way, and flips nothing', async () => {
    const { patientId } = await transferred('t2')
    const file = [aPerson('t2', { ...named('  IMPORTED '), gender: 'male' }), scored('t2', 'b-2', '44261-6', 14, 1)]
    expect(lineOf(await send(file, birch), 'Patient/t2')).toEqual([
      'unchanged',
      expect.stringMatching(/their name and details were kept/),
    ])
    expect((await personOf(patientId, 'cm-b')).identity).toMatchObject({ family: 'Imported', sex: 'female' })
  })
  it('is refused in words that are so where name or birth date do not agree, or are not known', async () => {
    await transferred('t3')
    for (const more of [named('Stranger'), { birthDate: '1971-03-03' }, { birthDate: '1970-03' }]) {
      const told = await send([aPerson('t3', more), scored('t3', 'b-3', '44261-6', 14, 1)], birch)
      expect(told.json.outcome).toBe('refused')
      expect(lineOf(told, 'Patient/t3')[1]).toMatch(/name and birth date do not agree with these, or are not known/)
    }
  })
  it('is refused where the clinic has the number alone and no episode', async () => {
    const { patientId } = await opened('alder', [], 'NONE-1')
    const there = { kind: 'record-number', day: daysAgo(0), clinicId: 'birch', mrn: 'NONE-2' }
    const who = identity({ family: 'Imported', given: 'Person', birthDate: '1970-03-03' })
    expect((await recordPerson(patientId, [there, who], 'both')).status).toBe(200)
    const told = await send([aPerson('n1', mrns('NONE-2')), scored('n1', 'n-1', '44261-6', 14, 1)], birch)
    expect(lineOf(told, 'Patient/n1')).toEqual(['refused', expect.stringMatching(/has no episode of theirs/)])
  })
  it('of somebody who was opened by hand goes into their episode as well', async () => {
    const { episodeId, patientId } = await opened('birch', [], 'HAND-1')
    const who = identity({ family: 'Imported', given: 'Person', birthDate: '1970-03-03' })
    expect((await recordPerson(patientId, [who], 'cm-b')).status).toBe(200)
    const told = await send([aPerson('h1', mrns('HAND-1', 'HAND-2')), scored('h1', 'h-1', '44261-6', 14, 1)], birch)
    expect([told.json.episodeId, lineOf(told, 'Patient/h1')[0]]).toEqual([episodeId, 'corrected'])
    const { numbers } = await personOf(patientId, 'cm-b')
    expect(numbers.map(({ mrn }: { mrn: string }) => mrn)).toEqual(['HAND-1', 'HAND-2'])
  })
})

describe('an import of another record under the MRN of a patient whom a source brought in', () => {
  it('is refused, also where name and birth date agree: one source does not have one person twice', async () => {
    expect((await send([aPerson('o1'), answered('o1', 'o1-1', 0, 40)])).json.outcome).toBe('opened')
    for (const system of ['ehr', 'lab']) {
      const told = await send([aPerson('o2', mrns('MR-o1')), answered('o2', 'o2-1', 0, 30)], { system })
      expect(lineOf(told, 'Patient/o2')).toEqual(['refused', expect.stringMatching(/patient of another record/)])
    }
  })
})

describe('an import by the clinic that a person left', () => {
  it('stays in its closed episode and is listed there, and names the other clinic to those alone who work in it', async () => {
    const { episodeId, resources } = await transferred('l1')
    const told = await send([...resources, answered('l1', 'l1-2', 3, 0)])
    expect(told.json.episodeId).toBe(episodeId)
    const [result, reason] = lineOf(told, 'Observation/l1-2')
    expect([result, reason]).toEqual(['added', expect.stringMatching(/closed as transferred.*Tell those who care/)])
    expect(reason).not.toMatch(/Birch/)
    const { closedOpen } = await caseloadOf('alder')
    const listed = closedOpen.find((row: { episodeId: string }) => row.episodeId === episodeId)
    expect(listed.safety).toMatchObject({ class: 2 })
    const key = 'l1-both'
    const both = await send([...resources, answered('l1', 'l1-3', 3, 0)], { as: 'both', key })
    expect(lineOf(both, 'Observation/l1-3')[1]).toMatch(/The person is in Birch Hill now: tell them there/)
  })
  it('says nothing of another clinic where the person is open in none', async () => {
    const { there, resources } = await transferred('l2')
    expect((await record(there, [closing()], 'cm-b')).status).toBe(200)
    const told = await send([...resources, answered('l2', 'l2-2', 0, 0)], { as: 'both' })
    expect(lineOf(told, 'Observation/l2-2')[1]).not.toMatch(/Birch/)
  })
})
