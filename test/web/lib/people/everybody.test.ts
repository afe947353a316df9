import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Patients } from '../../../../core/contract/index.ts'
import type { Client } from '../../../../web/src/lib/api/client.ts'
import { trouble } from '../../../../web/src/lib/api/trouble.ts'
import { Everybody, everybody } from '../../../../web/src/lib/people/everybody.svelte.ts'
import type { Listed } from '../../../../web/src/lib/people/listed.ts'
import { finderOf } from '../../../../web/src/routes/caseload/[clinicId]/found-rows.ts'
import { forgetKept } from '../../../../web/src/lib/session/kept.ts'

const TODAY = '2026-11-23'
const listed = (name: string, more: Partial<Listed> = {}): Listed => ({
  ...{ episodeId: name, patientId: name, clinicId: 'alder', name, mrn: `M-${name.length}`, birthDate: '1985-03-12' },
  ...{ careManager: null, stage: 'in-treatment', closed: null },
  ...more,
})
const PEOPLE = [
  listed('Lee, Marcus', { stage: 'waiting' }),
  listed('Lee, Tamara'),
  listed('Marr, Jo', { stage: 'closed' }),
]
const answerOf = (patients: readonly Listed[]): Patients => ({ asOf: 'x', patients: [...patients], unread: [] })

/** A client that answers what it is told to, one call after the other. */
const clientOf = (...answers: readonly (Patients | null)[]) => {
  const call = vi.fn(() => {
    const next = answers[call.mock.calls.length - 1] ?? null
    return Promise.resolve(
      next ? { ok: true as const, value: next } : { ok: false as const, trouble: trouble('offline', 'No connection.') },
    )
  })
  return { client: { call } as unknown as Client, call }
}
const names = (found: readonly Listed[]): readonly string[] => found.map(({ name }) => name)

let now = 0
afterEach(() => (now = 0))
const start = () => new Everybody(() => now)

describe('the list of everybody', () => {
  it('finds whom it holds wherever they stand, those first whose own words begin so', async () => {
    const list = start()
    await list.read(clientOf(answerOf(PEOPLE)).client)
    expect(names(list.find('mar', TODAY))).toEqual(['Lee, Marcus', 'Marr, Jo', 'Lee, Tamara'])
    expect(names(list.find('lee', TODAY))).toEqual(['Lee, Marcus', 'Lee, Tamara'])
    expect(names(list.find('3/12/85', TODAY))).toHaveLength(3)
    expect([list.find('', TODAY), list.find('  ', TODAY), list.find('nobody', TODAY)]).toEqual([[], [], []])
  })
  it('finds by a former name, a number of before and a telephone, after those who are called so today', async () => {
    const list = start()
    const people = [
      listed('Johansson, Maria', {
        episodeId: 'closed',
        stage: 'closed',
        closed: { day: TODAY, reason: 'entered-twice' },
      }),
      listed('Johansson, Maria', { episodeId: 'open' }),
      listed('Ruiz, Ana'),
    ]
    const contact = { phone: '(206) 555-0142', otherPhone: null, callTimes: null, messages: null }
    const known = {
      ...{ patientId: 'p', episodes: ['closed', 'open'], formerNames: ['Ruiz, Maria'] },
      ...{ numbers: ['24-0999'], phones: ['(206) 555-0199'], contact },
    }
    const call = (route: string) =>
      Promise.resolve({ ok: true, value: route === 'patients' ? answerOf(people) : { people: [known], unread: 0 } })
    const reading = list.readKnown({ call } as unknown as Client)
    await list.read({ call } as unknown as Client)
    expect([list.find('240999', TODAY).length, list.isReadingKnown]).toEqual([0, true])
    await reading
    expect(list.isReadingKnown).toBe(false)
    const found = (typed: string) => list.find(typed, TODAY).map(({ episodeId, by }) => [episodeId, by?.by ?? null])
    expect(found('ruiz')).toEqual([
      ['Ruiz, Ana', null],
      ['open', 'name'],
      ['closed', 'name'],
    ])
    expect(found('240999')).toEqual([
      ['open', 'number'],
      ['closed', 'number'],
    ])
    for (const typed of ['555-0142', '0142', '555-0199', 'maria 555-0142'])
      expect(found(typed)).toEqual([
        ['open', 'phone'],
        ['closed', 'phone'],
      ])
    expect(found('johansson')).toEqual([
      ['open', null],
      ['closed', null],
    ])
  })
  it('offers similar names apart from who is found', async () => {
    const list = start()
    await list.read(clientOf(answerOf([listed('Johansson, Maria'), listed('Lee, Tamara')])).client)
    expect([names(list.find('johanson', TODAY)), names(list.similar('johanson'))]).toEqual([[], ['Johansson, Maria']])
  })
  it('is read once for all who ask, and again after a minute', async () => {
    const list = start()
    const { client, call } = clientOf(answerOf(PEOPLE.slice(0, 1)), answerOf(PEOPLE))
    await Promise.all([list.read(client), list.read(client)])
    await list.read(client)
    expect([call.mock.calls.length, names(list.find('mar', TODAY))]).toEqual([1, ['Lee, Marcus']])
    now = 61_000
    await list.read(client)
    expect([call.mock.calls.length, list.find('mar', TODAY).length]).toEqual([2, 3])
  })
  it('stays without a connection, with what is wrong and of when it is', async () => {
    const list = start()
    const { client } = clientOf(answerOf(PEOPLE), null)
    await list.read(client)
    now = 90_000
    await list.read(client)
    expect([list.isRead, list.readAt, list.trouble?.kind, list.find('mar', TODAY).length]).toEqual([
      true,
      0,
      'offline',
      3,
    ])
  })
  it('that never came finds nobody, and does not say that there is nobody', async () => {
    const list = start()
    await list.read(clientOf(null).client)
    expect([list.isRead, list.find('mar', TODAY), list.trouble?.detail]).toEqual([false, [], 'No connection.'])
  })
  it('tells birth dates to who searches a list of its own', async () => {
    const list = start()
    await list.read(clientOf(answerOf(PEOPLE)).client)
    const found = finderOf('3/12/1985', TODAY, list)
    expect([
      found({ episodeId: 'Marr, Jo', name: 'Marr, Jo', mrn: 'x' } as never),
      found({ episodeId: 'other', name: 'y', mrn: 'x' } as never),
    ]).toEqual([true, false])
  })
  it('goes with the session', async () => {
    await everybody.read(clientOf(answerOf(PEOPLE)).client)
    expect(everybody.birthDateOf('Marr, Jo')).toBe('1985-03-12')
    forgetKept()
    expect([everybody.isRead, everybody.find('mar', TODAY), everybody.birthDateOf('Marr, Jo')]).toEqual([
      false,
      [],
      undefined,
    ])
  })
})
