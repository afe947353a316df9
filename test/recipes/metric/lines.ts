import type { Recipe } from '../../support/recipes/recipe.ts'

export const recipe: Recipe = {
  says: 'A metric',
  lines: [
    {
      file: 'core/metrics/index.ts',
      after: `import { closedWithin30 } from './closed-within-30.ts'`,
      put: `\nimport { enrolledWithin21 } from './enrolled-within-21.ts'`,
    },
    { file: 'core/metrics/index.ts', after: 'closedWithin30, anyTreatmentWithin14', put: ', enrolledWithin21' },
    {
      file: 'web/src/routes/access/shares.ts',
      after: `['closed-within-30', (all) => all.closedWithin30]`,
      put: `,\n  ['enrolled-within-21', (all) => all.enrolledWithin21]`,
    },
  ],
  tests: ['test/web/routes/access/access.test.ts'],
}
