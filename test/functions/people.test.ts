import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { recomputeBlock } from '../../functions/actions/recompute-block.ts'
import { daysAgo, projectorOf } from './support/house.ts'
import { closing, contact, identity, item9, kinds, peopleHouse } from './support/people.ts'

const { house, opened, chartOf, personOf, caseloadOf, record, recordPerson, referAgain, transfer, joined } =
  peopleHouse()

describe('a person', () => {
  it('is opened with identity, number, coverage and care manager as entries of their own', async () => {
    const { episodeId, patientId, mrn } = await opened()
    const [chart, person] = [await chartOf(episodeId), await personOf(patientId)]
    expect(kinds(chart)).toEqual(expect.arrayContaining(['referral', 'coverage', 'assignment']))
    expect(kinds(person).sort()).toEqual(['identity', 'record-number'])
    expect(person).toMatchObject({ version: 1, numbers: [{ clinicId: 'alder', mrn }], mergedInto: null, absorbed: [] })
    expect(person.episodes).toMatchObject([{ episodeId, clinicId: 'alder', closed: null }])
  })
  it('keeps every name they ever had, and the list shows the last one from the same moment on', async () => {
    const { episodeId, patientId } = await opened()
    const changed = await recordPerson(patientId, [identity({ family: 'Newname' })])
    expect(changed.status, JSON.stringify(changed.json)).toBe(200)
    expect(changed.json.episodes).toMatchObject([{ episodeId, version: 2 }])
    const person = await personOf(patientId)
    expect(person.identity.family).toBe('Newname')
    expect(person.entries.flatMap(({ fact }: { fact: { family?: string } }) => fact.family ?? [])).toHaveLength(2)
    const { rows } = await caseloadOf('alder')
    expect(rows.find((row: { episodeId: string }) => row.episodeId === episodeId).name).toContain('Newname')
  })
  it('is found by a corrected number alone; the old one is free', async () => {
    const { episodeId, patientId, mrn } = await opened()
    const { numbers: held } = await personOf(patientId)
    const replacement = { kind: 'record-number', day: daysAgo(0), clinicId: 'alder', mrn: `${mrn}-right` }
    const fact = { kind: 'correction', day: daysAgo(0), corrects: held[0].entryId, replacement, reason: 'Mistyped' }
    const moved = await recordPerson(patientId, [fact])
    expect(moved.status, JSON.stringify(moved.json)).toBe(200)
    expect((await chartOf(episodeId)).episode.patient.mrn).toBe(`${mrn}-right`)
    expect((await house().open('alder', mrn)).status).toBe(200)
    expect((await house().open('alder', `${mrn}-right`)).status).toBe(409)
  })
  it('takes no number that is somebody else’s, and says so', async () => {
    const [one, other] = [await opened(), await opened()]
    const taken = { kind: 'record-number', day: daysAgo(0), clinicId: 'alder', mrn: other.mrn }
    const refused = await recordPerson(one.patientId, [taken])
    expect(refused.status).toBe(422)
    expect(refused.json.issues[0].problem).toMatch(/Another person of that clinic has this number/)
  })
  it('may have three numbers, and is found by each', async () => {
    const { patientId, mrn } = await opened()
    const more = [`${mrn}-b`, `${mrn}-c`].map((one) => ({
      ...{ kind: 'record-number', day: daysAgo(0), clinicId: 'alder', mrn: one },
    }))
    expect((await recordPerson(patientId, more)).status).toBe(200)
    for (const one of [mrn, `${mrn}-b`, `${mrn}-c`]) expect((await house().open('alder', one)).status, one).toBe(409)
    expect((await personOf(patientId)).numbers).toHaveLength(3)
  })
  it('of another clinic looks like nobody', async () => {
    const { patientId } = await opened('birch')
    const ask = (id: string) => house().ask({ path: `/api/patients/${id}`, requestId: 'same' })
    expect((await ask(patientId)).answer).toEqual((await ask('0'.repeat(32))).answer)
  })
})

describe('a new episode for a known person', () => {
  it('is refused while one is open there, in plain words', async () => {
    const { patientId } = await opened()
    const refused = await referAgain(patientId)
    expect(refused.status).toBe(422)
    expect(refused.json.issues).toMatchObject([{ at: 'clinicId', problem: expect.stringMatching(/open episode/) }])
  })
  it('takes what is open about safety with it, and is listed by the old one until the first contact', async () => {
    const { episodeId, patientId, mrn } = await opened('alder', [item9(3, 2)])
    expect((await record(episodeId, [closing()])).status).toBe(200)
    const again = await referAgain(patientId)
    expect(again.status, JSON.stringify(again.json)).toBe(200)
    const next = again.json.episodeId as string
    expect(again.json.row.safety).toMatchObject({ state: 'unassessed', level: 2, instrument: 'phq-9' })
    expect((await chartOf(next)).episode.patient.mrn).toBe(mrn)
    const before = await caseloadOf('alder')
    expect(before.closedOpen.map((row: { episodeId: string }) => row.episodeId)).toContain(episodeId)
    expect((await record(next, [contact()])).status).toBe(200)
    const after = await caseloadOf('alder')
    expect(after.closedOpen.map((row: { episodeId: string }) => row.episodeId)).not.toContain(episodeId)
    expect((await chartOf(episodeId)).row.safety).toMatchObject({ class: null, settled: { how: 'carried' } })
    expect((await chartOf(next)).row.safety).toMatchObject({ state: 'unassessed', level: 2 })
  })
  it('is one episode however often it is asked for', async () => {
    const { episodeId, patientId } = await opened()
    await record(episodeId, [closing()])
    const [first, second] = [
      await referAgain(patientId, {}, { key: 'again-1' }),
      await referAgain(patientId, {}, { key: 'again-1' }),
    ]
    expect(second.json).toEqual(first.json)
    expect((await personOf(patientId)).episodes).toHaveLength(2)
  })
})

describe('a transfer', () => {
  it('closes here, opens there, and carries the worst that is open', async () => {
    const { episodeId, patientId, mrn } = await opened('alder', [item9(2, 3)])
    const found = { kind: 'safety', day: daysAgo(1), event: 'risk-assessment', finding: 'high' }
    const assessed = await record(episodeId, [{ ...found, instrument: 'C-SSRS', action: 'Means made safe' }])
    expect(assessed.status, JSON.stringify(assessed.json)).toBe(200)
    const moved = await transfer(episodeId)
    expect(moved.status, JSON.stringify(moved.json)).toBe(200)
    expect((await chartOf(episodeId)).row.stage).toBe('closed')
    const there = await chartOf(moved.json.opened, 'cm-b')
    expect(there.episode).toMatchObject({ patientId, clinicId: 'birch', continuedFrom: episodeId, patient: { mrn } })
    expect(there.row.safety).toMatchObject({ state: 'high', class: 1 })
    expect((await caseloadOf('alder')).closedOpen.map((row: { episodeId: string }) => row.episodeId)).toContain(
      episodeId,
    )
    await record(moved.json.opened, [{ kind: 'safety-accepted', day: daysAgo(0) }], 'cm-b')
    const sender = await caseloadOf('alder')
    expect(sender.closedOpen.map((row: { episodeId: string }) => row.episodeId)).not.toContain(episodeId)
    expect((await chartOf(moved.json.opened, 'cm-b')).row.safety).toMatchObject({ state: 'high', class: 1 })
  })
  it.each([
    ['to a clinic that is gone', { to: 'cedar' }, /no such clinic now/],
    ['to where the person is', { to: 'alder' }, /in this clinic already/],
    ['to a care manager who works elsewhere', { careManager: 'cm-a' }, /not a care manager of this clinic/],
  ])('%s is refused plainly', async (_, more, words) => {
    const { episodeId } = await opened()
    const refused = await transfer(episodeId, more)
    expect(refused.status).toBe(422)
    expect(refused.json.issues[0].problem).toMatch(words)
    expect((await chartOf(episodeId)).episode.version).toBe(1)
  })
  it('under a number that is another person’s there is refused, and done under their own', async () => {
    const { episodeId, mrn } = await opened()
    await opened('birch', [], mrn)
    const refused = await transfer(episodeId)
    expect(refused.json.issues).toMatchObject([{ at: 'mrn' }])
    expect((await transfer(episodeId, { mrn: `${mrn}-birch` })).status).toBe(200)
  })
})

describe('a merge of a person who was entered twice', () => {
  it('keeps one episode, the worse state of both, and every number; taken back, all is as it was', async () => {
    const [kept, other] = [await opened('alder', [item9(3, 1)]), await opened('alder', [item9(2, 3)])]
    const merged = await joined('merge', kept.patientId, other.patientId)
    expect(merged.status, JSON.stringify(merged.json)).toBe(200)
    const person = await personOf(kept.patientId)
    expect(person.absorbed).toEqual([other.patientId])
    expect(person.episodes).toHaveLength(2)
    expect((await chartOf(kept.episodeId)).row.safety).toMatchObject({ state: 'unassessed', level: 3, class: 2 })
    const list = await caseloadOf('alder')
    const shown = [...list.rows, ...list.closedOpen].map((row: { episodeId: string }) => row.episodeId)
    expect(shown).toContain(kept.episodeId)
    expect(shown).not.toContain(other.episodeId)
    expect((await house().open('alder', other.mrn)).status).toBe(409)

    const apart = await joined('separate', kept.patientId, other.patientId)
    expect(apart.status, JSON.stringify(apart.json)).toBe(200)
    expect((await personOf(kept.patientId)).absorbed).toEqual([])
    expect((await chartOf(kept.episodeId)).row.safety).toMatchObject({ state: 'unassessed', level: 1, class: 4 })
    expect((await chartOf(other.episodeId)).row).toMatchObject({ safety: { state: 'unassessed', level: 3 } })
    expect((await chartOf(other.episodeId)).row.stage).not.toBe('closed')
  })
  it('counts one person once in the figures', async () => {
    const [kept, other] = [await opened(), await opened()]
    const deps = { ...projectorOf(house()), clock: () => new Date(), newId: () => randomUUID() }
    const counted = async () => {
      const months = new Set([0, 20, 40].map((ago) => daysAgo(ago).slice(0, 7)))
      for (const month of months) expect(await recomputeBlock(deps, 'alder', month)).toBe(true)
      const { json } = await house().ask({ path: '/api/population/access', query: { clinics: 'alder' }, as: 'admin' })
      return json.all.referrals as number
    }
    const before = await counted()
    expect((await joined('merge', kept.patientId, other.patientId)).status).toBe(200)
    expect(await counted()).toBe(before - 1)
    expect((await joined('separate', kept.patientId, other.patientId)).status).toBe(200)
    expect(await counted()).toBe(before)
  })
  it('with itself, with nobody, or twice, is refused plainly', async () => {
    const [kept, other] = [await opened(), await opened()]
    expect((await joined('merge', kept.patientId, kept.patientId)).json.issues[0].problem).toMatch(/at hand/)
    await joined('merge', kept.patientId, other.patientId)
    expect((await joined('merge', kept.patientId, other.patientId)).json.issues[0].problem).toMatch(/already/)
    const into = await recordPerson(other.patientId, [identity({ given: 'Late' })])
    expect(into.status).toBe(422)
    expect(into.json.detail).toMatch(/entered twice/)
  })
})

describe('two requests about one person at once', () => {
  it('are both done or one is told, and nothing is half moved', async () => {
    const { episodeId, patientId } = await opened('alder', [item9(1, 2)])
    const [a, b] = await Promise.all([transfer(episodeId), recordPerson(patientId, [identity({ given: 'Both' })])])
    const statuses = [a.status, b.status].sort()
    expect([
      [200, 200],
      [200, 409],
      [200, 503],
    ]).toContainEqual(statuses)
    const person = await personOf(patientId, 'both')
    for (const { episodeId: id, clinicId } of person.episodes) {
      const { episode } = await chartOf(id, clinicId === 'alder' ? 'cm-a' : 'cm-b')
      expect(episode.patient.given).toBe(person.identity.given)
    }
  })
})
