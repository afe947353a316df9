import { describe, expect, it } from 'vitest'
import { daysAgo } from './support/house.ts'
import { identity, peopleHouse } from './support/people.ts'

const { house, opened, personOf, recordPerson, joined } = peopleHouse()
const known = async (as = 'cm-a', clinicId = 'alder') => house().ask({ path: `/api/clinics/${clinicId}/known`, as })
interface Known {
  readonly patientId: string
  readonly episodes: readonly string[]
}
const of = async (patientId: string) =>
  (await known()).json.people.find((one: Known) => one.patientId === patientId) ?? null

describe('what people of a clinic are found and reached by', () => {
  it('is the name they had before, and how they are called: nobody of whom there is nothing to say is there', async () => {
    const [one, other] = [await opened(), await opened()]
    const contact = { kind: 'contact-details', day: daysAgo(0), phone: '(206) 555-0142', callTimes: 'after 5 pm' }
    expect((await recordPerson(one.patientId, [identity({ family: 'Newname' }), contact])).status).toBe(200)
    expect(await of(one.patientId)).toEqual({
      ...{ patientId: one.patientId, episodes: [one.episodeId], numbers: [], phones: [] },
      formerNames: [expect.stringMatching(/^\w+, \w+/)],
      contact: { phone: '(206) 555-0142', otherPhone: null, callTimes: 'after 5 pm', messages: null },
    })
    expect(await of(other.patientId)).toBeNull()
  })
  it('is the number and the telephone of whom they were entered as a second time, at both of their charts', async () => {
    const [kept, other] = [await opened(), await opened()]
    const reached = { kind: 'contact-details', day: daysAgo(0), phone: '(212) 555-0177' }
    expect((await recordPerson(other.patientId, [reached])).status).toBe(200)
    expect((await joined('merge', kept.patientId, other.patientId)).status).toBe(200)
    const [one, two] = [await of(kept.patientId), await of(other.patientId)]
    expect([one.numbers, two.numbers]).toEqual([[other.mrn], [kept.mrn]])
    // Nobody is called "phone not known" because the other one of their two charts goes on.
    expect([one.contact.phone, (await personOf(kept.patientId)).contact?.phone]).toEqual([reached.phone, reached.phone])
    expect((await recordPerson(kept.patientId, [{ ...reached, phone: '(212) 555-0178' }])).status).toBe(200)
    expect(await of(kept.patientId)).toMatchObject({ phones: [reached.phone], contact: { phone: '(212) 555-0178' } })
  })
  it('is told to nobody of another clinic, and is one act in the audit trail without a name', async () => {
    expect((await known('cm-b')).status).toBe(404)
    const acts = (await house().items('Audit')).filter(({ action }) => action === 'patients.reach')
    expect(acts.length).toBeGreaterThan(0)
    expect(JSON.stringify(acts)).not.toMatch(/Newname|555/)
  })
})
