import { describe, expect, it } from 'vitest'
import { daysAgo } from './support/house.ts'
import { closing, contact, item9, peopleHouse } from './support/people.ts'

const { house, opened, chartOf, caseloadOf, record, referAgain, joined } = peopleHouse()
type Person = Awaited<ReturnType<typeof opened>>

async function join(route: 'merge' | 'separate', kept: Person, other: Person) {
  const told = await joined(route, kept.patientId, other.patientId, 'both')
  expect(told.status, told.answer.body).toBe(200)
}
async function put(episodeId: string, ...entries: object[]) {
  const told = await record(episodeId, entries, 'both')
  expect(told.status, told.answer.body).toBe(200)
}
const safetyOf = async ({ episodeId }: Pick<Person, 'episodeId'>) => (await chartOf(episodeId, 'both')).row.safety
/** Where lists show an episode as one whose safety is open. */
async function listedIn(clinicId: string, { episodeId }: Pick<Person, 'episodeId'>): Promise<boolean> {
  const { rows, closedOpen } = await caseloadOf(clinicId)
  const row = [...rows, ...closedOpen].find((one: { episodeId: string }) => one.episodeId === episodeId)
  return (row?.safety?.class ?? null) !== null
}
const assessed = (finding: string) => ({
  ...{ kind: 'safety', day: daysAgo(0), event: 'risk-assessment', instrument: 'C-SSRS', finding, action: 'Done' },
})
const handOver = {
  ...{ kind: 'hand-over', day: daysAgo(0), how: 'handed-over', service: 'Crisis team', acceptedBy: 'J. Rivera' },
  checkDay: daysAgo(-2),
}
const OPEN = { state: 'unassessed', level: 3, class: 2 }

describe('what was recorded about safety while two persons were one, when the merge is taken back', () => {
  it('is open for both, because nobody knows whose it is', async () => {
    const [kept, other] = [await opened('alder', [item9(5, 1)]), await opened('alder', [item9(4, 2)])]
    await join('merge', kept, other)
    await put(kept.episodeId, item9(0, 3))
    await join('separate', kept, other)
    for (const one of [kept, other]) {
      expect(await safetyOf(one)).toMatchObject(OPEN)
      expect(await listedIn('alder', one)).toBe(true)
    }
    const { entries } = await chartOf(other.episodeId)
    const carried = entries.flatMap(({ fact }: { fact: { kind: string } }) =>
      fact.kind === 'safety-carried' ? fact : [],
    )
    expect(carried).toMatchObject([{ from: kept.episodeId, level: 3, since: daysAgo(0), alsoThere: true }])
  })
  it('is so also where it came with the feed of one of them', async () => {
    const send = async (resources: object[]) =>
      (await house().ask({ path: '/api/clinics/alder/imports', body: { system: 'ehr', resources } })).json
    const feedOf = (id: string) => [patient(id), phq9Of(id, `${id}-1`, 0, 40)]
    const persons: Person[] = []
    for (const id of ['shared-a', 'shared-b']) {
      const { episodeId } = await send(feedOf(id))
      persons.push({ episodeId, patientId: (await chartOf(episodeId)).episode.patientId, mrn: id })
    }
    const [kept, other] = persons as [Person, Person]
    await join('merge', kept, other)
    await send([...feedOf('shared-b'), phq9Of('shared-b', 'shared-b-2', 3, 1)])
    await join('separate', kept, other)
    expect(await safetyOf(other)).toMatchObject(OPEN)
  })
  it('is open for both as a finding of high, and where the episode was closed and another one opened since', async () => {
    const [kept, other] = [await opened(), await opened()]
    await join('merge', kept, other)
    await put(kept.episodeId, item9(0, 3), assessed('high'))
    await put(kept.episodeId, closing())
    const next = (await referAgain(kept.patientId)).json as Person
    await join('separate', kept, other)
    for (const one of [next, other]) expect(await safetyOf(one)).toMatchObject({ state: 'high', class: 1, level: 3 })
  })
  it('takes what was each one’s own from none of them, and gives it to none', async () => {
    const [kept, other] = [await opened('alder', [item9(5, 1)]), await opened('alder', [item9(4, 2)])]
    await join('merge', kept, other)
    await put(kept.episodeId, closing())
    const next = (await referAgain(kept.patientId)).json as Person
    await join('separate', kept, other)
    expect(await safetyOf(next)).toMatchObject({ level: 1, class: 4 })
    expect(await safetyOf(other)).toMatchObject({ level: 2, class: 4 })
    const { entries } = await chartOf(other.episodeId)
    expect(entries.map(({ fact }: { fact: { kind: string } }) => fact.kind)).not.toContain('safety-carried')
  })
  it('is open for the other one though it was handed over, because one person was taken over there', async () => {
    const [kept, other] = [await opened(), await opened('alder', [item9(4, 2)])]
    await join('merge', kept, other)
    await put(kept.episodeId, item9(0, 3))
    await put(kept.episodeId, handOver)
    await join('separate', kept, other)
    expect(await safetyOf(kept)).toMatchObject({ state: 'elsewhere' })
    expect(await safetyOf(other)).toMatchObject(OPEN)
  })
  it('is open for neither where it was settled meanwhile', async () => {
    const [kept, other] = [await opened(), await opened()]
    await join('merge', kept, other)
    await put(kept.episodeId, item9(0, 3), assessed('low'))
    await join('separate', kept, other)
    for (const one of [kept, other]) expect((await safetyOf(one))?.class ?? null).toBeNull()
  })
  it('is open for both where it was recorded in an episode of the other person, which went on', async () => {
    const [kept, other] = [await opened('alder'), await opened('birch')]
    await join('merge', kept, other)
    await put(other.episodeId, item9(0, 3))
    await join('separate', kept, other)
    for (const one of [kept, other]) expect(await safetyOf(one)).toMatchObject(OPEN)
  })
  it('is taken from one of them neither by a contact with the other one, nor by another merge that is taken back', async () => {
    const [kept, other] = [await opened(), await opened()]
    await join('merge', kept, other)
    await put(kept.episodeId, item9(0, 3))
    await join('separate', kept, other)
    const { version } = (await chartOf(kept.episodeId)).episode
    await put(other.episodeId, contact())
    expect((await chartOf(kept.episodeId)).episode.version).toBe(version)
    for (const one of [kept, other]) expect(await safetyOf(one)).toMatchObject(OPEN)
    await join('merge', kept, other)
    await put(kept.episodeId, contact())
    await join('separate', kept, other)
    for (const one of [kept, other]) expect(await safetyOf(one)).toMatchObject(OPEN)
    await put(other.episodeId, assessed('low'))
    expect(await safetyOf(kept)).toMatchObject(OPEN)
    expect(await safetyOf(other)).toMatchObject({ class: null })
  })
})

describe('what was recorded about safety while three persons were one, when the merges are taken back', () => {
  const HIGH = { state: 'high', class: 1 }
  it('is open for all three where it was recorded in the chart of the one who is taken apart first', async () => {
    const [a, b, c] = [await opened('alder'), await opened('alder'), await opened('birch')]
    await join('merge', a, b)
    await join('merge', a, c)
    await put(c.episodeId, item9(0, 3))
    await join('separate', a, c)
    await join('separate', a, b)
    for (const one of [a, b, c]) expect(await safetyOf(one)).toMatchObject(OPEN)
    for (const one of [a, b]) expect(await listedIn('alder', one)).toBe(true)
    expect(await listedIn('birch', c)).toBe(true)
  })
  it.each([
    { what: 'an answer', said: item9(0, 3), open: OPEN },
    { what: 'a finding of high', said: assessed('high'), open: HIGH },
  ])('is open for all three as $what where the episode of the one who goes on was closed', async ({ said, open }) => {
    const [a, b, c] = [await opened(), await opened(), await opened()]
    await join('merge', a, b)
    await put(a.episodeId, closing())
    await join('merge', a, c)
    await put(c.episodeId, said)
    await join('separate', a, c)
    await join('separate', a, b)
    for (const one of [a, b, c]) {
      expect(await safetyOf(one)).toMatchObject(open)
      expect(await listedIn('alder', one)).toBe(true)
    }
  })
  it('is open for the one who goes on in their own chart, also where that of a third person is open alone', async () => {
    const [a, b, c] = [await opened('alder'), await opened('birch'), await opened('alder')]
    await put(a.episodeId, closing())
    await join('merge', a, c)
    await join('merge', a, b)
    await put(b.episodeId, assessed('high'))
    await join('separate', a, b)
    expect(await safetyOf(a)).toMatchObject(HIGH)
    expect(await listedIn('alder', a)).toBe(true)
    await join('separate', a, c)
    for (const one of [a, b, c]) expect(await safetyOf(one)).toMatchObject(HIGH)
    for (const one of [a, c]) expect(await listedIn('alder', one)).toBe(true)
  })
  it('is open for all three where the one who goes on was referred again in between', async () => {
    const [a, b, c] = [await opened('alder'), await opened('alder'), await opened('birch')]
    await join('merge', a, b)
    await join('merge', a, c)
    await put(c.episodeId, item9(0, 3))
    await join('separate', a, c)
    await put(a.episodeId, closing())
    const next = (await referAgain(a.patientId)).json as Person
    await join('separate', a, b)
    for (const one of [next, b, c]) expect(await safetyOf(one)).toMatchObject(OPEN)
  })
  it('stays with both through a second merge of the two, a referral again and its taking back', async () => {
    const [a, b] = [await opened('alder'), await opened('birch')]
    await join('merge', a, b)
    await put(b.episodeId, item9(0, 3))
    await join('separate', a, b)
    await join('merge', a, b)
    await put(a.episodeId, closing())
    const next = (await referAgain(a.patientId)).json as Person
    await put(next.episodeId, contact())
    await join('separate', a, b)
    for (const one of [next, b]) expect(await safetyOf(one)).toMatchObject(OPEN)
    expect(await listedIn('alder', next)).toBe(true)
  })
  it('is not given to somebody who was taken for the same person only after it came apart', async () => {
    const [a, b, c] = [await opened('alder'), await opened('alder'), await opened('birch')]
    await join('merge', a, c)
    await put(c.episodeId, item9(0, 3))
    await join('separate', a, c)
    await join('merge', a, b)
    await join('separate', a, b)
    for (const one of [a, c]) expect(await safetyOf(one)).toMatchObject(OPEN)
    expect((await safetyOf(b))?.class ?? null).toBeNull()
  })
})

const patient = (id: string) => ({
  ...{ resourceType: 'Patient', id, gender: 'female', birthDate: '1970-03-03' },
  identifier: [{ type: { coding: [{ code: 'MR' }] }, value: `MR-${id}` }],
  name: [{ family: 'Imported', given: ['Person'] }],
})
const PHQ9 = '44250-9 44255-8 44259-0 44254-1 44251-7 44258-2 44252-5 44253-3 44260-8'.split(' ')
const coded = (code: string) => ({ coding: [{ system: 'http://loinc.org', code }] })
const phq9Of = (of: string, id: string, level: number, ago: number) => ({
  ...{ resourceType: 'Observation', id, status: 'final', effectiveDateTime: daysAgo(ago) },
  ...{ subject: { reference: `Patient/${of}` }, code: coded('44249-1') },
  component: PHQ9.map((code, i) => ({ code: coded(code), valueInteger: i === 8 ? level : 2 })),
})
