import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startApart } from './assembly-apart.ts'
import { seedFolder } from './seeded-store.ts'
import { temporaryFolder } from './tiny-assembly.ts'
import { unpackChromium } from './unpack-chromium.ts'

/** The file in its folder that says why it did not start. */
export const FAILED = 'failed.txt'

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of the product that all tests of the browser share. */
    productIn: string
  }
}

/**
 * One product with the demo network for the whole project of the browser's tests, in a process of its own, and its browser unpacked before
 * any worker asks for one. Each file works at a clinic of its own (product.ts), so that none counts what another changes. Nobody waits for
 * it here: on a fresh clone it builds the pages first, and the other projects have enough to do meanwhile.
 */
export default async function runProduct(project: TestProject): Promise<() => Promise<void>> {
  await unpackChromium()
  const dir = temporaryFolder()
  project.provide('productIn', dir)
  const started = seedFolder(dir, project.getProvidedContext().folderOfRun)
    .then(() => startApart(dir))
    .catch((error: unknown) => {
      writeFileSync(join(dir, FAILED), String(error))
      return null
    })
  return async () => {
    await (await started)?.end('SIGTERM')
    rmSync(dir, { recursive: true, force: true })
  }
}
