import type { WrongChange } from './wrong-change.ts'

const people = 'test/functions/people.test.ts'
const imports = 'test/functions/imports-of-people.test.ts'

/** Who a person is, and what goes with them. */
export const peopleChanges: readonly WrongChange[] = [
  {
    ...{ law: 'S5', file: 'core/chart/safety-carried.ts', test: people },
    does: 'carries urgent answers alone',
    replace: "fact.state === 'unassessed' && said)",
    by: "fact.state === 'unassessed' && said?.urgent)",
  },
  {
    ...{ law: 'S5', file: 'core/chart/safety-open.ts', test: people },
    does: 'takes what was sent for taken over before anybody there has reached the person',
    replace: 'facts.sent.filter(({ taken }) => taken !== null)',
    by: 'facts.sent.filter(({ taken }) => taken !== undefined)',
  },
  {
    ...{ law: 'S5', file: 'functions/actions/write/episode-target.ts', test: people },
    does: 'never tells the sender that the person was reached',
    replace: 'body.entries.some(takesOver)',
    by: 'body.entries.every((fact) => fact.day === "")',
  },
  {
    ...{ law: 'W2', file: 'core/exchange/plan.ts', test: imports },
    does: 'lets a thinner file make a known birth date unknown',
    replace: 'birthDate: told.birthDate ?? known.birthDate,',
    by: 'birthDate: told.birthDate,',
  },
  {
    ...{ law: 'W2', file: 'core/exchange/plan.ts', test: imports },
    does: 'overwrites a name without keeping the one before',
    replace: 'return recordedPerson(person, absorbed, others, [{ fact, imported }])',
    by: 'return recordedPerson(person, absorbed, others, [{ fact, imported }].slice(1))',
  },
  {
    ...{ law: 'W2', file: 'core/decisions/record-person.ts', test: people },
    does: 'leaves the old number taken when it is corrected',
    replace: '...freed.map(',
    by: '...freed.slice(1).map(',
  },
  {
    ...{ law: 'I3', file: 'functions/actions/write/import-target.ts', test: imports },
    does: 'brings new facts into the closed episode of somebody who was referred again',
    replace: 'own : (open[0]?.chart ?? own)',
    by: 'own : own',
  },
]
