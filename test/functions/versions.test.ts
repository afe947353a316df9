import { charted, listed } from '../support/measures.ts'
import { DeleteCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { apiEdge } from '../../functions/edges/api.ts'
import type { HttpHandler } from '../../functions/runtime/edge.ts'
import { payerEdge } from '../../functions/edges/payer.ts'
import { wireApi } from '../../functions/wiring/api.ts'
import { wirePayer } from '../../functions/wiring/payer.ts'
import type { Item } from '../../functions/store/client.ts'
import { loadStore } from '../support/stored.ts'
import { daysAgo, openHouse, referral, rowsOf, type House, type Told } from './support/house.ts'

/** A store of release 0.1.0, and beside it what no release of today has written. */
let house: House
let api: HttpHandler
let payer: HttpHandler
const ask = (path: string, as: string, more: Partial<Parameters<House['askOf']>[1]> = {}): Promise<Told> =>
  house.askOf(path.startsWith('/api/plan') ? payer : api, { path, as, ...more })
const write = (episodeId: string, version: number) =>
  ask(`/api/episodes/${episodeId}/entries`, 'cm-c', {
    body: { version, entries: [{ kind: 'contact', day: daysAgo(0), outcome: 'completed', mode: 'phone' }] },
  })

const get = async (table: string, pk: string, sk: string): Promise<Item> => {
  const { Item } = await house.engine.client.send(
    new GetCommand({ TableName: table, Key: { pk, sk }, ConsistentRead: true }),
  )
  if (!Item) throw new Error(`nothing at ${pk} ${sk}`)
  return Item
}
/** Puts an item changed, lets the test look, and puts back what was there. */
async function changed(table: string, item: Item, look: () => Promise<void>, before: Item): Promise<void> {
  await house.engine.client.send(new PutCommand({ TableName: table, Item: item }))
  forget()
  try {
    await look()
  } finally {
    await house.engine.client.send(new PutCommand({ TableName: table, Item: before }))
    forget()
  }
}
/** New containers: nothing is remembered of the Directory. */
function forget(): void {
  const environment = { ...house.environment, WRITE_FORMAT: '2' }
  api = apiEdge(wireApi(environment, house.engine.client))
  payer = payerEdge(wirePayer(environment, house.engine.client))
}
const caseload = async () => (await ask('/api/clinics/cedar/caseload', 'cm-c')).json
const idOf = async (name: string): Promise<string> => {
  const { rows } = await caseload()
  return rows.find((row: { name: string }) => row.name.startsWith(name)).episodeId
}

beforeAll(async () => {
  house = await openHouse()
  await loadStore(house.engine.endpoint, 'v0.1.0')
  forget()
})
afterAll(() => house.stop())

describe('a store of release 0.1.0', () => {
  it('shows every row as it was, and says how many are being made anew', async () => {
    const { rows, unread, rebuilding } = await caseload()
    expect(rows.map((row: { name: string }) => row.name).sort()).toEqual([
      ...['Everykind, Ada', 'Imported, Eve', 'Noday, Dee', 'Waiting, Cyd'],
    ])
    expect(unread).toEqual([])
    expect(rebuilding).toBe(4)
  })

  it('opens a chart with an entry of every kind, each with its version, place and local time', async () => {
    const { json } = await ask(`/api/episodes/${await idOf('Everykind')}`, 'cm-c')
    expect(json.unread).toEqual([])
    const kinds = new Set(json.entries.map(({ fact }: { fact: { kind: string } }) => fact.kind))
    expect([...kinds].sort()).toEqual([
      ...['appointment', 'assessment', 'consent', 'contact', 'correction', 'diagnosis', 'referral', 'safety'],
      ...['screening', 'treatment'],
    ])
    const places = json.entries.map(({ version, place }: { version: number; place: number }) => `${version}.${place}`)
    expect(new Set(places).size).toBe(json.entries.length)
    for (const { local } of json.entries) expect(local).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/)
  })

  it('takes writes, which stand behind what was recorded before', async () => {
    const episodeId = await idOf('Waiting')
    const told = await ask(`/api/episodes/${episodeId}/entries`, 'cm-c', {
      body: {
        version: 1,
        entries: [20, 8].map((total) => ({ kind: 'assessment', instrument: 'phq-9', day: daysAgo(1), total })),
      },
    })
    expect(told.status, told.answer.body).toBe(200)
    expect(charted(told.json.row).phq9).toMatchObject({ baseline: { total: 20 }, last: { total: 8 } })
    expect(told.json.row.version).toBe(2)
  })

  it('answers access figures and releases', async () => {
    const access = await ask('/api/population/access', 'admin', { query: { from: '2025-01-01' } })
    expect(access.status, access.answer.body).toBe(200)
    expect(access.json.all.referrals).toBe(5)
    expect(access.json.unread).toEqual({ blocks: 0, rebuilding: 0, people: 0, clinics: 0, settings: 0 })
    const list = await ask('/api/plan/releases', 'payer-1')
    expect(list.json.releases).toHaveLength(1)
    expect((await ask(`/api/plan/releases/${list.json.releases[0].releaseId}`, 'payer-1')).status).toBe(200)
  })

  it('is imported into again, and nothing is corrected only because the file states times of day', async () => {
    const observation = (id: string, time: string, total: number) => ({
      ...{ resourceType: 'Observation', id, status: 'final', subject: { reference: 'Patient/imp' } },
      code: { coding: [{ system: 'http://loinc.org', code: '44261-6' }] },
      ...{ effectiveDateTime: time, valueInteger: total },
    })
    const chart = (await ask(`/api/episodes/${await idOf('Imported')}`, 'cm-c')).json
    const day = chart.entries.find(({ fact }: { fact: { kind: string } }) => fact.kind === 'assessment').fact.day
    const resources = [
      {
        ...{ resourceType: 'Patient', id: 'imp', birthDate: '1970-01-01' },
        name: [{ family: 'Imported', given: ['Eve'] }],
        identifier: [{ type: { coding: [{ code: 'MR' }] }, value: 'V1-5' }],
      },
      observation('o1', `${day}T09:00:00-07:00`, 19),
      observation('o2', `${day}T17:00:00-07:00`, 14),
    ]
    const body = { system: 'https://ehr.example', resources }
    const told = await ask('/api/clinics/cedar/imports', 'admin', { body })
    expect(told.status, told.answer.body).toBe(200)
    expect(told.json.outcome, JSON.stringify(told.json.lines)).toBe('unchanged')
  })
})

describe('a summary row that cannot be read', () => {
  it.each([
    ['of a newer version', '[99,"from the future"]', 'newer'],
    ['cut in half', null, 'damaged'],
    ['that is empty', '', 'damaged'],
    ['of an older shape than any', '[1]', 'damaged'],
    ['with a number for a name', 'mrn as a number', 'damaged'],
  ])('%s takes nobody else away, and is named at the top', async (_, text, why) => {
    const [row] = (await rowsOf(house.engine.client, 'cedar')).filter(({ sk }) => String(sk).startsWith('ACTIVE#'))
    if (!row) throw new Error('no row')
    const episodeId = String(row['sk']).split('#')[2]
    const half = String(row['row']).slice(0, 50)
    const typed = JSON.stringify(
      (JSON.parse(String(row['row'])) as unknown[][]).map((part, i) => (i === 1 ? part.with(5, 40_100) : part)),
    )
    await changed(
      'Charts',
      { ...row, row: text === null ? half : text.startsWith('mrn') ? typed : text },
      async () => {
        const { rows, unread } = await caseload()
        expect(rows).toHaveLength(3)
        expect(unread).toEqual([{ episodeId, why }])
      },
      row,
    )
  })
})

describe('a chart with something that cannot be read', () => {
  it('of a newer version can be read, is told, and takes no write by hand or by import', async () => {
    const episodeId = await idOf('Everykind')
    const entry = { kind: 'hologram', day: '2026-11-01', light: 'blue' }
    const stored = { id: 'h1', instant: '2026-11-01T10:00:00Z', author: 'cm-c', source: 'typed', fact: entry }
    const item = { pk: `EPISODE#${episodeId}`, sk: 'ENTRY#h1', format: 3, kind: 'hologram', day: entry.day, version: 2 }
    await house.put('Charts', { ...item, entry: JSON.stringify(stored) })
    const { json, status } = await ask(`/api/episodes/${episodeId}`, 'cm-c')
    expect(status).toBe(200)
    expect(json.unread).toEqual([{ id: 'h1', version: 2, why: 'newer', kind: 'hologram', day: '2026-11-01' }])
    expect(json.entries.length).toBeGreaterThan(20)
    const told = await write(episodeId, json.episode.version)
    expect(told.status).toBe(409)
    expect(told.json).toMatchObject({ kind: 'unreadable', detail: expect.stringMatching(/newer version of Cairn/) })
    // It is still there, word for word.
    expect((await get('Charts', item.pk, item.sk))['entry']).toBe(JSON.stringify(stored))
  })

  it.each([
    ['a header of a newer version', { format: 9 }, /newer version/],
    ['a header cut in half', { cut: true }, /damaged/],
  ])('%s is told to its clinic, and is not there for another one', async (_, how, words) => {
    const episodeId = await idOf('Noday')
    const header = await get('Charts', `EPISODE#${episodeId}`, 'EPISODE')
    // The clinic stands in what is left: without it nobody may be told.
    const text = String(header['episode'])
    const broken =
      'cut' in how ? { ...header, episode: text.slice(0, text.indexOf('"patient"')) } : { ...header, ...how }
    await changed(
      'Charts',
      broken,
      async () => {
        const told = await ask(`/api/episodes/${episodeId}`, 'cm-c')
        expect([told.status, told.json.kind]).toEqual([409, 'unreadable'])
        expect(told.json.detail).toMatch(words)
        expect((await write(episodeId, 1)).status).toBe(409)
        expect((await ask(`/api/episodes/${episodeId}`, 'cm-a')).status).toBe(404)
        expect((await caseload()).rows).toHaveLength(4)
      },
      header,
    )
  })
})

describe('a block that cannot be read', () => {
  it.each([
    ['of a newer version', (bytes: Uint8Array) => Uint8Array.of(9, ...bytes.subarray(1))],
    ['cut in half', (bytes: Uint8Array) => bytes.slice(0, bytes.length / 2)],
    ['that is empty', () => new Uint8Array()],
  ])('%s is counted, and the other months and clinics are figured', async (_, spoil) => {
    const blocks = (await house.items('Population')).filter(
      ({ pk, sk }) => pk === 'CLINIC#cedar' && String(sk).startsWith('COHORT#2026'),
    )
    const [block] = blocks
    if (!block) throw new Error('no block')
    await changed(
      'Population',
      { ...block, block: spoil(block['block'] as Uint8Array) },
      async () => {
        const { status, json, answer } = await ask('/api/population/access', 'admin', { query: { from: '2025-01-01' } })
        expect(status, answer.body).toBe(200)
        expect(json.unread).toMatchObject({ blocks: 1 })
        expect(json.all.referrals).toBeGreaterThan(0)
        expect(json.all.referrals).toBeLessThanOrEqual(5)
      },
      block,
    )
  })
})

describe('what is damaged in other ways', () => {
  const chartOf = async (name: string) => {
    const episodeId = await idOf(name)
    return { episodeId, header: await get('Charts', `EPISODE#${episodeId}`, 'EPISODE') }
  }
  it.each([
    ['no place of its row', { summarySk: undefined }],
    ['the row of somebody else', { summarySk: 'ACTIVE#2026-11#somebody' }],
    ['no version', { version: undefined }],
    ['a format that is no number', { format: 'two' }],
  ])('a header with %s takes no write, and nobody else loses their row', async (_, more) => {
    const { episodeId, header } = await chartOf('Noday')
    const broken = Object.fromEntries(Object.entries({ ...header, ...more }).filter(([, value]) => value !== undefined))
    await changed(
      'Charts',
      broken,
      async () => {
        expect((await ask(`/api/episodes/${episodeId}`, 'cm-c')).json.kind).toBe('unreadable')
        expect((await write(episodeId, 1)).status).toBe(409)
        expect((await caseload()).rows).toHaveLength(4)
      },
      header,
    )
  })
  it('an entry without its version is named in its chart', async () => {
    const { episodeId } = await chartOf('Noday')
    const item = { pk: `EPISODE#${episodeId}`, sk: 'ENTRY#odd id#x', format: 3, entry: '{"fact":{"kind":"contact"}}' }
    await house.put('Charts', item)
    const { status, json } = await ask(`/api/episodes/${episodeId}`, 'cm-c')
    expect([status, json.unread[0]]).toEqual([
      200,
      { id: 'odd id#x', version: 0, why: 'damaged', kind: 'contact', day: null },
    ])
    await house.engine.client.send(new DeleteCommand({ TableName: 'Charts', Key: { pk: item.pk, sk: item.sk } }))
  })
  it('a second row of an episode counts nobody twice', async () => {
    const [row] = (await rowsOf(house.engine.client, 'cedar')).filter(({ sk }) => String(sk).startsWith('ACTIVE#'))
    const second = { ...row, sk: String(row?.['sk']).replace(/#\d{4}-\d{2}#/, '#not-a-month#') }
    await house.put('Charts', second)
    expect((await caseload()).rows).toHaveLength(4)
    await house.engine.client.send(new DeleteCommand({ TableName: 'Charts', Key: { pk: row?.['pk'], sk: second.sk } }))
  })
  it('blocks without the mark of their generation are figured all the same', async () => {
    const mark = await get('Population', 'CLINIC#cedar', 'GENERATION')
    await house.engine.client.send(
      new DeleteCommand({ TableName: 'Population', Key: { pk: 'CLINIC#cedar', sk: 'GENERATION' } }),
    )
    forget()
    const { json } = await ask('/api/population/access', 'admin', { query: { from: '2025-01-01' } })
    expect(json.all.referrals).toBe(5)
    await house.put('Population', mark)
  })
  it('a block whose heading is damaged is counted as unread', async () => {
    const [block] = (await house.items('Population')).filter(
      ({ pk, sk }) => pk === 'CLINIC#cedar' && String(sk).startsWith('COHORT#2026'),
    )
    for (const more of [{ left: 'many' }, { left: -5 }, { computedAt: 5 }])
      await changed(
        'Population',
        { ...block, ...more },
        async () => {
          const { status, json } = await ask('/api/population/access', 'admin')
          expect([status, json.unread.blocks, json.unread.people]).toEqual([200, 1, 0])
        },
        block ?? {},
      )
  })
  it('a release that says it is of another plan is shown to nobody', async () => {
    const [item] = await house.items('Published')
    const release = { ...(JSON.parse(String(item?.['release'])) as object), planId: 'plan-2' }
    await changed(
      'Published',
      { ...item, release: JSON.stringify(release) },
      async () => {
        const told = await ask(`/api/plan/releases/${String(item?.['releaseId'])}`, 'payer-1')
        expect([told.status, told.json.kind]).toEqual([409, 'unreadable'])
      },
      item ?? {},
    )
  })
})

describe('a directory item that cannot be read', () => {
  it('a membership with a role of a newer version works with its known ones, and says so', async () => {
    const member = await get('Directory', 'USER#cm-c', 'USER')
    await changed(
      'Directory',
      { ...member, roles: ['wizard', 'care-manager'], format: 2, until: '2030-01-01' },
      async () => {
        const session = await ask('/api/session', 'cm-c')
        expect([session.status, session.json.roles, session.json.unread.membership]).toEqual([
          200,
          ['care-manager'],
          true,
        ])
        expect((await caseload()).rows).toHaveLength(4)
      },
      member,
    )
  })
  it.each([
    ['is disabled', { state: 'disabled' }],
    ['has a state of a newer version', { state: 'probation' }],
    ['has lost its state', { state: undefined }],
    ['has only roles nobody knows', { roles: ['wizard'] }],
    ['has lost its roles', { roles: undefined }],
  ])('a membership that %s lets nobody in', async (_, more) => {
    const member = await get('Directory', 'USER#cm-c', 'USER')
    const item = Object.fromEntries(Object.entries({ ...member, ...more }).filter(([, value]) => value !== undefined))
    await changed('Directory', item, async () => expect((await ask('/api/session', 'cm-c')).status).toBe(403), member)
  })
  it('a clinic without its zone and a plan cut in half take no other away', async () => {
    await house.put('Directory', {
      pk: 'NETWORK',
      sk: 'CLINIC#dust',
      clinicId: 'dust',
      name: 'Dust',
      zone: 'Mars/Olympus',
    })
    await house.put('Directory', { pk: 'NETWORK', sk: 'PLAN#half', planId: 'half' })
    await house.put('Directory', {
      pk: 'CLINIC#cedar',
      sk: 'SETTINGS#2026-02-01',
      from: '2026-02-01',
      holidays: 'soon',
    })
    forget()
    const session = await ask('/api/session', 'admin')
    expect(session.json.clinics).toHaveLength(3)
    expect(session.json.unread).toEqual({ membership: false, directory: 2 })
    expect((await caseload()).rows).toHaveLength(4)
    const access = await ask('/api/population/access', 'admin')
    expect(access.json.unread.settings).toBe(1)
  })
  it("a clinic of one's own that cannot be read takes neither the figures of the others nor the sign-in away", async () => {
    const clinic = await get('Directory', 'NETWORK', 'CLINIC#cedar')
    const episodeId = await idOf('Noday')
    await changed(
      'Directory',
      { ...clinic, zone: 'Mars/Olympus' },
      async () => {
        const access = await ask('/api/population/access', 'admin', { query: { from: '2025-01-01' } })
        expect([access.status, access.json.unread.clinics, access.json.all.referrals]).toEqual([200, 1, 2])
        expect((await ask('/api/session', 'cm-c')).status).toBe(200)
        const chart = await ask(`/api/episodes/${episodeId}`, 'cm-c')
        expect([chart.status, chart.json.kind]).toEqual([409, 'unreadable'])
        expect((await write(episodeId, 1)).json.kind).toBe('unreadable')
      },
      clinic,
    )
  })
})

describe('a release that cannot be read', () => {
  it.each([
    ['of a newer version', (item: Item) => ({ ...item, format: 2 }), /newer version/],
    ['cut in half', (item: Item) => ({ ...item, release: String(item['release']).slice(0, 200) }), /damaged/],
    ['that is empty', (item: Item) => ({ ...item, release: '' }), /damaged/],
  ])('%s is listed, and says why it does not open', async (_, spoil, words) => {
    const [item] = await house.items('Published')
    if (!item) throw new Error('no release')
    await changed(
      'Published',
      spoil(item),
      async () => {
        const list = await ask('/api/plan/releases', 'payer-1')
        expect(list.json.releases).toHaveLength(1)
        const told = await ask(`/api/plan/releases/${list.json.releases[0].releaseId}`, 'payer-1')
        expect([told.status, told.json.kind]).toEqual([409, 'unreadable'])
        expect(told.json.detail).toMatch(words)
      },
      item,
    )
  })
  it('whose heading is gone is counted in the list', async () => {
    const [item] = await house.items('Published')
    if (!item) throw new Error('no release')
    await house.put('Published', { pk: item['pk'], sk: 'RELEASE#broken', release: item['release'] })
    const { json } = await ask('/api/plan/releases', 'payer-1')
    expect([json.releases.length, json.unread]).toEqual([1, 1])
  })
})

describe('an import while the format of the release before is written', () => {
  it('folds what every reader will read back: the caseload says what the chart says', async () => {
    const before = apiEdge(wireApi({ ...house.environment, WRITE_FORMAT: '1' }, house.engine.client))
    for (let i = 0; i < 4; i++) {
      const subject = { reference: `Patient/t${i}` }
      const observation = (id: string, time: string, total: number) => ({
        ...{ resourceType: 'Observation', id: `${id}${i}`, status: 'final', subject, valueInteger: total },
        code: { coding: [{ system: 'http://loinc.org', code: '44261-6' }] },
        effectiveDateTime: `${daysAgo(9)}T${time}:00-07:00`,
      })
      const name = [{ family: `Timed${i}`, given: ['Ty'] }]
      const patient = { resourceType: 'Patient', id: `t${i}`, name, identifier: [{ value: `T-MRN-${i}` }] }
      const resources = [patient, observation('a', '09:00', 20), observation('b', '17:00', 5)]
      const body = { system: 'https://ehr.example', resources }
      const told = await house.askOf(before, { path: '/api/clinics/cedar/imports', as: 'admin', body })
      expect(told.json.outcome, JSON.stringify(told.json)).toBe('opened')
      const { rows } = (await house.askOf(before, { path: '/api/clinics/cedar/caseload', as: 'cm-c' })).json
      const row = rows.find(({ episodeId }: { episodeId: string }) => episodeId === told.json.episodeId)
      const chart = (await house.askOf(before, { path: `/api/episodes/${told.json.episodeId}`, as: 'cm-c' })).json
      expect(listed(row).phq9.last).toBe(charted(chart.row).phq9.last?.total)
    }
  })
})

describe('a time of day', () => {
  const timed = () => [{ ...referral(0), time: '00:00' }]
  const open = (handler: HttpHandler, mrn: string) =>
    house.askOf(handler, {
      path: '/api/clinics/alder/episodes',
      body: {
        patient: {
          family: 'Timed',
          given: 'Ida',
          mrn,
          birthDate: null,
          sex: 'female',
          language: 'en',
          raceEthnicity: 'white',
          rurality: 'urban',
        },
        coverage: { payerClass: 'unknown', plan: null },
        entries: timed(),
      },
    })
  it('is kept where entries of format 2 are written', async () => {
    const { status, json } = await open(api, 'T-1')
    expect(status).toBe(200)
    const chart = await ask(`/api/episodes/${json.episodeId}`, 'cm-a')
    expect(chart.json.entries[0].fact.time).toBe('00:00')
  })
  it('is refused, not dropped, where the format of the release before is written', async () => {
    const before = apiEdge(wireApi({ ...house.environment, WRITE_FORMAT: '1' }, house.engine.client))
    const { status, json } = await open(before, 'T-2')
    expect([status, json.issues[0].at]).toEqual([422, 'entries.0.time'])
    // Correcting an entry that has one is possible all the same, and keeps it.
    const opened = await open(api, 'T-3')
    const { entries } = (await ask(`/api/episodes/${opened.json.episodeId}`, 'cm-a')).json
    const replacement = { ...entries[0].fact, reason: 'Low mood' }
    const correction = { kind: 'correction', day: daysAgo(0), corrects: entries[0].id, replacement, reason: 'Typed' }
    const path = `/api/episodes/${opened.json.episodeId}/entries`
    const told = await house.askOf(before, { path, body: { version: 1, entries: [correction] } })
    expect(told.status, told.answer.body).toBe(200)
  })
})
