import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROUTES, type RouteName } from '../../core/contract/index.ts'
import { ROLES, type Role } from '../../core/contract/routes/route.ts'
import { releaseFor } from '../../core/metrics/release.ts'
import { toCohort } from '../../core/population/cohort.ts'
import { releaseItem } from '../../functions/store/published.ts'
import { aPatient } from '../support/charts.ts'
import { daysAgo, openHouse, phq9, referral, type Asked, type House } from './support/house.ts'

interface Matrix {
  readonly roles: readonly string[]
  readonly expected: Readonly<Record<string, readonly number[]>>
}
const matrix = JSON.parse(readFileSync(join(import.meta.dirname, 'support/matrix.json'), 'utf8')) as Matrix
const RELEASE = releaseFor({
  ...{ planId: 'plan-1', planName: 'First Plan', cohort: toCohort([]), quarter: '2026-Q2', version: 1 },
  ...{ asOf: '2026-07-30', publishedOn: '2026-08-20' },
})

let house: House
let opened: string
beforeAll(async () => {
  house = await openHouse()
  opened = (await house.open()).json.episodeId
  await house.put('Published', releaseItem(RELEASE))
  for (const role of matrix.roles.filter((name) => name !== 'none'))
    await house.join(
      `person-${role.replace('+', '-')}`,
      role === 'disabled' ? ['care-manager'] : (role.split('+') as Role[]),
      {
        clinics: ['alder'],
        plan: 'plan-1',
        state: role === 'disabled' ? 'disabled' : 'active',
      },
    )
})
afterAll(() => house.stop())

let count = 0
/** Somebody who was opened for one request alone. */
async function newcomer(): Promise<{ patientId: string; episodeId: string }> {
  const { episodeId } = (await house.open('alder', `N-${(count += 1)}`)).json as { episodeId: string }
  const { episode } = (await house.ask({ path: `/api/episodes/${episodeId}` })).json
  return { patientId: episode.patientId as string, episodeId }
}
async function mergeOf(route: string): Promise<Asked> {
  const [kept, other] = [await newcomer(), await newcomer()]
  const body = { version: 1, other: other.patientId, otherVersion: 1, reason: 'Entered twice' }
  return { path: `/api/patients/${kept.patientId}/${route}`, body }
}
/** A request that a person with the right role is answered 200. */
async function askedOf(route: RouteName): Promise<Asked> {
  const coverage = { payerClass: 'commercial', plan: null }
  const patient = aPatient({ mrn: `R-${(count += 1)}` })
  switch (route) {
    case 'session':
      return { path: '/api/session' }
    case 'caseload':
      return { path: '/api/clinics/alder/caseload' }
    case 'chart':
      return { path: `/api/episodes/${opened}` }
    case 'notes':
      return { path: `/api/episodes/${opened}/notes`, query: { of: 'an-entry' } }
    case 'recordEntries': {
      const chart = await house.ask({ path: `/api/episodes/${opened}`, as: 'cm-a' })
      const body = { version: chart.json.episode.version, entries: [phq9(2)] }
      return { path: `/api/episodes/${opened}/entries`, body }
    }
    case 'draft':
      return { path: `/api/episodes/${opened}/draft` }
    case 'keepDraft': {
      const body = { revision: `r-${(count += 1)}`, after: null, content: 'typed', version: 1 }
      return { path: `/api/episodes/${(await newcomer()).episodeId}/draft`, body }
    }
    case 'referralDraft':
      return { path: '/api/clinics/alder/referral' }
    case 'keepReferralDraft': {
      const body = { revision: `r-${(count += 1)}`, after: null, content: 'typed', version: 0 }
      return { path: `/api/clinics/alder/referral`, body }
    }
    case 'settings':
      return { path: '/api/clinics/alder/settings' }
    case 'chooseSettings': {
      const { revision } = (await house.ask({ path: '/api/clinics/alder/settings' })).json
      const body = { revision, settings: [`acted-on=${20 + ((count += 1) % 30)}`], from: daysAgo(-1), reason: 'a test' }
      return { path: '/api/clinics/alder/settings', body }
    }
    case 'openEpisode':
      return { path: '/api/clinics/alder/episodes', body: { patient, coverage, entries: [referral()] } }
    case 'importPatient':
      return {
        path: '/api/clinics/alder/imports',
        body: { system: 'test', resources: [{ resourceType: 'Patient', id: 'nobody' }] },
      }
    case 'patients':
      return { path: '/api/patients' }
    case 'known':
      return { path: '/api/clinics/alder/known' }
    case 'directory':
      return { path: '/api/clinics/alder/directory' }
    case 'person':
      return { path: `/api/patients/${(await newcomer()).patientId}` }
    case 'recordPerson': {
      const { patientId } = await newcomer()
      const contact = { kind: 'contact-details', day: daysAgo(0), phone: '555 0100 200' }
      return { path: `/api/patients/${patientId}/entries`, body: { version: 1, entries: [contact] } }
    }
    case 'referAgain': {
      const { patientId, episodeId } = await newcomer()
      const close = { kind: 'close', day: daysAgo(0), reason: 'completed' }
      await house.ask({ path: `/api/episodes/${episodeId}/entries`, body: { version: 1, entries: [close] } })
      const body = { clinicId: 'alder', coverage, entries: [referral()] }
      return { path: `/api/patients/${patientId}/episodes`, body }
    }
    case 'transfer': {
      const { episodeId } = await newcomer()
      return { path: `/api/episodes/${episodeId}/transfer`, body: { version: 1, to: 'birch', reason: 'Moved house' } }
    }
    case 'merge':
      return mergeOf('merge')
    case 'separate': {
      const asked = await mergeOf('merge')
      await house.ask({ ...asked, as: 'cm-a' })
      const { other } = asked.body as { other: string }
      const body = { version: 2, other, otherVersion: 2, reason: 'Two persons' }
      return { path: asked.path.replace('/merge', '/separate'), body }
    }
    case 'access':
      return { path: '/api/population/access' }
    case 'releases':
      return { path: '/api/plan/releases' }
    case 'release':
      return { path: `/api/plan/releases/${RELEASE.releaseId}` }
  }
}

describe('the role x route matrix', () => {
  it('names every route and every role, and none that is not there', () => {
    expect(Object.keys(matrix.expected).sort()).toEqual(Object.keys(ROUTES).sort())
    const named = new Set(matrix.roles.flatMap((role) => role.split('+')))
    expect(ROLES.filter((role) => !named.has(role))).toEqual([])
    for (const row of Object.values(matrix.expected)) expect(row).toHaveLength(matrix.roles.length)
  })

  for (const route of Object.keys(ROUTES) as RouteName[])
    it(`is what the edge does for ${route}`, async () => {
      const got: number[] = []
      for (const role of matrix.roles) {
        const asked = await askedOf(route)
        got.push((await house.ask({ ...asked, as: `person-${role.replace('+', '-')}` })).status)
      }
      expect(got).toEqual(matrix.expected[route])
    })

  it('answers nobody without a token, on any route', async () => {
    for (const route of Object.keys(ROUTES) as RouteName[])
      expect((await house.ask({ ...(await askedOf(route)), token: null })).status, route).toBe(401)
  })
})
