import { describe, expect, it } from 'vitest'
import { identity, peopleHouse } from './support/people.ts'
import { answered, aPerson, insured, lineOf, mrns, named, sending, type Resource } from './support/sources.ts'

const { house, chartOf, personOf, recordPerson, joined } = peopleHouse()
const send = sending(house)

/** One person whom two sources know under two names and birth dates, merged: the first one goes on. */
async function merged(id: string) {
  const [a, b] = [`${id}a`, `${id}b`]
  const first = [aPerson(a, named('Aaa')), insured(a, `${a}-cov`, '5'), answered(a, `${a}-1`, 0, 40)]
  const other = [aPerson(b, { ...named('Bbb'), birthDate: '1999-09-09' }), answered(b, `${b}-1`, 0, 40)]
  const covered = [...other, insured(b, `${b}-cov`, '2')]
  const opened = async (resources: readonly Resource[]) => {
    const { episodeId } = (await send(resources)).json as { episodeId: string }
    const { patientId } = (await chartOf(episodeId)).episode as { patientId: string }
    return { episodeId, patientId }
  }
  const [kept, gone] = [await opened(first), await opened(covered)]
  const join = (route: 'merge' | 'separate') => joined(route, kept.patientId, gone.patientId)
  expect((await join('merge')).status).toBe(200)
  return { a, b, first, other: covered, kept, gone, join }
}
const whoIs = async ({ episodeId, patientId }: { episodeId: string; patientId: string }) => {
  const { episode } = await chartOf(episodeId)
  const { identity: told, version } = await personOf(patientId)
  return { name: [told.family, episode.patient.family], born: told.birthDate, payer: episode.coverage, version }
}

describe('law W2: an import of somebody who was entered twice', () => {
  it('changes neither name nor payer of the one that goes on, and says that they were kept', async () => {
    const { b, other, kept } = await merged('m1')
    const was = await whoIs(kept)
    const told = await send(other)
    expect(told.json).toMatchObject({ episodeId: kept.episodeId, outcome: 'unchanged' })
    expect(lineOf(told, `Patient/${b}`)).toEqual([
      'unchanged',
      expect.stringMatching(/their name and details were kept/),
    ])
    expect(lineOf(told, `Coverage/${b}-cov`)).toEqual(['unchanged', expect.stringMatching(/payer of the episode/)])
    expect(await whoIs(kept)).toEqual(was)
    expect(was).toMatchObject({ name: ['Aaa', 'Aaa'], born: '1970-03-03', payer: { payerClass: 'commercial' } })
  })
  it('by turns with the feed of the one that goes on flips nothing, and what is new comes in', async () => {
    const { a, b, first, other, kept } = await merged('m2')
    const { version } = await whoIs(kept)
    for (let turn = 0; turn < 3; turn++)
      for (const feed of [first, other]) expect((await send(feed)).json.outcome).toBe('unchanged')
    expect(await whoIs(kept)).toMatchObject({ name: ['Aaa', 'Aaa'], version })
    const told = await send([...other, answered(b, `${b}-2`, 1, 3)])
    expect(lineOf(told, `Observation/${b}-2`)).toEqual(['added', null])
    expect(told.json.episodeId).toBe(kept.episodeId)
    const renamed = await send([aPerson(a, named('Newer')), ...first.slice(1)])
    expect(lineOf(renamed, `Patient/${a}`)).toEqual(['corrected', null])
    expect((await whoIs(kept)).name).toEqual(['Newer', 'Newer'])
  })
  it('gives no new number to the one that goes on, and says where it is recorded', async () => {
    const { b, other, kept } = await merged('m3')
    const told = await send([{ ...other[0], ...mrns(`MR-${b}`, `MR-${b}-new`) }, ...other.slice(1)])
    expect(lineOf(told, `Patient/${b}`)[1]).toMatch(/Record it in the chart of the one that goes on/)
    expect((await personOf(kept.patientId)).numbers).toHaveLength(1)
    expect((await house().open('alder', `MR-${b}-new`)).status).toBe(200)
  })
  it('leaves each who they were once the merge is taken back, and then each feed tells of its own again', async () => {
    const { b, other, kept, gone, join } = await merged('m4')
    expect((await send([...other, answered(b, `${b}-2`, 0, 3)])).json.outcome).toBe('changed')
    expect((await join('separate')).status).toBe(200)
    expect(await whoIs(kept)).toMatchObject({ name: ['Aaa', 'Aaa'], payer: { payerClass: 'commercial' } })
    expect(await whoIs(gone)).toMatchObject({ name: ['Bbb', 'Bbb'], payer: { payerClass: 'medicaid' } })
    const renamed = await send([{ ...other[0], ...named('Ccc') }, ...other.slice(1)])
    expect([renamed.json.episodeId, lineOf(renamed, `Patient/${b}`)[0]]).toEqual([gone.episodeId, 'corrected'])
    expect((await whoIs(gone)).name).toEqual(['Ccc', 'Ccc'])
    expect((await whoIs(kept)).name).toEqual(['Aaa', 'Aaa'])
  })
})

describe('law W5: an import that is sent again under its key', () => {
  it('is answered as the first time, whatever became of the person since', async () => {
    const { b, other, kept, join } = await merged('m5')
    const key = 'm5-again'
    const resources = [...other, answered(b, `${b}-2`, 3, 3)]
    const first = await send(resources, { key })
    expect([first.json.outcome, lineOf(first, `Observation/${b}-2`)]).toEqual(['changed', ['added', null]])
    expect((await recordPerson(kept.patientId, [identity({ family: 'Typed' })])).status).toBe(200)
    expect((await send(resources, { key })).json).toEqual(first.json)
    expect((await join('separate')).status).toBe(200)
    const again = await send(resources, { key })
    expect([again.status, again.json]).toEqual([200, first.json])
    expect((await join('merge')).status).toBe(200)
    expect((await send(resources, { key })).json).toEqual(first.json)
  })
})
