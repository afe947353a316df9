import { describe, expect, it } from 'vitest'
import { daysAgo, type Told } from './support/house.ts'
import { closing, contact, identity, item9, peopleHouse } from './support/people.ts'

const { house, opened, chartOf, personOf, caseloadOf, record, recordPerson, referAgain, transfer, joined } =
  peopleHouse()
type Person = Awaited<ReturnType<typeof opened>>

const merge = async (kept: Person, other: Person) => {
  const told = await joined('merge', kept.patientId, other.patientId, 'both')
  expect(told.status, told.answer.body).toBe(200)
}
const separate = (kept: Person, other: Person) => joined('separate', kept.patientId, other.patientId, 'both')
const isApart = async (kept: Person, other: Person) => {
  const told = await separate(kept, other)
  expect(told.status, told.answer.body).toBe(200)
}
const isOpen = async ({ episodeId }: Pick<Person, 'episodeId'>) =>
  (await chartOf(episodeId, 'both')).row.stage !== 'closed'
const safetyOf = async (episodeId: string) => (await chartOf(episodeId, 'both')).row.safety
const refused = ({ status, json }: Told, words: RegExp) =>
  expect([status, json.issues]).toEqual([422, [{ at: 'other', problem: expect.stringMatching(words) }]])
const high = { kind: 'safety', day: daysAgo(1), event: 'risk-assessment', instrument: 'C-SSRS', finding: 'high' }
const isIn = async (clinicId: string, { episodeId }: Person) =>
  (await caseloadOf(clinicId)).rows.some((row: { episodeId: string }) => row.episodeId === episodeId)

describe('a merge taken back whose person went on for a third one', () => {
  it.each(['birch', 'alder'])(
    'waits until that later merge is taken back, so that nobody of %s is left in no list',
    async (where) => {
      const [a, b, c] = [await opened('alder'), await opened(where), await opened(where, [item9(2, 2)])]
      if (where === 'alder') expect((await record(a.episodeId, [closing()])).status).toBe(200)
      expect((await record(c.episodeId, [{ ...high, action: 'Safety plan' }], 'both')).status).toBe(200)
      await merge(a, b)
      await merge(a, c)
      expect([await isOpen(b), await isOpen(c)]).toEqual([true, false])
      const told = await separate(a, b)
      refused(told, /later merge.*Take that merge back first/)
      expect(told.json.issues[0].problem).toContain(c.patientId)
      await isApart(a, c)
      await isApart(a, b)
      for (const one of [b, c]) expect([await isOpen(one), await isIn(where, one)]).toEqual([true, true])
      expect(await safetyOf(c.episodeId)).toMatchObject({ state: 'high', class: 1 })
      expect((await safetyOf(b.episodeId))?.class ?? null).toBeNull()
    },
  )
  it('is done at once where the third one went on in an episode of the one that goes on', async () => {
    const [a, b, c] = [await opened(), await opened('birch'), await opened('alder', [item9(2, 3)])]
    await merge(a, b)
    await merge(a, c)
    await isApart(a, b)
    expect([await isOpen(a), await isOpen(b), await isOpen(c)]).toEqual([true, true, false])
    expect(await safetyOf(a.episodeId)).toMatchObject({ level: 3, class: 2 })
  })
})

describe('an episode of a person who was entered twice, transferred while the two were one', () => {
  async function transferredWhileMerged() {
    const [a, b] = [await opened('birch'), await opened('alder', [item9(3, 3)])]
    await merge(a, b)
    expect((await record(a.episodeId, [closing()], 'cm-b')).status).toBe(200)
    const told = await transfer(b.episodeId)
    expect(told.status, told.answer.body).toBe(200)
    return { a, b, there: told.json.opened as string }
  }
  it('goes back to the person whose episode it continues, with what was recorded in it', async () => {
    const { a, b, there } = await transferredWhileMerged()
    expect((await record(there, [contact()], 'cm-b')).status).toBe(200)
    expect((await record(there, [item9(0, 3)], 'cm-b')).status).toBe(200)
    await isApart(a, b)
    const [own, others] = [await personOf(b.patientId, 'both'), await personOf(a.patientId, 'both')]
    expect(own.episodes.map(({ episodeId }: Person) => episodeId).sort()).toEqual([b.episodeId, there].sort())
    expect(others.episodes.map(({ episodeId }: Person) => episodeId)).toEqual([a.episodeId])
    expect(await isOpen({ episodeId: there })).toBe(true)
    const chart = await chartOf(there, 'cm-b')
    expect(chart.episode).toMatchObject({ patientId: b.patientId, continuedFrom: b.episodeId })
    expect(chart.row.safety).toMatchObject({ state: 'unassessed', level: 3, class: 2 })
  })
  it('takes the number it has there with it', async () => {
    const [a, b] = [await opened('alder'), await opened('alder')]
    expect((await record(a.episodeId, [closing()])).status).toBe(200)
    await merge(a, b)
    const mrn = `${b.mrn}-there`
    const there = (await transfer(b.episodeId, { mrn })).json.opened as string
    await isApart(a, b)
    expect((await personOf(b.patientId)).numbers).toContainEqual(expect.objectContaining({ clinicId: 'birch', mrn }))
    expect((await personOf(a.patientId)).numbers).toHaveLength(1)
    expect((await chartOf(there, 'cm-b')).episode.patient.mrn).toBe(mrn)
    expect((await house().open('birch', mrn)).status).toBe(409)
  })
  it('is of the same one person until then, and is found by the number it has there', async () => {
    const { a, b, there } = await transferredWhileMerged()
    const { episodes } = await personOf(a.patientId, 'both')
    const shown = episodes.map(({ episodeId }: Person) => episodeId)
    expect(shown.sort()).toEqual([a.episodeId, b.episodeId, there].sort())
    expect(await isIn('birch', { ...b, episodeId: there })).toBe(true)
  })
  it('keeps the merge from being taken back while that person would be open twice in one clinic', async () => {
    const [a, b] = [await opened('alder'), await opened('alder')]
    const second = (await referAgain(b.patientId, { clinicId: 'birch' }, { as: 'both' })).json.episodeId as string
    await merge(a, b)
    expect((await record(a.episodeId, [closing()])).status).toBe(200)
    const { version } = (await chartOf(second, 'both')).episode
    const body = { version, to: 'alder', reason: 'Moved back' }
    const told = await house().ask({ path: `/api/episodes/${second}/transfer`, as: 'both', body })
    expect(told.status, told.answer.body).toBe(200)
    refused(await separate(a, b), /two open episodes in one clinic/)
    expect((await record(told.json.opened, [closing()])).status).toBe(200)
    await isApart(a, b)
    expect(await isOpen(b)).toBe(true)
  })
})

describe('the names of two persons who are one', () => {
  const nameOf = async (clinicId: string, { episodeId }: Pick<Person, 'episodeId'>) =>
    (await caseloadOf(clinicId)).rows.find((row: { episodeId: string }) => row.episodeId === episodeId)?.name
  it('are that of the one that goes on in every list from the merge on, and each one’s own again after it', async () => {
    const [kept, other] = [await opened(), await opened('birch', [item9(3, 1)])]
    expect((await recordPerson(kept.patientId, [identity({ family: 'Keptname' })])).status).toBe(200)
    expect((await recordPerson(other.patientId, [identity({ family: 'Othername' })], 'cm-b')).status).toBe(200)
    const { mrn } = (await chartOf(other.episodeId, 'cm-b')).episode.patient
    await merge(kept, other)
    expect(await nameOf('birch', other)).toContain('Keptname')
    expect((await chartOf(other.episodeId, 'cm-b')).episode.patient).toMatchObject({ family: 'Keptname', mrn })
    await isApart(kept, other)
    expect(await nameOf('birch', other)).toContain('Othername')
    expect(await nameOf('alder', kept)).toContain('Keptname')
  })
  it('are that of the one that goes on also in an episode that the merge closes', async () => {
    const [kept, other] = [await opened(), await opened('alder', [item9(3, 1)])]
    expect((await recordPerson(kept.patientId, [identity({ family: 'Keptname' })])).status).toBe(200)
    await merge(kept, other)
    const chart = await chartOf(other.episodeId)
    expect(chart.episode.patient.family).toBe('Keptname')
    expect(chart.row.stage).toBe('closed')
    await isApart(kept, other)
    const apart = await chartOf(other.episodeId)
    expect(apart.episode.patient.family).not.toBe('Keptname')
    expect(apart.row.stage).not.toBe('closed')
  })
})
