import { describe, expect, it } from 'vitest'
import { daysAgo, referral, type Told } from './support/house.ts'
import { closing, peopleHouse } from './support/people.ts'

const { house, opened, chartOf, personOf, caseloadOf, record, recordPerson, referAgain, transfer, joined } =
  peopleHouse()

const numbered = (clinicId: string, mrn: string) => ({ kind: 'record-number', day: daysAgo(0), clinicId, mrn })
const corrected = (corrects: string, replacement: object | null) => ({
  ...{ kind: 'correction', day: daysAgo(0), corrects, replacement, reason: 'Mistyped' },
})
type Number = { readonly clinicId: string; readonly mrn: string; readonly entryId: string }
const numbersOf = async (patientId: string): Promise<readonly Number[]> => (await personOf(patientId, 'both')).numbers
const entryOf = async (patientId: string, mrn: string) =>
  (await numbersOf(patientId)).find((one) => one.mrn === mrn)?.entryId ?? ''
const inBirch = async (patientId: string) =>
  (await numbersOf(patientId)).flatMap(({ clinicId, mrn }) => (clinicId === 'birch' ? mrn : []))
/** What birch's list shows of an episode. */
const shown = async (episodeId: string) =>
  (await caseloadOf('birch')).rows.find((row: { episodeId: string }) => row.episodeId === episodeId)?.mrn
const intoBirch = (patientId: string, more: object = {}) =>
  referAgain(patientId, { clinicId: 'birch', ...more }, { as: 'both' })
/** Nobody else gets this number in birch. */
const isTaken = async (mrn: string) => expect((await house().ask(await asBirch(mrn))).status).toBe(409)
const asBirch = async (mrn: string) => {
  const { patient, ...more } = (await chartOf((await opened()).episodeId)).episode
  const body = { patient: { ...patient, mrn }, coverage: more.coverage, entries: [referral(1)] }
  return { path: '/api/clinics/birch/episodes', as: 'cm-b', body }
}
const refusal = ({ status, json }: Told) => [status, json.issues?.[0]?.at, json.issues?.[0]?.problem]

describe('a re-referral into another clinic', () => {
  it('is refused under a number that is a stranger’s there, and takes the one that is given', async () => {
    const stranger = await opened('birch', [], 'SAME-1')
    const { patientId, mrn } = await opened('alder', [], 'SAME-1')
    expect(refusal(await intoBirch(patientId))).toEqual([422, 'mrn', expect.stringMatching(/has this number/)])
    expect(refusal(await intoBirch(patientId, { mrn: ' same-1' }))[0]).toBe(422)
    const told = await intoBirch(patientId, { mrn: 'OTHER-1' })
    expect(told.status, told.answer.body).toBe(200)
    expect([await shown(told.json.episodeId), await shown(stranger.episodeId)]).toEqual(['OTHER-1', 'SAME-1'])
    expect([mrn, await inBirch(patientId)]).toEqual(['SAME-1', ['OTHER-1']])
    await isTaken('OTHER-1')
  })
  it('claims the same number where it is free, as an entry of the person', async () => {
    const { patientId } = await opened('alder', [], 'FREE-1')
    const key = 'free-1'
    const body = { clinicId: 'birch', coverage: { payerClass: 'uninsured', plan: null }, entries: [referral(1)] }
    const asked = { path: `/api/patients/${patientId}/episodes`, as: 'both', body, key }
    const told = await house().ask(asked)
    expect(told.status, told.answer.body).toBe(200)
    expect(await house().ask(asked)).toMatchObject({ status: 200, json: { episodeId: told.json.episodeId } })
    expect([await shown(told.json.episodeId), await inBirch(patientId)]).toEqual(['FREE-1', ['FREE-1']])
    await isTaken('FREE-1')
  })
  it('shows a number that somebody who was entered twice and is this person has there', async () => {
    const [kept, other] = [await opened('alder', [], 'AL-2'), await opened('birch', [], 'BI-2')]
    await record(other.episodeId, [closing()], 'cm-b')
    expect((await joined('merge', kept.patientId, other.patientId, 'both')).status).toBe(200)
    const told = await intoBirch(kept.patientId)
    expect(told.status, told.answer.body).toBe(200)
    expect([await shown(told.json.episodeId), await inBirch(kept.patientId)]).toEqual(['BI-2', ['BI-2']])
    expect((await house().ask(await asBirch('AL-2'))).status).toBe(200)
    const apart = await joined('separate', kept.patientId, other.patientId, 'both')
    expect(refusal(apart)[2]).toMatch(/Correct it there first/)
    const right = corrected(await entryOf(kept.patientId, 'BI-2'), numbered('birch', 'BI-3'))
    expect((await recordPerson(kept.patientId, [right], 'both')).status).toBe(200)
    expect((await joined('separate', kept.patientId, other.patientId, 'both')).status).toBe(200)
    expect(await shown(told.json.episodeId)).toBe('BI-3')
    for (const mrn of ['BI-2', 'BI-3']) await isTaken(mrn)
  })
  it('by two writers at once under one number opens one episode, and the other one is told', async () => {
    const [one, other] = [await opened('alder', [], 'RACE-1'), await opened('alder', [], 'RACE-2')]
    const told = await Promise.all([one, other].map(({ patientId }) => intoBirch(patientId, { mrn: 'RACE-9' })))
    const statuses = told.map(({ status }) => status).sort()
    expect([[200, 409].join(), [200, 422].join()]).toContain(statuses.join())
    expect([...(await inBirch(one.patientId)), ...(await inBirch(other.patientId))]).toEqual(['RACE-9'])
  })
})

describe('a transfer to a clinic that knows the person as somebody who was entered twice', () => {
  it('goes by that number, and claims no other one', async () => {
    const [kept, other] = [await opened('alder', [], 'AL-1'), await opened('birch', [], 'BI-1')]
    await record(other.episodeId, [closing()], 'cm-b')
    expect((await joined('merge', kept.patientId, other.patientId, 'both')).status).toBe(200)
    const told = await transfer(kept.episodeId)
    expect(told.status, told.answer.body).toBe(200)
    expect([await shown(told.json.opened), await inBirch(kept.patientId)]).toEqual(['BI-1', ['BI-1']])
    expect((await house().ask(await asBirch('AL-1'))).status).toBe(200)
  })
})

describe('the only number of a clinic in which an episode of the person is open', () => {
  it('is neither moved to another clinic nor struck out, until another one stands there', async () => {
    const { episodeId, patientId } = await opened('alder', [], 'NA-1')
    expect((await recordPerson(patientId, [numbered('birch', 'NB-0')], 'both')).status).toBe(200)
    const moved = corrected(await entryOf(patientId, 'NA-1'), numbered('birch', 'NB-1'))
    for (const correction of [moved, { ...moved, replacement: null }]) {
      const refused = await recordPerson(patientId, [correction], 'both')
      expect(refusal(refused)).toEqual([422, 'entries.0', expect.stringMatching(/where their episode is open/)])
    }
    expect((await house().open('alder', 'NA-1')).status).toBe(409)
    const both = await recordPerson(patientId, [numbered('alder', 'NA-2'), moved], 'both')
    expect(both.status, both.answer.body).toBe(200)
    expect((await chartOf(episodeId)).episode.patient.mrn).toBe('NA-2')
    expect((await house().open('alder', 'NA-1')).status).toBe(200)
  })
  it('is corrected to another one of that clinic', async () => {
    const { episodeId, patientId } = await opened('alder', [], 'NC-1')
    const right = corrected(await entryOf(patientId, 'NC-1'), numbered('alder', 'NC-2'))
    expect((await recordPerson(patientId, [right], 'both')).status).toBe(200)
    expect((await chartOf(episodeId)).episode.patient.mrn).toBe('NC-2')
  })
})
