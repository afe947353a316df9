import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Answer } from '../../../../web/src/lib/api/client.ts'
import type * as Resources from '../../../../web/src/lib/parts/resource.svelte.ts'
import { trouble } from '../../../../web/src/lib/api/trouble.ts'
import { asInBrowser, type Held } from '../../../support/as-in-browser.ts'

type Module = typeof Resources
let page: Module & Held
beforeAll(async () => (page = await asInBrowser<Module>('lib/parts/resource.svelte.ts')))
beforeEach(() => void vi.useFakeTimers({ now: 1000 }))
afterEach(() => void vi.useRealTimers())

/** A component that reads something named by `of`, and what it has asked for: each request waits for its answer. */
function shown() {
  const asked: { of: string; signal: AbortSignal; answer: (answer: Answer<string>) => Promise<void> }[] = []
  const at = { of: 'alder' }
  let resource: InstanceType<Module['Resource']> | undefined
  const leave = page.within(() => {
    resource = new page.Resource(
      (signal) =>
        new Promise<Answer<string>>((done) => {
          const answer = async (answer: Answer<string>) => (done(answer), await Promise.resolve(), page.flushSync())
          asked.push({ of: at.of, signal, answer })
        }),
      () => at.of,
    )
  })
  page.flushSync()
  if (!resource) throw new Error('Nothing was set up')
  return { resource, asked, at, leave, last: () => asked.at(-1)! }
}
const read = (value: string) => ({ ok: true, value }) as const
const failed = { ok: false, trouble: trouble('busy', 'The service is busy.') } as const
const state = ({ value, trouble, loading, readAt }: InstanceType<Module['Resource']>) => ({
  ...{ value, trouble: trouble?.kind ?? null, loading, readAt },
})

describe('what a page reads', () => {
  it('is asked for at once, and shown with the moment at which it came', async () => {
    const { resource, last } = shown()
    expect(state(resource)).toEqual({ value: null, trouble: null, loading: true, readAt: null })
    vi.setSystemTime(1200)
    await last().answer(read('first'))
    expect(state(resource)).toEqual({ value: 'first', trouble: null, loading: false, readAt: 1200 })
  })
  it('stays on screen while it is read again, and when that fails', async () => {
    const { resource, asked, last } = shown()
    await last().answer(read('first'))
    resource.again()
    page.flushSync()
    expect([asked.length, resource.value, resource.loading]).toEqual([2, 'first', true])
    vi.setSystemTime(1500)
    await last().answer(failed)
    expect(state(resource)).toEqual({ value: 'first', trouble: 'busy', loading: false, readAt: 1000 })
    resource.again()
    page.flushSync()
    await last().answer(read('second'))
    expect(state(resource)).toEqual({ value: 'second', trouble: null, loading: false, readAt: 1500 })
  })
  it('goes from the screen at once where something else is asked for', async () => {
    const { resource, at, last } = shown()
    await last().answer(read('of alder'))
    at.of = 'birch'
    resource.again()
    page.flushSync()
    expect([resource.value, last().of]).toEqual([null, 'birch'])
  })
  it('never takes an answer that comes after another was asked for', async () => {
    const { resource, asked, at } = shown()
    const [first] = asked
    at.of = 'birch'
    resource.again()
    page.flushSync()
    expect(first!.signal.aborted).toBe(true)
    await first!.answer(read('of alder'))
    expect(state(resource)).toMatchObject({ value: null, loading: true })
    await asked[1]!.answer(read('of birch'))
    expect(resource.value).toBe('of birch')
  })
  it('shows a skeleton only where it takes long, and no longer than that', async () => {
    const { resource, last } = shown()
    vi.advanceTimersByTime(299)
    expect(resource.slow).toBe(false)
    vi.advanceTimersByTime(1)
    expect(resource.slow).toBe(true)
    await last().answer(read('late'))
    expect(resource.slow).toBe(false)
    resource.again()
    page.flushSync()
    await last().answer(read('at once'))
    vi.advanceTimersByTime(1000)
    expect(resource.slow).toBe(false)
  })
  it('is stopped when the page is left, and says nothing more', async () => {
    const { resource, last, leave } = shown()
    leave()
    expect(last().signal.aborted).toBe(true)
    await last().answer(read('too late'))
    vi.advanceTimersByTime(1000)
    expect([resource.value, resource.slow]).toEqual([null, false])
  })
  it('takes what a write answered in its place, as read at that moment, without asking', async () => {
    const { resource, asked, last } = shown()
    await last().answer(read('before'))
    vi.setSystemTime(9000)
    resource.put('after')
    page.flushSync()
    expect([state(resource), asked.length]).toEqual([
      { value: 'after', trouble: null, loading: false, readAt: 9000 },
      1,
    ])
  })
})
