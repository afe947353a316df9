import { describe, expect, test } from 'vitest'
import { trouble } from '../../../../web/src/lib/api/trouble.ts'
import { Choosing, type Around } from '../../../../web/src/routes/settings/[clinicId]/choosing.svelte.ts'
import { aChoice, aPreview, aRow, someSettings } from './settings-read.ts'

interface Asked {
  readonly name: string
  readonly call: { readonly query?: unknown; readonly body?: unknown; readonly key?: string }
}
/** A page whose calls are answered in turn. */
function page(...answers: object[]) {
  const asked: Asked[] = []
  const put: object[] = []
  let keys = 0
  const around: Around = {
    client: {
      call: async (name: string, call: Asked['call'] = {}) => {
        asked.push({ name, call })
        return answers.shift() as never
      },
    },
    newKey: () => `key-${(keys += 1)}`,
    put: (settings) => put.push(settings),
  }
  return { around, asked, put }
}
const value = (given: object) => ({ ok: true, value: given })
const refused = (given: object) => ({ ok: false, trouble: given })

const settings = someSettings()
function typed(value = '42'): Choosing {
  const choosing = new Choosing('elm')
  choosing.open(aRow())
  choosing.type(aRow(), value, settings.today)
  choosing.reason = 'Monthly'
  return choosing
}

describe('a change of settings', () => {
  test('is of what is typed and is another value; or the same where something is planned that it would end', () => {
    expect(typed('35').asked(settings)).toEqual([])
    expect(typed(' 42 ').asked(settings)).toHaveLength(1)
    const planned = someSettings({ rows: [aRow({ choices: [aChoice({ from: '2027-01-01' })] })] })
    expect(typed('35').asked(planned)).toHaveLength(1)
  })
  test('is of no number that is only written otherwise', () => {
    expect(typed('035').asked(settings)).toEqual([])
    expect(typed('042').asked(settings)).toHaveLength(1)
  })
  test('that ends what is planned stays as it was typed, also when somebody else chooses meanwhile', () => {
    const planned = aRow({ choices: [aChoice({ from: '2027-01-01' })] })
    const choosing = new Choosing('elm')
    choosing.open(planned)
    choosing.type(planned, '35', settings.today)
    const since = { ...planned, now: 40 }
    expect(choosing.textOf(since)).toBe('35')
    expect(choosing.asked(someSettings({ rows: [since] }))).toEqual([since])
  })
  test('is of nothing that was only opened: it follows what somebody else chose, also where something is planned', async () => {
    const choosing = typed()
    const opened = aRow({ id: 'hand-over-check', now: 7, default: 7 })
    choosing.open(opened)
    const held = (now: number, choices = [aChoice({ from: '2027-01-01' })]) =>
      someSettings({ revision: `r-${now}`, rows: [aRow(), { ...opened, now, choices }] })
    expect(choosing.asked(held(7)).map(({ id }) => id)).toEqual(['score-interval'])
    expect(choosing.textOf({ ...opened, now: 8 })).toBe('8')
    const { around, asked } = page(value({ ...held(8), written: 1 }))
    await choosing.save(held(8), around)
    expect(asked[0]?.call.body).toMatchObject({ settings: ['score-interval=42'] })
  })
  test('is of nothing that was typed back to what held, whatever holds since; and of what was typed after that', () => {
    const choosing = typed('42')
    choosing.type(aRow(), '35', settings.today)
    const since = aRow({ now: 28, choices: [aChoice({ from: '2027-01-01' })] })
    expect([choosing.asked(someSettings({ rows: [since] })), choosing.textOf(since)]).toEqual([[], '28'])
    choosing.type(since, '35', settings.today)
    expect([choosing.asked(someSettings({ rows: [since] })), choosing.textOf(since)]).toEqual([[since], '35'])
  })
  test('is counted before it is saved, and what was counted goes as soon as something else is typed', async () => {
    const choosing = typed()
    const { around, asked } = page(value(someSettings({ preview: aPreview() })))
    await choosing.count(settings, around)
    expect(asked[0]?.call.query).toEqual({ settings: 'score-interval%3D42', from: '2026-11-27' })
    expect(choosing.preview(settings)).toEqual(aPreview())
    choosing.from = '2026-12-01'
    expect(choosing.preview(settings)).toBeNull()
    choosing.from = ''
    choosing.type(aRow(), '43', settings.today)
    expect(choosing.preview(settings)).toBeNull()
  })
  test('that is typed while it is counted is not taken for what was counted', async () => {
    const choosing = typed()
    const { around } = page(value(someSettings({ preview: aPreview() })))
    const counting = choosing.count(settings, around)
    choosing.type(aRow(), '49', settings.today)
    await counting
    expect(choosing.preview(settings)).toBeNull()
    choosing.type(aRow(), '42', settings.today)
    expect(choosing.preview(settings)).toEqual(aPreview())
  })
  test('is counted on what holds where somebody chose meanwhile, which the page then shows', async () => {
    const choosing = typed()
    const newer = someSettings({ revision: 'r-2', preview: aPreview() })
    const { around, put } = page(value(newer))
    await choosing.count(settings, around)
    expect(put).toEqual([newer])
    expect([choosing.preview(settings), choosing.preview(newer)]).toEqual([null, aPreview()])
  })
  test('is saved with what was read, and then nothing is typed any more', async () => {
    const choosing = typed()
    const { around, asked, put } = page(value({ ...settings, revision: 'r-2', written: 1 }))
    await choosing.save(settings, around)
    expect(asked[0]?.call.body).toEqual({
      ...{ revision: 'r-1', settings: ['score-interval=42'], from: '2026-11-27', reason: 'Monthly' },
    })
    expect(put).toMatchObject([{ revision: 'r-2', preview: null }])
    expect([choosing.isTyped, choosing.saved]).toEqual([false, { written: 1, from: '2026-11-27' }])
  })
  test('that was typed while another was saved stays with its reason, and is saved by the next', async () => {
    const choosing = typed()
    const now = someSettings({ revision: 'r-2', rows: [aRow({ now: 42 }), ...settings.rows.slice(1)] })
    const { around, asked } = page(value({ ...now, written: 1 }), value({ ...now, written: 1 }))
    const saving = choosing.save(settings, around)
    const [, other] = settings.rows
    choosing.open(other!)
    choosing.type(other!, '21', settings.today)
    choosing.reason = 'Reviews every three weeks'
    await saving
    expect([choosing.isTyped, choosing.saved]).toEqual([true, { written: 1, from: '2026-11-27' }])
    expect([choosing.isOpen('score-interval'), choosing.textOf(other!)]).toEqual([false, '21'])
    await choosing.save(now, around)
    expect(asked[1]?.call).toMatchObject({
      key: 'key-2',
      body: { revision: 'r-2', settings: ['acted-on=21'], reason: 'Reviews every three weeks' },
    })
    expect(choosing.isTyped).toBe(false)
  })
  test.each([
    ['another', '49', ['score-interval=49']],
    ['the one that held before', '35', ['score-interval=35']],
  ])('whose value was typed anew while it was saved, as %s, is asked for anew', async (_, text, again) => {
    const choosing = typed()
    const now = someSettings({ revision: 'r-2', rows: [aRow({ now: 42 })] })
    const { around, asked } = page(value({ ...now, written: 1 }), value({ ...now, written: 1 }))
    const saving = choosing.save(settings, around)
    choosing.type(aRow(), text, settings.today)
    await saving
    await choosing.save(now, around)
    expect(asked[1]?.call.body).toMatchObject({ settings: again, reason: 'Monthly' })
  })
  test('that was typed the same again while it was saved is saved; only a day or a reason that is new stays', async () => {
    for (const [change, stays] of [
      [(choosing: Choosing) => choosing.type(aRow(), '42 ', settings.today), false],
      [(choosing: Choosing) => (choosing.reason = 'Another'), true],
      [(choosing: Choosing) => (choosing.from = '2026-12-01'), true],
      [(choosing: Choosing) => choosing.clear(), false],
    ] as const) {
      const choosing = typed()
      const saving = choosing.save(settings, page(value({ ...settings, written: 1 })).around)
      change(choosing)
      await saving
      expect([choosing.isTyped, choosing.isOpen('score-interval')]).toEqual([stays, false])
    }
  })
  test('that is refused while its field is typed anew says so beside', async () => {
    const choosing = typed('7')
    const problem = { at: 'score-interval', problem: 'A score is stale after (score-interval): 14 to 90 days, not 7.' }
    const { around } = page(refused(trouble('not-possible', 'Mend it', { issues: [problem] })))
    const saving = choosing.save(settings, around)
    choosing.type(aRow(), '14', settings.today)
    await saving
    expect([choosing.problems(settings), choosing.trouble?.issues]).toEqual([[], [problem]])
  })
  test('that is refused keeps what is typed and says so at its field, until that is typed anew', async () => {
    const choosing = typed('7')
    const problem = { at: 'score-interval', problem: 'A score is stale after (score-interval): 14 to 90 days, not 7.' }
    const { around } = page(refused(trouble('not-possible', 'Mend it', { issues: [problem] })))
    await choosing.count(settings, around)
    expect([choosing.problems(settings), choosing.textOf(aRow())]).toEqual([[problem], '7'])
    choosing.type(aRow(), '14', settings.today)
    expect(choosing.problems(settings)).toEqual([])
  })
  test('without a reason says so until one is typed', async () => {
    const choosing = typed()
    choosing.reason = ''
    const problem = { at: 'reason', problem: 'Say why' }
    await choosing.save(settings, page(refused(trouble('bad-request', 'Mend it', { issues: [problem] }))).around)
    expect(choosing.problems(settings)).toEqual([problem])
    choosing.reason = 'Monthly'
    expect(choosing.problems(settings)).toEqual([])
  })
  test('that somebody overtook keeps what is typed, and is counted anew on what holds then', async () => {
    const choosing = typed()
    const { around } = page(value(someSettings({ preview: aPreview() })), refused(trouble('version-conflict', 'Look')))
    await choosing.count(settings, around)
    await choosing.save(settings, around)
    expect([choosing.trouble?.kind, choosing.isTyped]).toEqual(['version-conflict', true])
    expect([choosing.preview(settings), choosing.preview(someSettings({ revision: 'r-2' }))]).toEqual([null, null])
  })
  test('that is sent again as it is bears the same key, and another one a new key', async () => {
    const choosing = typed()
    const busy = refused(trouble('timed-out', 'No answer'))
    const { around, asked } = page(busy, busy, busy)
    await choosing.save(settings, around)
    await choosing.save(settings, around)
    choosing.reason = 'Another'
    await choosing.save(settings, around)
    expect(asked.map(({ call }) => call.key)).toEqual(['key-1', 'key-1', 'key-2'])
  })
})
