import { rmSync } from 'node:fs'
import type { TestProject } from 'vitest/node'
import { temporaryFolder } from './tiny-assembly.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder for what the files of a worker share, gone at the end of the run: a worker is ended before it could tidy up. */
    folderOfRun: string
  }
}

export default function openFolder({ provide }: TestProject): () => void {
  const dir = temporaryFolder()
  provide('folderOfRun', dir)
  return () => rmSync(dir, { recursive: true, force: true })
}
