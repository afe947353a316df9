import type { WrongChange } from './wrong-change.ts'

const data = 'test/core/instruments/safety-data.test.ts'
const pack = 'test/core/chart/pack.test.ts'
const epds = 'core/instruments/epds/rules.ts'

/** What a kind says of itself: an instrument's safety data, a row's places, the names of figures, routes and reasons. */
export const kinds: readonly WrongChange[] = [
  {
    ...{ law: 'S1', file: epds, test: data },
    does: 'calls an answer urgent that no item of the EPDS has, so that its top answer waits',
    replace: 'urgent: [3]',
    by: 'urgent: [9]',
  },
  {
    ...{ law: 'S11', file: epds, test: data },
    does: 'calls a lower answer urgent and a higher one not',
    replace: 'urgent: [3]',
    by: 'urgent: [2]',
  },
  {
    ...{ law: 'S9', file: epds, test: data },
    does: "names the EPDS's item as that of the PHQ-9",
    replace: "name: 'EPDS item 10'",
    by: "name: 'item 9'",
  },
  {
    ...{ law: 'S9', file: 'core/instruments/who-5/rules.ts', test: data },
    does: 'gives two instruments one name',
    replace: "name: 'WHO-5'",
    by: "name: 'EPDS'",
  },
  {
    ...{ law: 'D9', file: epds, test: data },
    does: 'puts the severe band outside the range, where nobody reaches it',
    replace: 'severe: 19',
    by: 'severe: 31',
  },
  {
    ...{ law: 'D9', file: epds, test: data },
    does: 'calls somebody remitted who is still ill enough to treat',
    replace: 'remission: 7',
    by: 'remission: 14',
  },
  {
    ...{ law: 'C3', file: epds, test: data },
    does: 'calls a change worsening that is too small to matter',
    replace: 'worsening: 6',
    by: 'worsening: 3',
  },
  {
    ...{ law: 'V2', file: 'core/instruments/who-5/rules.ts', test: data },
    does: 'writes an instrument in a format whose readers have no word for it',
    replace: 'entryFormat: 4',
    by: 'entryFormat: 1',
  },
  {
    ...{ law: 'S9', file: 'eslint.config.js', test: 'test/infra/instrument-names.test.ts' },
    does: 'lets any file name the safety item of an instrument that was added later',
    replace: '...safetyItems.flatMap((one) => [inOneWord(one.name), inOneWord(`item ${one.item}`)])',
    by: "'item ?9'",
  },
  {
    ...{ law: 'V3', file: 'core/chart/packed/v4.ts', test: pack },
    does: 'reads a row that was cut short, and says undefined where a view should tell',
    replace: 'places < PLACES',
    by: 'places < BEFORE_VIEWS',
  },
  {
    ...{ law: 'V2', file: 'core/chart/packed/v4.ts', test: pack },
    does: 'drops what a newer version wrote at the end of a row',
    replace: 'places > PLACES',
    by: 'places > 2 * PLACES',
  },
  {
    ...{ law: 'C6', file: 'core/instruments/phq-9/rules.ts', test: 'test/core/caseload/course.test.ts' },
    does: 'asks more of a response than half of the baseline',
    replace: 'responseShare: 0.5',
    by: 'responseShare: 0.4',
  },
  {
    ...{ law: 'S', file: 'core/chart/kinds/safety.ts', test: 'test/core/chart/admission/safety.test.ts' },
    does: 'takes a safety plan that says nothing, so that it stands beside an open item as one',
    replace: "typeof action !== 'string' || action.trim() === ''",
    by: "action === 'nothing'",
  },
  {
    ...{ law: 'W4', file: 'core/words/en/problems/shape.ts', test: 'test/core/words/en/problems.test.ts' },
    does: 'says codes to people where their form has words',
    replace: '...words.map(wordOf)',
    by: '...words',
  },
]
