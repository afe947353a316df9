import type { Recipe } from '../../support/recipes/recipe.ts'

export const recipe: Recipe = {
  says: 'A setting',
  lines: [
    {
      file: 'core/settings/index.ts',
      after: '\n  ...WORSENING,',
      put: `
  'plan-age': {
    says: 'A safety plan is gone through again after',
    orders: 'safety',
    ...{ default: 182, unit: 'days', min: 30, max: 730, source: house },
  },`,
    },
    {
      file: 'docs/settings.md',
      after: `| fidelity task 1, doi 10.1176/appi.ps.201400577         |`,
      put: '\n| `plan-age` | A safety plan is gone through again after | 182 | 30 to 730 days | house rule |',
    },
    { file: 'core/caseload/rules.ts', after: 'readonly contactInterval: number', put: '\n  readonly planAge: number' },
    {
      file: 'core/caseload/rules.ts',
      after: `contactInterval: on('contact-interval'),`,
      put: `\n    planAge: on('plan-age'),`,
    },
  ],
  tests: ['test/core/settings.test.ts'],
}
