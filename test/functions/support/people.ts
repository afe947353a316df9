import { afterAll, beforeAll, expect } from 'vitest'
import { aPatient } from '../../support/charts.ts'
import { daysAgo, openHouse, phq9, referral, type Asked, type House } from './house.ts'

export const coverage = { payerClass: 'commercial', plan: 'plan-1' }
/** A PHQ-9 whose item 9 has this answer. */
export const item9 = (ago: number, level: number) => phq9(ago, [2, 2, 2, 2, 2, 2, 2, 1, level])
export const contact = (ago = 0) => ({
  kind: 'contact',
  day: daysAgo(ago),
  outcome: 'completed',
  mode: 'phone',
  minutes: 20,
})
export const closing = (ago = 0) => ({ kind: 'close', day: daysAgo(ago), reason: 'completed' })
export const identity = (more: object = {}) => {
  const { mrn: _, ...patient } = aPatient()
  return { kind: 'identity', day: daysAgo(0), ...patient, ...more }
}

export const kinds = (chart: { entries: { fact: { kind: string } }[] }) => chart.entries.map(({ fact }) => fact.kind)

/** What tests ask about persons, of the house that stands when they ask. */
export function peopleIn(house: () => House) {
  let numbers = 0
  async function opened(clinicId = 'alder', entries: object[] = [], mrn = `P-${(numbers += 1)}`) {
    const as = clinicId === 'alder' ? 'cm-a' : 'cm-b'
    const careManager = clinicId === 'alder' ? 'cm-a' : 'cm-b'
    const body = { patient: aPatient({ mrn }), coverage, careManager, entries: [referral(), ...entries] }
    const { status, json } = await house().ask({ path: `/api/clinics/${clinicId}/episodes`, as, body })
    expect(status, JSON.stringify(json)).toBe(200)
    const chart = await chartOf(json.episodeId, as)
    return { episodeId: json.episodeId as string, patientId: chart.episode.patientId as string, mrn }
  }
  const chartOf = async (episodeId: string, as = 'cm-a') =>
    (await house().ask({ path: `/api/episodes/${episodeId}`, as })).json
  const personOf = async (patientId: string, as = 'cm-a') =>
    (await house().ask({ path: `/api/patients/${patientId}`, as })).json
  const caseloadOf = async (clinicId: string, as = 'psych') =>
    (await house().ask({ path: `/api/clinics/${clinicId}/caseload`, as })).json
  async function record(episodeId: string, entries: object[], as = 'cm-a') {
    const { episode } = await chartOf(episodeId, as)
    return house().ask({ path: `/api/episodes/${episodeId}/entries`, as, body: { version: episode.version, entries } })
  }
  async function recordPerson(patientId: string, entries: object[], as = 'cm-a') {
    const { version } = await personOf(patientId, as)
    return house().ask({ path: `/api/patients/${patientId}/entries`, as, body: { version, entries } })
  }
  const referAgain = (patientId: string, more: object = {}, asked: Partial<Asked> = {}) =>
    house().ask({
      path: `/api/patients/${patientId}/episodes`,
      body: { clinicId: 'alder', coverage, entries: [referral()], ...more },
      ...asked,
    })
  async function transfer(episodeId: string, more: object = {}, asked: Partial<Asked> = {}) {
    const { episode } = await chartOf(episodeId)
    const body = { version: episode.version, to: 'birch', reason: 'Moved house', ...more }
    return house().ask({ path: `/api/episodes/${episodeId}/transfer`, body, ...asked })
  }
  async function joined(route: 'merge' | 'separate', kept: string, other: string, as = 'cm-a') {
    const [a, b] = [await personOf(kept, as), await personOf(other, as)]
    const body = { version: a.version, other, otherVersion: b.version, reason: 'Entered twice' }
    return house().ask({ path: `/api/patients/${kept}/${route}`, as, body })
  }
  return { opened, chartOf, personOf, caseloadOf, record, recordPerson, referAgain, transfer, joined }
}

/** A house for the tests of one file, with a care manager of both clinics (`both`) in it, and what they do with its people. */
export function peopleHouse() {
  let opened: House | undefined
  beforeAll(async () => {
    opened = await openHouse()
    await opened.join('both', ['care-manager'], { clinics: ['alder', 'birch'] })
  })
  afterAll(() => opened?.stop())
  const house = (): House => {
    if (!opened) throw new Error('The house opens before the first test, not before')
    return opened
  }
  return { house, ...peopleIn(house) }
}
