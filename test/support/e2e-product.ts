import { rmSync } from 'node:fs'
import type { TestProject } from 'vitest/node'
import type { Running } from '../../infra/machine/running.ts'
import { startApart } from './assembly-apart.ts'
import { temporaryFolder } from './tiny-assembly.ts'
import { unpackChromium } from './unpack-chromium.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the product runs that all tests of the browser share. */
    product: Running
  }
}

/**
 * One product with the demo network for the whole project of the browser's tests, in a process of its own, and its browser unpacked before
 * any worker asks for one. Each file works at a clinic of its own (product.ts), so that none counts what another changes.
 */
export default async function runProduct({ provide }: TestProject): Promise<() => Promise<void>> {
  await unpackChromium()
  const dir = temporaryFolder()
  const { at, end } = await startApart(dir)
  provide('product', at)
  return async () => {
    await end('SIGTERM')
    rmSync(dir, { recursive: true, force: true })
  }
}
