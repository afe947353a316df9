import type { WrongChange } from './wrong-change.ts'

const corrections = 'test/web/chart/correction-laws.test.ts'
const view = 'test/web/caseload/view.test.ts'
const signs = 'test/web/caseload/safety-signs.test.ts'

/** What forms and lists of the browser do with what is recorded. */
export const forms: readonly WrongChange[] = [
  {
    ...{ law: 'W1', file: 'web/src/lib/chart/draft-fact.ts', test: corrections },
    does: 'lets a correction keep only what its form shows',
    replace: 'same(start?.[name], is?.[name]) ? was?.[name] : is?.[name]',
    by: 'is?.[name] ?? was?.[name] === null',
  },
  {
    ...{ law: 'W1', file: 'web/src/lib/chart/draft-fact.ts', test: corrections },
    does: 'states a fact anew although nothing was touched',
    replace: '  if (recorded && same(draft, start)) return { ok: true, fact: recorded }\n',
    by: '',
  },
  {
    ...{ law: 'R6', file: 'web/src/routes/caseload/[clinicId]/view.ts', test: view },
    does: 'leaves who waits with open safety out of the list of whom to contact',
    replace: "  (row.group === 1 && row.stage === 'waiting') ||\n",
    by: '',
  },
  {
    ...{ law: 'S9', file: 'web/src/lib/caseload/safety-signs.ts', test: signs },
    does: 'calls an answer of an unknown instrument item 9',
    replace: "  instrument === null ? 'Answer' :",
    by: "  instrument === null ? 'Item 9' :",
  },
]
