import { mkdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder for what the files of a run share, gone at its end: a worker is ended before it could tidy up. */
    folderOfRun: string
  }
}

/** The same for every project of a run: their setups are called by one process. */
export default function openFolder({ provide }: TestProject): () => void {
  const dir = join(tmpdir(), `cairn-run-${process.pid}`)
  mkdirSync(dir, { recursive: true })
  provide('folderOfRun', dir)
  return () => rmSync(dir, { recursive: true, force: true })
}
