import type { Recipe } from '../../support/recipes/recipe.ts'

export const recipe: Recipe = {
  says: 'An instrument',
  lines: [
    {
      file: 'core/instruments/index.ts',
      after: `import { phq9 } from './phq-9/rules.ts'`,
      put: `\nimport { strain6 } from './strain-6/rules.ts'`,
    },
    { file: 'core/instruments/index.ts', after: `\n  epds,`, put: `\n  'strain-6': strain6,` },
    {
      file: 'core/words/en/wordings.ts',
      after: `epds: () => import('../../instruments/epds/en.ts'),`,
      put: `\n  'strain-6': () => import('../../instruments/strain-6/en.ts'),`,
    },
    {
      file: 'docs/settings.md',
      after: `| house rule, as for GAD-7                               |`,
      put: `\n| \`worsening-strain-6\` | One STRAIN-6 this far above baseline is worsening | 6 | 4 to 12 points | house rule |`,
    },
    {
      file: 'test/support/naive/course.ts',
      after: `epds: { m: 4, W: 6, top: 30, from: 13, well: 7, relapse: 9 },`,
      put: `\n  'strain-6': { m: 4, W: 6, top: 24, from: 10, well: 5, relapse: 9 },`,
    },
    {
      file: 'test/web/routes/chart/other-instruments.test.ts',
      after: `['AUDIT-C', 'WHO-5', 'EPDS'`,
      put: `, 'STRAIN-6'`,
    },
  ],
  tests: ['test/core/instruments', 'test/core/settings.test.ts', 'test/web/routes/chart/other-instruments.test.ts'],
}
