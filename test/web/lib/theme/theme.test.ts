import { afterAll, beforeEach, expect, test, vi } from 'vitest'

const stored = new Map<string, string>()
vi.stubGlobal('localStorage', {
  getItem: (key: string) => stored.get(key) ?? null,
  setItem: (key: string, value: string) => void stored.set(key, value),
  removeItem: (key: string) => void stored.delete(key),
})
vi.stubGlobal('addEventListener', () => undefined)
vi.stubGlobal('document', { documentElement: { dataset: {} } })

/** The look of a page that is loaded anew in the same browser. */
async function loaded() {
  vi.resetModules()
  const { theme } = await import('../../../../web/src/lib/theme/theme.svelte.ts')
  theme.start()
  return theme
}
beforeEach(() => stored.clear())
afterAll(() => vi.unstubAllGlobals())

test('how dense a list is stays chosen when the page is loaded again, and can be taken back', async () => {
  const first = await loaded()
  expect(first.compact).toBe(false)
  first.compact = true
  const second = await loaded()
  expect(second.compact).toBe(true)
  second.compact = false
  expect((await loaded()).compact).toBe(false)
})
test('a browser keeps words of looks alone, and nothing about anybody', async () => {
  const theme = await loaded()
  theme.compact = true
  theme.turn()
  expect(Object.fromEntries(stored)).toEqual({ 'cairn-density': 'compact', 'cairn-theme': 'light' })
  expect((await loaded()).choice).toBe('light')
})
