import { cruise, type ICruiseOptions, type ICruiseResult, type IFlattenedRuleSet } from 'dependency-cruiser'
import { join } from 'node:path'
import { inject } from 'vitest'
import { onceARun } from '../support/once-a-run.ts'

/** Files, and folders with all they hold: what needs one another in a ring cannot be read, moved or tested apart. */
const ruleSet: IFlattenedRuleSet = {
  forbidden: [
    { name: 'files', severity: 'error', from: {}, to: { circular: true } },
    { name: 'folders', scope: 'folder', severity: 'error', from: {}, to: { circular: true } },
  ],
}

/** What the files in some folders import, and where that makes a circle. Imports of types count too: who needs the words of another needs the other. */
export async function importsIn(folders: readonly string[], baseDir: string): Promise<ICruiseResult> {
  const options: ICruiseOptions = {
    ...{ baseDir, ruleSet, validate: true, tsPreCompilationDeps: true, metrics: true, outputType: 'json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(node_modules|web/build|[.]svelte-kit)/' },
  }
  const { output } = await cruise([...folders], options)
  return JSON.parse(String(output)) as ICruiseResult
}

/** The imports of the whole house, read once a run. */
export const importsOfHouse = (): Promise<ICruiseResult> =>
  onceARun(inject('folderOfRun'), 'imports', () =>
    importsIn(['core', 'functions', 'infra', 'web/src'], join(import.meta.dirname, '../..')),
  )
