import type { WrongChange } from './wrong-change.ts'

const signs = 'test/web/lib/caseload/safety-signs.test.ts'

/** What a list says beside a name. */
export const signChanges: readonly WrongChange[] = [
  {
    ...{ law: 'S2', file: 'web/src/lib/caseload/safety-signs.ts', test: signs },
    does: 'says of the highest open answer the day of the last one',
    replace: 'day: safety.on, instrument',
    by: 'day: safety.newest, instrument',
  },
  {
    ...{ law: 'S9', file: 'web/src/lib/caseload/safety-signs.ts', test: signs },
    does: 'shows a known positive answer as one that is not known',
    replace: 'return level > 0 ? { text',
    by: 'return level > 9 ? { text',
  },
]
