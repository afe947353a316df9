import type { Recipe } from '../../support/recipes/recipe.ts'

export const recipe: Recipe = {
  says: 'An entry kind',
  lines: [
    {
      file: 'core/chart/kinds/index.ts',
      after: `import { merge } from './merge.ts'`,
      put: `\nimport { peerSupport } from './peer-support.ts'`,
    },
    {
      file: 'core/chart/kinds/index.ts',
      after: `'contact-details': contactDetails,`,
      put: `\n  'peer-support': peerSupport,`,
    },
    {
      file: 'core/words/en/fields.ts',
      after: '  ...safetyWords,',
      put: `
  'peer-support': {
    name: 'Peer support',
    fields: {
      topic: { label: 'What it was about', words: { recovery: 'Recovery', parenting: 'Parenting', work: 'Work' } },
      sessions: { label: 'Sessions so far' },
      nextOn: { label: 'Next session' },
    },
  },`,
    },
    {
      file: 'core/words/en/problems/held.ts',
      after: `'contact-details': \`\${NOT_YET} contact details yet. Write them in the note of a contact\`,`,
      put: `\n  'peer-support': \`\${NOT_YET} peer support yet. Write it in the note of a contact\`,`,
    },
    {
      file: 'core/words/en/problems/shape.ts',
      after: `'payer-class': oneOf('Choose who pays'),`,
      put: `\n  'peer-topic': oneOf('Choose what the session was about'),`,
    },
    {
      file: 'core/words/en/problems/kinds.ts',
      after: 'export const kinds: Words<KindProblems> = {',
      put: `\n  'peer-next-before': () => 'The next session cannot be before this one',`,
    },
    {
      file: 'web/src/routes/chart/[episodeId]/entries/words.ts',
      after: `  'record-number': (fact) => ({ what: 'Record number', text: fact.mrn, icon: 'check' }),`,
      put: `
  'peer-support': (fact, today) => ({
    what: 'Peer support',
    text: list(
      capital(fact.topic),
      \`\${fact.sessions} sessions so far\`,
      fact.nextOn && \`Next on \${dayText(fact.nextOn, today)}\`,
    ),
    icon: 'check',
  }),`,
    },
    {
      file: 'web/src/routes/chart/[episodeId]/record.ts',
      after: `'case-review', 'referral', 'consent',`,
      put: ` 'peer-support',`,
    },
    {
      file: 'test/support/whole-charts/facts.ts',
      after: 'const KINDS_4: Kinds<Kind4> = {',
      put: `
  'peer-support': fc
    .record({ topic: one('recovery', 'work'), sessions: fc.integer({ min: 0, max: 99 }), nextOn: maybe(ahead) })
    .map(({ nextOn, ...rest }) => (nextOn ? { ...rest, nextOn } : rest)),`,
    },
  ],
  tests: ['test/core/words/field-words.test.ts', 'test/web/routes/chart/draft.test.ts'],
}
