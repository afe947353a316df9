import { charted, listed as inList } from '../support/measures.ts'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, type House, type Told } from './support/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.stop())

type Resource = Record<string, unknown>
const patient = (id: string, family = 'Imported'): Resource => ({
  ...{ resourceType: 'Patient', id, gender: 'female', birthDate: '1970-03-03' },
  identifier: [{ type: { coding: [{ code: 'MR' }] }, value: `MR-${id}` }],
  name: [{ family, given: ['Person'] }],
})
const total = (person: string, id: string, value: number, day = '2026-03-02'): Resource => ({
  ...{ resourceType: 'Observation', id, status: 'final' },
  code: { coding: [{ system: 'http://loinc.org', code: '44261-6' }] },
  ...{ subject: { reference: `Patient/${person}` }, effectiveDateTime: day },
  valueQuantity: { value, code: '{score}' },
})
let requests = 0
/** One import, with what it left in the audit trail. */
async function send(resources: readonly Resource[], key: string = randomUUID()) {
  const requestId = `import-${(requests += 1)}`
  const body = { system: 'ehr', resources }
  const told: Told = await house.ask({ path: '/api/clinics/alder/imports', body, key, requestId })
  const trail = (await house.items('Audit')).filter((item) => item['requestId'] === requestId)
  return { told, trail }
}
const linesOf = ({ json }: Told) =>
  json.lines.map(({ resource, result }: { resource: string; result: string }) => `${resource} ${result}`)

describe('an import is answered with what became of it, line by line, and leaves one record', () => {
  it('opened, changed, corrected, unchanged, and the same again to the same key', async () => {
    const key = randomUUID()
    const first = [patient('a1'), total('a1', 'o1', 18)]
    const more = [...first, total('a1', 'o2', 12, '2026-04-02')]
    const steps: [string, readonly Resource[], string | undefined, string, string, string[]][] = [
      ['new', first, key, 'opened', 'ok', ['Observation/o1 added', 'Patient/a1 added']],
      [
        'one more score',
        more,
        undefined,
        'changed',
        'ok',
        [...['Observation/o1 unchanged', 'Observation/o2 added', 'Patient/a1 unchanged']],
      ],
      [
        'another name',
        [patient('a1', 'Other'), ...more.slice(1)],
        undefined,
        'changed',
        'ok',
        [...['Observation/o1 unchanged', 'Observation/o2 unchanged', 'Patient/a1 corrected']],
      ],
      [
        'another total',
        [patient('a1', 'Other'), total('a1', 'o1', 17), ...more.slice(2)],
        undefined,
        'changed',
        'ok',
        [...['Observation/o1 corrected', 'Observation/o2 unchanged', 'Patient/a1 unchanged']],
      ],
      [
        'nothing new',
        [patient('a1', 'Other'), total('a1', 'o1', 17), ...more.slice(2)],
        undefined,
        'unchanged',
        'ok',
        [...['Observation/o1 unchanged', 'Observation/o2 unchanged', 'Patient/a1 unchanged']],
      ],
      ['the first again', first, key, 'opened', 'replayed', ['Observation/o1 added', 'Patient/a1 added']],
    ]
    let episodeId = ''
    for (const [what, resources, same, outcome, result, lines] of steps) {
      const { told, trail } = await send(resources, same)
      expect([what, told.status, told.json.outcome, linesOf(told)]).toEqual([what, 200, outcome, lines])
      episodeId ||= told.json.episodeId
      expect(told.json.episodeId).toBe(episodeId)
      const patientId = (await house.ask({ path: `/api/episodes/${episodeId}` })).json.episode.patientId
      expect(trail, what).toHaveLength(1)
      expect(trail[0]).toMatchObject({
        ...{ action: 'patient.import', result, sub: 'cm-a', roles: 'care-manager', clinics: '' },
        ...{ episodes: episodeId, patient: patientId },
      })
    }
  })

  it('not opened and refused: one record that names no chart, and nothing is stored', async () => {
    const before = (await house.items('Charts')).length
    const none = await send([patient('a2'), total('a2', 'o1', 2)])
    expect([none.told.json.outcome, none.told.json.episodeId]).toEqual(['not-opened', null])
    await house.open('alder', 'MR-A3')
    const typed = (await house.items('Charts')).length
    const taken = await send([patient('a3'), total('a3', 'o1', 20)])
    expect([taken.told.json.outcome, taken.told.json.episodeId]).toEqual(['refused', null])
    const nobody = await send([total('a4', 'o1', 20)])
    expect([nobody.told.json.outcome, nobody.told.json.episodeId]).toEqual(['refused', null])
    for (const { trail } of [none, taken, nobody]) {
      expect(trail).toHaveLength(1)
      expect(trail[0]).toMatchObject({ action: 'patient.import', result: 'ok', episodes: '' })
      expect(trail[0]).not.toHaveProperty('patient')
    }
    expect([before < typed, (await house.items('Charts')).length]).toEqual([true, typed])
  })
})

describe('what an import stores', () => {
  // The SHA-256 of ["alder","ehr","Patient/golden","episode"] and so on, made with another tool.
  it('stands under ids made of clinic, system and source alone: another prefix would double every chart', async () => {
    const { told } = await send([patient('golden'), total('golden', 'score-1', 18)])
    const { episode, entries } = (await house.ask({ path: `/api/episodes/${told.json.episodeId}` })).json
    expect([episode.episodeId, episode.patientId, entries[0].id]).toEqual([
      ...['2d86da978b5801e80cfad00f641ca24e', 'c16bc3a11b2021839e3ea83b94c2f350', '3cc4aace14c7b22cbba60068ccafcec3'],
    ])
  })

  it('is folded with what the chart held: the row of the list is the row of the chart after every import', async () => {
    const scores = [18, 16, 12, 9].map((value, i) => total('a5', `o${i}`, value, `2026-0${i + 2}-03`))
    for (let n = 1; n <= scores.length; n++) {
      const { told } = await send([patient('a5'), scores[n - 1] ?? {}])
      const { row } = (await house.ask({ path: `/api/episodes/${told.json.episodeId}` })).json
      const { rows } = (await house.ask({ path: '/api/clinics/alder/caseload' })).json
      const listed = rows.find((one: { episodeId: string }) => one.episodeId === told.json.episodeId)
      expect(listed).toMatchObject({ version: n, group: row.group, reasons: row.reasons, stage: row.stage })
      expect([inList(listed).phq9.last, inList(listed).phq9.first]).toEqual([[18, 16, 12, 9][n - 1], n > 1 ? 18 : null])
      expect(charted(row).phq9).toMatchObject({ count: n, baseline: { total: 18, day: '2026-02-03' } })
    }
  })
})
