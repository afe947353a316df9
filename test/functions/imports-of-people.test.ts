import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { daysAgo, openHouse, referral, type House, type Told } from './support/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.stop())

type Resource = Record<string, unknown>
const patient = (id: string, more: Resource = {}): Resource => ({
  ...{ resourceType: 'Patient', id, gender: 'female', birthDate: '1970-03-03' },
  identifier: [{ type: { coding: [{ code: 'MR' }] }, value: `MR-${id}` }],
  name: [{ family: 'Imported', given: ['Person'] }],
  ...more,
})
const total = (person: string, id: string, value: number, ago: number): Resource => ({
  ...{ resourceType: 'Observation', id, status: 'final', effectiveDateTime: daysAgo(ago) },
  code: { coding: [{ system: 'http://loinc.org', code: '44261-6' }] },
  subject: { reference: `Patient/${person}` },
  valueQuantity: { value, code: '{score}' },
})
const send = (resources: readonly Resource[], key?: string): Promise<Told> =>
  house.ask({ path: '/api/clinics/alder/imports', body: { system: 'ehr', resources }, ...(key ? { key } : {}) })
const results = (told: Told): Record<string, string> =>
  Object.fromEntries(told.json.lines.map((l: { resource: string; result: string }) => [l.resource, l.result]))
const chartOf = async (episodeId: string) => (await house.ask({ path: `/api/episodes/${episodeId}` })).json
const personOf = async (patientId: string) => (await house.ask({ path: `/api/patients/${patientId}` })).json
const namesOf = (person: { entries: { fact: { kind: string; family?: string } }[] }) =>
  person.entries.flatMap(({ fact }) => (fact.kind === 'identity' ? [fact.family] : [])).sort()
const opened = async (id: string) => {
  const told = await send([patient(id), total(id, `${id}-1`, 18, 40)])
  expect(told.json.outcome, told.answer.body).toBe('opened')
  const episodeId = told.json.episodeId as string
  return { episodeId, patientId: (await chartOf(episodeId)).episode.patientId as string }
}

describe('law W2: an import of somebody who is here', () => {
  it('under another name keeps the first one, says whose the change is, and shows the new one', async () => {
    const { episodeId, patientId } = await opened('n1')
    const renamed = [patient('n1', { name: [{ family: 'Renamed', given: ['Person'] }] }), total('n1', 'n1-1', 18, 40)]
    const told = await send(renamed, 'renaming')
    expect([told.json.outcome, results(told)['Patient/n1']]).toEqual(['changed', 'corrected'])
    const person = await personOf(patientId)
    expect(namesOf(person)).toEqual(['Imported', 'Renamed'])
    expect(person.identity.family).toBe('Renamed')
    expect(person.entries.every(({ source }: { source: string }) => source === 'import')).toBe(true)
    expect((await chartOf(episodeId)).episode.patient.family).toBe('Renamed')
    expect((await send(renamed, 'renaming')).json).toEqual(told.json)
    expect((await send(renamed)).json.outcome).toBe('unchanged')
    expect(namesOf(await personOf(patientId))).toHaveLength(2)
  })
  it('of a thinner file makes nothing unknown', async () => {
    const { patientId } = await opened('t1')
    const { birthDate: _, gender: __, ...thin } = patient('t1')
    const told = await send([thin, total('t1', 't1-1', 18, 40)])
    expect(told.json.outcome).toBe('unchanged')
    expect((await personOf(patientId)).identity).toMatchObject({ birthDate: '1970-03-03', sex: 'female' })
  })
  it('that flips a name to and fro keeps every turn', async () => {
    const { patientId } = await opened('f1')
    const called = (family: string) => send([patient('f1', { name: [{ family, given: ['Person'] }] })])
    for (const family of ['Other', 'Imported', 'Other']) expect((await called(family)).json.outcome).toBe('changed')
    expect(namesOf(await personOf(patientId))).toEqual(['Imported', 'Imported', 'Other', 'Other'])
  })
  it('keeps every coverage that a source ever told as an entry, and the header says the last', async () => {
    const covered = (id: string, code: string) => ({
      ...{ resourceType: 'Coverage', id, status: 'active', beneficiary: { reference: 'Patient/c1' } },
      type: { coding: [{ system: 'https://nahdo.org/sopt', code }] },
    })
    const told = await send([patient('c1'), covered('c1-cov', '2'), total('c1', 'c1-1', 18, 40)])
    const { episodeId } = told.json
    const again = await send([patient('c1'), covered('c1-cov', '5'), total('c1', 'c1-1', 18, 40)])
    expect([told.json.outcome, again.json.outcome]).toEqual(['opened', 'changed'])
    const { entries, episode } = await chartOf(episodeId)
    const said = entries.flatMap(({ fact }: { fact: { payerClass?: string } }) => fact.payerClass ?? [])
    expect([said.sort(), episode.coverage.payerClass]).toEqual([['commercial', 'medicaid'], 'commercial'])
  })
})

describe('law I3: an import of somebody who was referred again', () => {
  it('brings what is new into the episode that is open, corrects what it brought before where that stands, and makes nobody twice', async () => {
    const { episodeId, patientId } = await opened('r1')
    const close = { kind: 'close', day: daysAgo(10), reason: 'completed' }
    const { version } = (await chartOf(episodeId)).episode
    await house.ask({ path: `/api/episodes/${episodeId}/entries`, body: { version, entries: [close] } })
    const coverage = { payerClass: 'commercial', plan: null }
    const again = await house.ask({
      path: `/api/patients/${patientId}/episodes`,
      body: { clinicId: 'alder', coverage, entries: [{ ...referral(), day: daysAgo(5) }] },
    })
    expect(again.status, again.answer.body).toBe(200)
    const told = await send([patient('r1'), total('r1', 'r1-1', 17, 40), total('r1', 'r1-2', 14, 1)])
    expect(results(told)).toMatchObject({ 'Observation/r1-1': 'corrected', 'Observation/r1-2': 'added' })
    expect(told.json.episodeId).toBe(again.json.episodeId)
    const totals = async (id: string) =>
      (await chartOf(id)).entries.flatMap(({ fact }: { fact: { total?: number } }) => fact.total ?? [])
    expect(await totals(episodeId)).toEqual([18])
    expect(await totals(again.json.episodeId)).toEqual([14])
    expect((await personOf(patientId)).episodes).toHaveLength(2)
    expect((await send([patient('r1'), total('r1', 'r1-1', 17, 40), total('r1', 'r1-2', 14, 1)])).json.outcome).toBe(
      'unchanged',
    )
  })
})

describe('law I3: an import of somebody whose episode is closed', () => {
  const record = async (episodeId: string, entries: object[]) => {
    const { version } = (await chartOf(episodeId)).episode
    const told = await house.ask({ path: `/api/episodes/${episodeId}/entries`, body: { version, entries } })
    expect(told.status, told.answer.body).toBe(200)
  }
  const close = (episodeId: string, ago: number) =>
    record(episodeId, [{ kind: 'close', day: daysAgo(ago), reason: 'completed' }])
  const referAgain = async (patientId: string, ago: number): Promise<string> => {
    const coverage = { payerClass: 'commercial', plan: null }
    const body = { clinicId: 'alder', coverage, entries: [{ ...referral(), day: daysAgo(ago) }] }
    const told = await house.ask({ path: `/api/patients/${patientId}/episodes`, body })
    expect(told.status, told.answer.body).toBe(200)
    return told.json.episodeId
  }
  const totals = async (id: string): Promise<number[]> =>
    (await chartOf(id)).entries
      .flatMap(({ fact }: { fact: { total?: number } }) => fact.total ?? [])
      .sort((a: number, b: number) => b - a)
  const reasonOf = (told: Told, resource: string): string | null =>
    told.json.lines.find((line: { resource: string }) => line.resource === resource).reason
  const referredBy = (person: string, id: string, ago: number): Resource => ({
    ...{ resourceType: 'ServiceRequest', id, status: 'active', intent: 'order', authoredOn: daysAgo(ago) },
    code: { coding: [{ system: 'http://snomed.info/sct', code: '183524004' }] },
    subject: { reference: `Patient/${person}` },
  })

  it('changes nothing where the same file is sent again, and corrects there what the source corrects', async () => {
    const { episodeId } = await opened('k1')
    await close(episodeId, 10)
    expect((await send([patient('k1'), total('k1', 'k1-1', 18, 40)])).json.outcome).toBe('unchanged')
    const told = await send([patient('k1'), total('k1', 'k1-1', 17, 40)])
    expect([told.json.episodeId, results(told)['Observation/k1-1']]).toEqual([episodeId, 'corrected'])
    expect(reasonOf(told, 'Observation/k1-1')).toBeNull()
  })
  it('records what came after the close where safety is looked for, and says so; a referral is refused in plain words', async () => {
    const { episodeId, patientId } = await opened('k2')
    await close(episodeId, 10)
    const file = [patient('k2'), total('k2', 'k2-1', 18, 40), total('k2', 'k2-2', 15, 3), referredBy('k2', 'k2-r', 2)]
    const told = await send(file)
    expect(results(told)).toMatchObject({ 'Observation/k2-2': 'added', 'ServiceRequest/k2-r': 'refused' })
    expect(reasonOf(told, 'Observation/k2-2')).toMatch(/^The episode is closed, and this was recorded in it\./)
    expect(reasonOf(told, 'ServiceRequest/k2-r')).toMatch(/^This episode closed on .* Open a new episode/)
    const next = await referAgain(patientId, 2)
    const again = await send(file)
    expect(results(again)).toMatchObject({ 'Observation/k2-2': 'unchanged', 'ServiceRequest/k2-r': 'added' })
    expect(again.json.episodeId).toBe(next)
  })
  it('goes to the last one where there are several, never back into the first', async () => {
    const { episodeId, patientId } = await opened('k3')
    await close(episodeId, 30)
    const second = await referAgain(patientId, 20)
    await close(second, 10)
    const told = await send([patient('k3'), total('k3', 'k3-1', 18, 40), total('k3', 'k3-2', 9, 2)])
    expect(told.json.episodeId).toBe(second)
    expect([await totals(episodeId), await totals(second)]).toEqual([[18], [9]])
  })
  it('brings what is late into the episode that lasted on its day, also while another one is open', async () => {
    const { episodeId, patientId } = await opened('k4')
    await close(episodeId, 10)
    const second = await referAgain(patientId, 5)
    const file = [patient('k4'), total('k4', 'k4-1', 18, 40), total('k4', 'k4-2', 11, 20), total('k4', 'k4-3', 8, 7)]
    const told = await send(file, 'late-file')
    expect(results(told)).toMatchObject({ 'Observation/k4-2': 'added', 'Observation/k4-3': 'added' })
    expect([await totals(episodeId), await totals(second)]).toEqual([[18, 11], [8]])
    expect((await send(file, 'late-file')).json).toEqual(told.json)
    expect((await send(file)).json.outcome).toBe('unchanged')
  })
  it('puts nothing into a chart that was closed because the person was entered twice', async () => {
    const [kept, other] = [await opened('k5'), await opened('k6')]
    const [a, b] = [await personOf(kept.patientId), await personOf(other.patientId)]
    const body = { version: a.version, other: other.patientId, otherVersion: b.version, reason: 'Entered twice' }
    const merged = await house.ask({ path: `/api/patients/${kept.patientId}/merge`, body })
    expect(merged.status, merged.answer.body).toBe(200)
    const told = await send([patient('k6'), total('k6', 'k6-1', 18, 40), total('k6', 'k6-2', 12, 1)])
    expect(told.json.episodeId).toBe(kept.episodeId)
    expect([await totals(kept.episodeId), await totals(other.episodeId)]).toEqual([[18, 12], [18]])
  })
})
