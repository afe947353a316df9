import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aPatient } from '../support/charts.ts'
import { daysAgo, openHouse, phq9, referral, type House } from './support/house.ts'

let house: House
beforeAll(async () => (house = await openHouse()))
afterAll(() => house.stop())

const coverage = { payerClass: 'commercial', plan: null }
/** Opens somebody by name, and answers the episode. */
async function opened(clinicId: string, family: string, as: string): Promise<{ episodeId: string; version: number }> {
  const patient = aPatient({ family, given: 'Ana', mrn: `M-${family}`, birthDate: '1985-03-12' })
  const body = { patient, coverage, entries: [referral()] }
  return (await house.ask({ path: `/api/clinics/${clinicId}/episodes`, body, as })).json
}
const listedTo = async (as: string, query?: Record<string, string>) =>
  house.ask({ path: '/api/patients', as, ...(query ? { query } : {}) })

describe('everybody that a person may see', () => {
  it('is listed by name: who waits, who is treated and who is closed, in every clinic of theirs and no other', async () => {
    await house.join('both', ['care-manager'], { clinics: ['alder', 'birch'] })
    await opened('alder', 'Waits', 'both')
    const treated = await opened('alder', 'Treated', 'both')
    const session = {
      kind: 'contact',
      day: daysAgo(1),
      outcome: 'completed',
      mode: 'phone',
      work: ['behavioral-activation'],
    }
    const write = (of: { episodeId: string; version: number }, entries: unknown[]) =>
      house.ask({ path: `/api/episodes/${of.episodeId}/entries`, body: { version: of.version, entries }, as: 'both' })
    expect((await write(treated, [session, phq9(1)])).status).toBe(200)
    const closed = await opened('birch', 'Closed', 'both')
    expect((await write(closed, [{ kind: 'close', day: daysAgo(0), reason: 'moved' }])).status).toBe(200)

    const { status, json } = await listedTo('both')
    expect([status, json.unread]).toEqual([200, []])
    expect(json.patients).toEqual([
      expect.objectContaining({
        ...{ name: 'Closed, Ana', clinicId: 'birch', stage: 'closed', closed: { day: daysAgo(0), reason: 'moved' } },
        ...{ episodeId: closed.episodeId, mrn: 'M-Closed', birthDate: '1985-03-12' },
      }),
      expect.objectContaining({ name: 'Treated, Ana', clinicId: 'alder', stage: 'in-treatment', closed: null }),
      expect.objectContaining({ name: 'Waits, Ana', clinicId: 'alder', stage: 'waiting', closed: null }),
    ])
    const names = (told: typeof json) => told.patients.map(({ name }: { name: string }) => name.split(',')[0])
    expect(names((await listedTo('both', { clinics: 'birch' })).json)).toEqual(['Closed'])
    expect(names((await listedTo('cm-a')).json)).toEqual(['Treated', 'Waits'])
  })
  it('is one act in the audit trail, with the clinics and no name', async () => {
    const acts = (await house.items('Audit')).filter(({ action }) => action === 'patients.list')
    expect(acts.map(({ sub, clinics }) => [sub, clinics])).toContainEqual(['both', 'alder,birch'])
    expect(JSON.stringify(acts)).not.toMatch(/Waits|M-Closed|1985-03-12/)
  })
  it('is not there for a clinic that is not the caller’s', async () => {
    expect((await listedTo('cm-a', { clinics: 'birch' })).status).toBe(404)
  })
  it('holds all but the one whose row cannot be read, who is named by their episode', async () => {
    const gone = await opened('alder', 'Damaged', 'cm-a')
    const row = (await house.items('Charts')).find(({ sk }) => String(sk).endsWith(`#${gone.episodeId}`))
    await house.put('Charts', { ...row, row: '[99,{}]' } as never)
    const { json } = await listedTo('cm-a')
    expect(json.unread).toEqual([{ clinicId: 'alder', episodeId: gone.episodeId, why: 'newer' }])
    expect(json.patients.map(({ name }: { name: string }) => name)).toEqual(['Treated, Ana', 'Waits, Ana'])
  })
})
