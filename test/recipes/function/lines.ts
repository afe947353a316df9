import type { Recipe } from '../../support/recipes/recipe.ts'

export const recipe: Recipe = {
  says: 'A function',
  lines: [
    {
      file: 'infra/function-table.ts',
      after: 'export const FUNCTIONS = {',
      put: `
  headcount: {
    ...{ id: 'Headcount', ...JOB, description: 'Counts the clinics of the network, when asked' },
    tables: { Directory: 'read' },
    settings: [],
    runs: { on: 'asked', asks: 'npm run headcount' },
  },`,
    },
    {
      file: 'docs/architecture.md',
      after: '  operator --> rebuild',
      put: '\n  operator --> headcount\n  headcount -->|read| directory',
    },
    { file: 'test/infra/functions.test.ts', after: `'Rebuild', 'Operate'`, put: `, 'Headcount'` },
    {
      file: 'test/infra/functions.test.ts',
      after: 'const ALLOWED: Record<Name, Record<string, string[]>> = {',
      put: `\n  Headcount: { 'TablesDirectory.Arn': READ },`,
    },
  ],
  tests: ['test/infra/functions.test.ts', 'test/infra/function-table.test.ts', 'test/infra/architecture.test.ts'],
}
