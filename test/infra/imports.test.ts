import { cruise, type IFlattenedRuleSet } from 'dependency-cruiser'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'

/** Files, and folders with all they hold: what needs one another in a ring cannot be read, moved or tested apart. */
const ruleSet: IFlattenedRuleSet = {
  forbidden: [
    { name: 'files', severity: 'error', from: {}, to: { circular: true } },
    { name: 'folders', scope: 'folder', severity: 'error', from: {}, to: { circular: true } },
  ],
}

interface Found {
  readonly files: number
  readonly circles: readonly string[]
}

/** Imports of types count too: who needs the words of another needs the other. */
async function circlesIn(folders: readonly string[], baseDir: string): Promise<Found> {
  const { output } = await cruise([...folders], {
    ...{ baseDir, ruleSet, validate: true, tsPreCompilationDeps: true, metrics: true, outputType: 'json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(node_modules|web/build|[.]svelte-kit)/' },
  })
  const { summary } = JSON.parse(String(output)) as {
    summary: { totalCruised: number; violations: { rule: { name: string }; from: string; to: string }[] }
  }
  return {
    files: summary.totalCruised,
    circles: summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`),
  }
}

const ROOT = join(import.meta.dirname, '../..')

describe('the imports of the house', () => {
  let found: Found
  beforeAll(async () => {
    found = await circlesIn(['core', 'functions', 'infra', 'web/src'], ROOT)
  }, 60_000)

  it('are all looked at', () => {
    expect(found.files).toBeGreaterThan(500)
  })
  it('make no circle, neither of files nor of folders', () => {
    expect(found.circles).toEqual([])
  })
  it('would be told of a planted one', async () => {
    const { circles } = await circlesIn(['ring'], join(ROOT, 'test/support/planted-circle'))
    expect(circles).toEqual([
      'files: ring/one/a.ts -> ring/two/b.ts',
      'folders: ring/one -> ring/two',
      'folders: ring/two -> ring/one',
    ])
  })
})
