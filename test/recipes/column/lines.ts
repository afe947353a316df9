import type { Recipe } from '../../support/recipes/recipe.ts'

const INDEX = 'web/src/routes/caseload/[clinicId]/columns/index.ts'

export const recipe: Recipe = {
  says: 'A column of the caseload',
  lines: [
    {
      file: INDEX,
      after: `import Safety, { safety } from './Safety.svelte'`,
      put: `\nimport SafetyPlan, { safetyPlan } from './SafetyPlan.svelte'`,
    },
    { file: INDEX, after: '...drawn(Safety, safety),', put: '\n  ...drawn(SafetyPlan, safetyPlan),' },
  ],
  tests: ['test/web/routes/caseload/columns.test.ts'],
}
