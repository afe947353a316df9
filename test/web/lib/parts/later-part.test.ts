import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { render } from 'svelte/server'
import { describe, expect, it } from 'vitest'
import { LaterPart } from '../../../../web/src/lib/parts/later-part.svelte.ts'
import NotLoaded from '../../../../web/src/lib/parts/NotLoaded.svelte'

const SITE = join(import.meta.dirname, '../../../../web/src')

describe('a part of a page that is loaded when it is asked for', () => {
  it('that does not come is said to have failed, and is there once trying again brings it', async () => {
    let isThere = false
    const later = new LaterPart(
      () => (isThere ? Promise.resolve('form') : Promise.reject(new TypeError('No way'))),
      () => false,
    )
    expect([later.part, later.failed]).toEqual([null, null])
    await later.load()
    expect([later.part, later.failed]).toEqual([null, 'not-had'])
    isThere = true
    await later.load()
    expect([later.part, later.failed]).toEqual(['form', null])
  })
  it('is not even asked for without a connection, since a browser would remember that it failed', async () => {
    let [isOffline, asked] = [true, 0]
    const later = new LaterPart(
      () => Promise.resolve((asked += 1)),
      () => isOffline,
    )
    await later.load()
    expect([later.failed, asked]).toEqual(['offline', 0])
    isOffline = false
    await later.load()
    expect([later.part, later.failed]).toEqual([1, null])
  })
  it('is there without a connection where it was had before, by whoever opens it again', async () => {
    let isOffline = false
    const read = () => Promise.resolve('search')
    const open = async () => {
      const later = new LaterPart(read, () => isOffline)
      await later.load()
      return later.part
    }
    expect(await open()).toBe('search')
    isOffline = true
    expect(await open()).toBe('search')
    const other = new LaterPart(
      () => read(),
      () => true,
    )
    await other.load()
    expect(other.failed).toBe('offline')
  })
  it('is asked for once by all who wait for it', async () => {
    let asked = 0
    const later = new LaterPart(
      () => Promise.resolve((asked += 1)),
      () => false,
    )
    await Promise.all([later.load(), later.load()])
    expect([asked, later.part]).toEqual([1, 1])
  })
  it('tells what is missing and what to do', () => {
    for (const [why, does] of [
      ['offline', false],
      ['not-had', true],
    ] as const) {
      const { body } = render(NotLoaded, { props: { name: 'The form', why, onRetry: () => undefined } })
      expect(body).toContain('The form could not be loaded')
      expect([body.includes('Try again'), body.includes('Load the page again')]).toEqual([true, does])
    }
  })
  it('goes through the one place that says so, wherever a page or component asks for one', () => {
    const asks = /\bimport\(|#await|wordingOf\(/g
    const through =
      /load=\{\(\) => (import|wordingOf)\(|const [A-Z]+ = \(\) => import\(|new LaterPart(?:<[^;]*?>)?\(\(\) => import\(/g
    // What makes no part of a page: without it entries are judged by their kind, or the browser says where the focus goes.
    const files = globSync('**/*.{svelte,ts}', { cwd: SITE }).filter(
      (file) => !file.endsWith('chart-at-hand.svelte.ts') && !file.endsWith('place-kept.ts'),
    )
    const counts = files.flatMap((file) => {
      const text = readFileSync(join(SITE, file), 'utf8')
      const [all, good] = [asks, through].map((pattern) => text.match(pattern)?.length ?? 0)
      return all === 0 ? [] : [{ file, all, good }]
    })
    expect(counts.length).toBeGreaterThan(4)
    for (const { file, all, good } of counts) expect({ file, all }).toEqual({ file, all: good })
  })
})
