import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { BUNDLE_LIMIT } from '../../infra/bundle.ts'
import { FUNCTION_NAMES } from '../../infra/function-table.ts'
import { bundled } from './assembled.ts'

describe('bundleFunctions', () => {
  it('makes one file for each entry point of functions/', async () => {
    const bundles = await bundled()
    const entryPoints = readdirSync(join(import.meta.dirname, '../../functions')).filter((name) => name.endsWith('.ts'))
    expect(entryPoints.map((name) => name.replace('.ts', '')).sort()).toEqual([...FUNCTION_NAMES].sort())
    for (const name of FUNCTION_NAMES) {
      expect(readdirSync(bundles[name].dir)).toEqual(['index.mjs'])
      expect(bundles[name].bytes).toBe(statSync(join(bundles[name].dir, 'index.mjs')).size)
    }
  })

  it('tells what of a function is ours from what packages bring', async () => {
    const bundles = await bundled()
    for (const name of FUNCTION_NAMES) {
      const { own, bytes } = bundles[name]
      expect(own).toBeGreaterThan(1_000)
      expect(bytes - own).toBeGreaterThan(100_000)
    }
    // Charts are written by one and never read by the other.
    expect(bundles.api.own).toBeGreaterThan(bundles.payer.own)
  })

  it('keeps each function under its limit', async () => {
    const bundles = await bundled()
    const heavy = FUNCTION_NAMES.filter((name) => bundles[name].bytes >= BUNDLE_LIMIT)
    expect(heavy).toEqual([])
  })

  it('keeps what packages bring to the api under 300 kB, and zod under 30', async () => {
    const { bytes, own, zod } = (await bundled()).api
    expect(bytes - own).toBeLessThanOrEqual(300_000)
    expect(zod).toBeLessThanOrEqual(30_000)
    expect(zod).toBeGreaterThan(10_000)
  })

  it('exports a handler that can be loaded with nothing but Node', async () => {
    const bundles = await bundled()
    for (const name of FUNCTION_NAMES) {
      const loaded: unknown = await import(pathToFileURL(join(bundles[name].dir, 'index.mjs')).href)
      expect([name, typeof (loaded as { handler: unknown }).handler]).toEqual([name, 'function'])
    }
  })
})
