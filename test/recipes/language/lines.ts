import type { Recipe } from '../../support/recipes/recipe.ts'

export const recipe: Recipe = {
  says: 'A language',
  lines: [
    {
      file: 'core/words/languages.ts',
      after: 'en: () => Promise.resolve(english),',
      put: `\n  qps: async () => (await import('./qps/language.ts')).language,`,
    },
  ],
  tests: ['test/core/words/languages.test.ts'],
}
