import globals from 'globals'
import svelte from 'eslint-plugin-svelte'
import tseslint from 'typescript-eslint'

/** What each layer may import. The direction is the architecture: web -> core <- functions; infra -> core/contract; core -> zod. */
const never = (group, message) => ({ group, message })
const namedZod = {
  selector: "ImportDeclaration[source.value='zod'] > ImportSpecifier[imported.name='z']",
  message: "Write `import * as z from 'zod'`: the named import cannot be tree-shaken and costs 450 kB.",
}
/** Two entries of a list may say the same (both scores "worse", two drugs on one day): a list keyed by its words blanks the whole page then. */
const keyedByWords = {
  selector:
    'SvelteEachBlock > Identifier.key[name=/^(line|text|word|words|reason|problem|sentence)$/], SvelteEachBlock > MemberExpression.key[property.name=/^(text|code|label|line|problem|sentence)$/]',
  message: 'Words may repeat. Key by an id, or by the place in the list: `as line, i (i)`.',
}
/** Whatever ends in a function's bundle takes the small zod: the whole one brings 75 kB of methods and messages that nobody reads. */
const wholeZod = {
  selector: "ImportDeclaration[source.value='zod']",
  message: "Write `import * as z from 'zod/mini'`: core/ and functions/ are bundled.",
}
const restrict = (patterns) => ['error', { patterns }]

export default tseslint.config(
  {
    ignores: ['node_modules/', '.cairn/', 'cdk.out/', 'web/.svelte-kit/', 'web/build/', 'test/data/', 'test/fixtures/'],
  },
  ...tseslint.configs.strict,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.node } },
    rules: {
      'no-restricted-syntax': ['error', namedZod],
      eqeqeq: ['error', 'always'],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  {
    files: ['core/**/*.ts'],
    languageOptions: { globals: {} },
    rules: {
      'no-restricted-imports': restrict([
        never(
          [
            'node:*',
            '@aws-sdk/*',
            '@middy/*',
            'aws-cdk-lib*',
            '**/functions/**',
            '**/infra/**',
            '**/web/**',
            'svelte*',
          ],
          'core/ is pure: it imports zod and itself.',
        ),
      ]),
      'no-restricted-globals': [
        'error',
        'process',
        'crypto',
        'fetch',
        'performance',
        'setTimeout',
        'setInterval',
        'Buffer',
      ],
      'no-restricted-syntax': [
        'error',
        wholeZod,
        {
          selector: "MemberExpression[object.name='Date'][property.name='now']",
          message: 'core/ never reads the clock: take `today` or `asOf`.',
        },
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'core/ never reads the clock: take `today` or `asOf`.',
        },
        {
          selector: "MemberExpression[object.name='Math'][property.name='random']",
          message: 'core/ is deterministic.',
        },
      ],
    },
  },
  {
    files: ['functions/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', wholeZod],
      'no-restricted-imports': restrict([
        never(['**/infra/**', '**/web/**', 'aws-cdk-lib*', 'svelte*'], 'functions/ imports core/ and packages.'),
      ]),
    },
  },
  {
    files: ['infra/**/*.ts'],
    ignores: ['infra/local/**'],
    rules: {
      'no-restricted-imports': restrict([
        never(['**/functions/**', '**/web/**', 'svelte*'], 'infra/ knows functions and web by their file paths only.'),
      ]),
    },
  },
  {
    files: ['web/**/*.ts', 'web/**/*.svelte', 'web/**/*.svelte.ts'],
    languageOptions: {
      globals: { ...globals.browser },
      parserOptions: { parser: tseslint.parser, extraFileExtensions: ['.svelte'] },
    },
    rules: {
      'no-restricted-syntax': ['error', namedZod, keyedByWords],
      'no-restricted-imports': restrict([
        never(
          ['**/functions/**', '**/infra/**', 'aws-cdk-lib*', '@aws-sdk/*', '@middy/*'],
          'web/ imports core/ and packages.',
        ),
      ]),
    },
  },
  {
    files: ['test/**/*.ts'],
    ignores: ['test/support/seeded.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      'no-restricted-imports': restrict([
        never(['fast-check'], 'Take fc from test/support/seeded.ts: its properties have a fixed seed.'),
      ]),
    },
  },
)
