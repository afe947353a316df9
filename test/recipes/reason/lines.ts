import type { Recipe } from '../../support/recipes/recipe.ts'

export const recipe: Recipe = {
  says: 'A reason in the caseload',
  lines: [
    { file: 'core/caseload/reasons/reason.ts', after: `\n  'never-reviewed',`, put: `\n  'plan-old',` },
    {
      file: 'core/caseload/reasons/index.ts',
      after: `import type { Status } from '../status.ts'`,
      put: `\nimport { planOld } from './plan-old.ts'`,
    },
    { file: 'core/caseload/reasons/index.ts', after: `\n  needsContact,`, put: `\n  planOld,` },
    {
      file: 'core/words/en/reason-names.ts',
      after: `'never-reviewed': 'Never reviewed',`,
      put: `\n  'plan-old': 'Safety plan is old',`,
    },
    {
      file: 'core/words/en/reasons.ts',
      after: `'never-reviewed': ({ on }) => \`Never reviewed, since \${on('since')}\`,`,
      put: `\n  'plan-old': ({ args, on, today }) => \`Safety plan of \${on('since')}, \${spanSince(text(args, 'since'), today)} old\`,`,
    },
  ],
  tests: ['test/core/words/en/reasons.test.ts'],
}
