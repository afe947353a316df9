import type { Recipe } from '../../support/recipes/recipe.ts'

export const recipe: Recipe = {
  says: 'A page',
  lines: [
    {
      file: 'web/src/lib/session/home.ts',
      after: `plan: { name: 'Your members', reads: 'releases' },`,
      put: `\n  terms: { name: 'Terms', reads: 'releases' },`,
    },
  ],
  tests: ['test/web/lib/session/home.test.ts'],
}
