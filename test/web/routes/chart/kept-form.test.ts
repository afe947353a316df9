import { afterEach, describe, expect, it } from 'vitest'
import { makeChartRow } from '../../lib/caseload/row.ts'
import type { Chart, Person } from '../../../../core/contract/index.ts'
import type { Answer, Client } from '../../../../web/src/lib/api/client.ts'
import { trouble } from '../../../../web/src/lib/api/trouble.ts'
import { forgetKept } from '../../../../web/src/lib/session/kept.ts'
import { KeptForm } from '../../../../web/src/routes/chart/[episodeId]/person/kept-form.svelte.ts'
import { goneWords } from '../../../../web/src/routes/chart/[episodeId]/person/of-before.ts'
import { OtherOne } from '../../../../web/src/routes/chart/[episodeId]/person/other-one.svelte.ts'

afterEach(forgetKept)

describe('a form of an act', () => {
  interface Typed {
    readonly reason: string
  }
  let answers: Answer<{ stored: string }>[] = []
  let reread = 0
  const make = () =>
    new KeptForm<Typed, Typed, { stored: string }>(
      'transfer e1',
      { reason: '' },
      {
        checked: ({ reason }) => (reason === '' ? [{ at: 'reason', problem: 'Write why' }] : []),
        send: ({ reason }) => Promise.resolve(answers.shift() ?? { ok: true, value: { stored: reason } }),
        reread: () => (reread += 1),
      },
    )

  it('is shown once it is opened, and again where something was typed in it before its page was left', () => {
    const form = make()
    expect(form.isShown).toBe(false)
    form.open()
    expect(form.isShown).toBe(true)
    expect(make().isShown).toBe(false)
    form.put({ reason: 'Moved' })
    expect(make()).toMatchObject({ isShown: true, typed: { reason: 'Moved' } })
  })
  it('keeps nothing once it is closed', () => {
    const form = make()
    form.open()
    form.put({ reason: 'Moved' })
    form.close()
    expect(form).toMatchObject({ isShown: false, typed: { reason: '' } })
  })
  it('says what is wrong once it was tried, and sends nothing then', async () => {
    const form = make()
    expect(form.problems).toEqual([])
    expect(await form.send({ reason: '' })).toBeNull()
    expect(form.problems).toEqual([{ at: 'reason', problem: 'Write why' }])
  })
  it('reads again what it rests on where somebody else wrote since, and for no other trouble', async () => {
    const form = make()
    form.put({ reason: 'Moved' })
    for (const [kind, times] of [
      ['offline', 0],
      ['version-conflict', 1],
    ] as const) {
      ;[answers, reread] = [[{ ok: false, trouble: trouble(kind, 'Not now.') }], 0]
      expect(await form.send({ reason: 'Moved' })).toBeNull()
      expect(reread).toBe(times)
    }
    expect(form.typed).toEqual({ reason: 'Moved' })
  })
  it('keeps what stands in it where an earlier try turns out to be stored, and tells what was not done', async () => {
    const form = make()
    form.put({ reason: 'Moved' })
    answers = [{ ok: false, trouble: trouble('offline', 'No connection.') }]
    await form.send({ reason: 'Moved' })
    form.put({ reason: 'Moved house' })
    const stored = await form.send({ reason: 'Moved house' })
    expect(stored).toMatchObject({ isOfBefore: true, value: { stored: 'Moved' } })
    expect(form.typed).toEqual({ reason: 'Moved house' })
    expect(goneWords({ isOfBefore: true }, ' Moved house ').join()).toMatch(/you had written: Moved house$/)
    expect(goneWords({ isOfBefore: true }, ' ').join()).toMatch(/you had written: nothing$/)
    expect(goneWords({ isOfBefore: false }, 'Moved house')).toEqual([])
  })
})

describe('the other one of two who are to be merged', () => {
  const personOf = (patientId: string, closed: readonly (string | null)[]) =>
    ({ patientId, episodes: closed.map((day, i) => ({ episodeId: `${patientId}-${i}`, closed: day })) }) as Person
  const people = new Map([
    ['open', personOf('open', ['2026-01-01', null, '2026-02-02'])],
    ['left', personOf('left', ['2026-01-01', '2026-02-02'])],
  ])
  /** Answers in the order in which a test lets it. */
  const waiting: { readonly [name: string]: (() => void)[] } = { person: [], chart: [] }
  const client = {
    call: (name: 'person' | 'chart', { params }: { params: { patientId?: string; episodeId?: string } }) =>
      new Promise((done) => {
        const person = people.get(params.patientId ?? '')
        const value = name === 'chart' ? ({ episode: params, row: makeChartRow() } as unknown as Chart) : person
        waiting[name]?.push(() => {
          done(value ? { ok: true, value } : { ok: false, trouble: trouble('offline', 'No connection.') })
        })
      }),
  } as unknown as Client
  const answer = async (name: string, which = 0) => {
    waiting[name]?.splice(which, 1)[0]?.()
    await new Promise((done) => setImmediate(done))
  }

  it('is shown with the chart of the open episode, else of the last', async () => {
    for (const [patientId, episodeId] of [
      ['open', 'open-1'],
      ['left', 'left-1'],
    ] as const) {
      const other = new OtherOne(client, () => patientId)
      void other.read()
      expect(other).toMatchObject({ person: null, chart: null })
      await answer('person')
      expect(other.person).toEqual(people.get(patientId))
      await answer('chart')
      expect(other.chart?.episode.episodeId).toBe(episodeId)
    }
  })
  it('is nobody else than who is chosen, in whatever order the answers come', async () => {
    let chosen = 'open'
    const other = new OtherOne(client, () => chosen)
    void other.read()
    chosen = 'left'
    void other.read()
    await answer('person', 1)
    expect(other.person?.patientId).toBe('left')
    await answer('person')
    expect(other.person?.patientId).toBe('left')
    chosen = ''
    expect(other).toMatchObject({ person: null, chart: null, trouble: null })
    waiting['chart']?.splice(0)
  })
  it('is not told where it could not be read, with the reason why', async () => {
    const other = new OtherOne(client, () => 'nobody')
    void other.read()
    await answer('person')
    expect(other).toMatchObject({ person: null, trouble: { kind: 'offline' } })
  })
})
