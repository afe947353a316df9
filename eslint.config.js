import globals from 'globals'
import svelte from 'eslint-plugin-svelte'
import tseslint from 'typescript-eslint'
import { INSTRUMENTS } from './core/instruments/index.ts'

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
const direction =
  'local/ starts what demo/ makes and operate/ asks; what both need lives in infra/machine/, which knows none of them.'
/** Whatever ends in a function's bundle takes the small zod: the whole one brings 75 kB of methods and messages that nobody reads. */
const wholeZod = {
  selector: "ImportDeclaration[source.value='zod']",
  message: "Write `import * as z from 'zod/mini'`: core/ and functions/ are bundled.",
}
const restrict = (patterns) => ['error', { patterns }]
/** Files by their path in the project, and those of recipes by the path they take there. */
const here = (...globs) => globs.flatMap((glob) => [glob, `test/recipes/*/${glob}`])

/** What may not be written, by layer. */
const SYNTAX = {
  core: [
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
  functions: [wholeZod],
  infra: [namedZod],
  web: [namedZod, keyedByWords],
}
/**
 * An instrument is a folder of core/instruments and nothing elsewhere knows it by name, so that another one is that folder and its
 * index lines. Texts, template texts, names in code and the words of a page alike. What counts as a name is read from the instruments:
 * id and name with or without what stands between their parts, a safety item by its name or number, and what several of them begin with.
 */
const tools = Object.values(INSTRUMENTS)
const inOneWord = (name) => {
  const parts = name.toLowerCase().split(/[^a-z0-9]+/)
  // A single letter at the end is a name only where no word goes on from it: "auditC", not "auditClinic".
  return parts.join('[- ]?') + (/^[a-z]$/.test(parts.at(-1)) ? '(?![a-z])' : '') + (/\d$/.test(name) ? '(?!\\d)' : '')
}
const families = tools.map(({ id }) => id.split('-')[0]).filter((stem, i, stems) => stems.indexOf(stem) !== i)
const named = tools.flatMap(({ id, name, safetyItems }) => [
  ...[id, name].map(inOneWord),
  ...safetyItems.flatMap((one) => [inOneWord(one.name), inOneWord(`item ${one.item}`)]),
])
/** At the beginning of a word, also of one within a name: "phqTotal" and "lastPhq", not "brigade". */
const begun = families.map((stem) => `(?<![a-z])${stem}|(?-i:${stem.charAt(0).toUpperCase()}${stem.slice(1)})`)
const INSTRUMENT = `/${[...new Set([...named, ...begun])].join('|')}/i`
const instrumentNames = [
  `Literal[value=${INSTRUMENT}]`,
  `TemplateElement[value.raw=${INSTRUMENT}]`,
  `Identifier[name=${INSTRUMENT}]`,
  `SvelteText[value=${INSTRUMENT}]`,
  `SvelteLiteral[value=${INSTRUMENT}]`,
].map((selector) => ({
  selector,
  message:
    'Nothing outside core/instruments names an instrument: ask its data (direction, thresholds, safety items, name).',
}))
/** The one list of places that name one all the same, and why each does: instrument-names.test.ts holds it. */
const NAMES_INSTRUMENTS = [
  'core/instruments/**',
  // Where the questions of each are, by language.
  'core/words/*/wordings.ts',
  // Figures that are published of one instrument, by the definition of who publishes them, and the columns they are counted from.
  ...['release', 'released-outcomes', 'released-remission', 'released-response', 'tallies/outcome'].map(
    (figure) => `core/metrics/${figure}.ts`,
  ),
  'core/population/columns.ts',
  // Row formats that had room for two instruments.
  'core/chart/packed/{both,v1,v3}.ts',
  // Made-up people and what they answer.
  'infra/demo/**',
]

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
    files: here('core/**/*.ts'),
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
      'no-restricted-syntax': ['error', ...SYNTAX.core],
    },
  },
  {
    files: here('functions/**/*.ts'),
    rules: {
      'no-restricted-syntax': ['error', ...SYNTAX.functions],
      'no-restricted-imports': restrict([
        never(['**/infra/**', '**/web/**', 'aws-cdk-lib*', 'svelte*'], 'functions/ imports core/ and packages.'),
      ]),
    },
  },
  {
    files: ['infra/**/*.ts'],
    ignores: ['infra/local/**', 'infra/demo/**', 'infra/operate/**'],
    rules: {
      'no-restricted-imports': restrict([
        never(['**/functions/**', '**/web/**', 'svelte*'], 'infra/ knows functions and web by their file paths only.'),
        never(['**/local/**', '**/demo/**', '**/operate/**'], 'What is deployed knows nothing of what runs it here.'),
      ]),
    },
  },
  {
    files: ['infra/operate/**/*.ts'],
    rules: { 'no-restricted-imports': restrict([never(['**/local/**'], direction)]) },
  },
  {
    files: ['infra/demo/**/*.ts'],
    rules: { 'no-restricted-imports': restrict([never(['**/local/**', '**/operate/**'], direction)]) },
  },
  {
    files: here('web/**/*.ts', 'web/**/*.svelte', 'web/**/*.svelte.ts'),
    languageOptions: {
      globals: { ...globals.browser },
      parserOptions: { parser: tseslint.parser, extraFileExtensions: ['.svelte'] },
    },
    rules: {
      'no-restricted-syntax': ['error', ...SYNTAX.web],
      'no-restricted-imports': restrict([
        never(
          ['**/functions/**', '**/infra/**', 'aws-cdk-lib*', '@aws-sdk/*', '@middy/*'],
          'web/ imports core/ and packages.',
        ),
      ]),
    },
  },
  ...Object.entries(SYNTAX).map(([layer, syntax]) => ({
    files: here(`${layer}/**/*.ts`, `${layer}/**/*.svelte`),
    ignores: here(...NAMES_INSTRUMENTS),
    rules: { 'no-restricted-syntax': ['error', ...syntax, ...instrumentNames] },
  })),
  {
    files: ['test/**/*.ts'],
    ignores: ['test/support/seeded.ts', 'test/recipes/*/{core,functions,web}/**'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      'no-restricted-imports': restrict([
        never(['fast-check'], 'Take fc from test/support/seeded.ts: its properties have a fixed seed.'),
      ]),
    },
  },
)
