import type { WrongChange } from './wrong-change.ts'

const people = 'test/functions/people.test.ts'
const earlier = 'test/functions/people-of-earlier-releases.test.ts'
const there = 'test/functions/people-known-there.test.ts'
const imports = 'test/functions/imports-of-people.test.ts'
const enteredTwice = 'test/core/chart/admission/entered-twice.test.ts'
const known = 'test/functions/imports-of-known-people.test.ts'

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
    ...{ law: 'W2', file: 'core/exchange/plan-header.ts', test: imports },
    does: 'lets a thinner file make a known birth date unknown',
    replace: 'birthDate: told.birthDate ?? known.birthDate,',
    by: 'birthDate: told.birthDate,',
  },
  {
    ...{ law: 'W2', file: 'core/exchange/plan-person.ts', test: imports },
    does: 'overwrites a name without keeping the one before',
    replace: 'isRenamed ? [{ fact, imported }] : []',
    by: 'isRenamed ? [{ fact, imported }].slice(1) : []',
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
    replace: 'own : (episodes[0]?.chart ?? own)',
    by: 'own : own',
  },
  {
    ...{ law: 'I3', file: 'core/exchange/episode-of.ts', test: imports },
    does: 'puts late facts of an earlier episode into the one that is open',
    replace: 'return lasted ?? episodes[0] ?? null',
    by: 'return episodes[0] ?? null',
  },
  {
    ...{ law: 'W2', file: 'core/person/person-now.ts', test: 'test/functions/people-rolled-back.test.ts' },
    does: 'lets what was recorded before stand over what an earlier release wrote last',
    replace: 'entry.version > saidAfter',
    by: 'entry.version > 0',
  },
  {
    ...{ law: 'W2', file: 'core/person/known-in.ts', test: 'test/functions/people-numbers.test.ts' },
    does: 'leaves the chart open to a clinic whose number of the person was struck out',
    replace: '.filter((clinicId) => known.has(clinicId))',
    by: '',
  },
  {
    ...{ law: 'S5', file: 'core/decisions/separate.ts', test: 'test/functions/people-carried.test.ts' },
    does: 'leaves what came from another person where it went on to, when the merge is taken back',
    replace: 'others.has(fact.origin ?? fact.from)',
    by: 'others.has(fact.from)',
  },
  {
    ...{ law: 'S5', file: 'core/chart/kinds/close.ts', test: 'test/functions/people-closes.test.ts' },
    does: 'takes back the close of a merge or a transfer alone, and counts the person twice',
    replace: "return action ? problem('corrects', 'closed-by-action', { reason: action }) : null",
    by: 'return action && null',
  },
  {
    ...{ law: 'S5', file: 'core/decisions/reopen.ts', test: 'test/functions/people-closes.test.ts' },
    does: 'takes back the close of somebody who has another open episode there',
    replace: 'if (!openIn(others, clinicId)) return []',
    by: 'if (!openIn(others, "")) return []',
  },
  {
    ...{ law: 'S5', file: 'functions/actions/record-entries.ts', test: 'test/functions/people-closes.test.ts' },
    does: 'takes a close back beside somebody who refers the person again in that moment',
    replace: 'return [goesOn(reopening.person)]',
    by: 'return []',
  },
  {
    ...{ law: 'S5', file: 'core/decisions/separate.ts', test: 'test/functions/people-three.test.ts' },
    does: 'leaves a third person in no list whose merge went into an episode that is taken away',
    replace: 'if (later !== null) return [{ at, problem: mergedLater(later) }]',
    by: '',
  },
  {
    ...{ law: 'S5', file: 'core/decisions/transfer.ts', test: 'test/functions/people-three.test.ts' },
    does: 'gives the continuation of one person’s episode to the other one for good',
    replace: 'absorbed.find(({ header }) => header.patientId === patientId) ?? person',
    by: 'person',
  },
  {
    ...{ law: 'S5', file: 'core/decisions/separate.ts', test: 'test/functions/people-shared.test.ts' },
    does: 'leaves what was recorded while two were one with one of them alone',
    replace: 'written(theirs, shared(own, theirs, since))',
    by: 'written(theirs, new Map())',
  },
  {
    ...{ law: 'S5', file: 'core/decisions/carry.ts', test: 'test/functions/people-shared.test.ts' },
    does: 'leaves the third of three who were one in no list, by the order in which the merges are taken back',
    replace: ' || cameSince(fact, readings, since)',
    by: '',
  },
  {
    ...{ law: 'S5', file: 'core/decisions/carry.ts', test: 'test/core/decisions/carry.test.ts' },
    does: 'gives what was struck out before the merge to the other one of two, where something else was struck out since with the same day',
    replace: ' && isSameStrike(carried, one),',
    by: ',',
  },
  {
    ...{ law: 'S5', file: 'core/decisions/carry.ts', test: 'test/core/decisions/carry.test.ts' },
    does: 'forgets on which day something was struck out once it goes on a second time',
    replace: 'since: struckOn(correction)',
    by: 'since: correction.fact.day',
  },
  {
    ...{ law: 'S5', file: 'core/decisions/separate.ts', test: 'test/functions/people-shared.test.ts' },
    does: 'opens what is open for both in the chart of a third person in place of the one who goes on',
    replace: 'shared(theirs, ofPerson(own, keptId), since)',
    by: 'shared(theirs, own, since)',
  },
  {
    ...{ law: 'S5', file: 'core/chart/awaited.ts', test: 'test/functions/people-shared.test.ts' },
    does: 'tells one of two persons’ charts that the other one was reached, as if what is open for both had been sent',
    replace: ' && !fact.alsoThere',
    by: '',
  },
  {
    ...{ law: 'W5', file: 'functions/store/audit.ts', test: 'test/functions/people-trail.test.ts' },
    does: 'leaves what was done to a clinic’s chart from elsewhere out of its trail',
    replace: '.filter(({ clinicId }) => clinicId !== record.clinicId)',
    by: '.filter(({ clinicId }) => clinicId === "")',
  },
  {
    ...{ law: 'S2', file: 'core/caseload/safety.ts', test: 'test/functions/people-carried.test.ts' },
    does: 'shows the level of a lower answer that a merge brought beside a finding',
    replace: 'finding.level > uncovered.level',
    by: 'finding.level < 0',
  },
  {
    ...{
      law: 'S1',
      file: 'core/chart/admission/entered-twice.ts',
      test: 'test/functions/people-entered-twice.test.ts',
    },
    does: 'refuses a positive answer in the chart of somebody who was entered twice',
    replace: 'saidIn(fact).some(({ level }) => level > 0)',
    by: 'saidIn(fact).some(({ level }) => level > 9)',
  },
  {
    ...{ law: 'D2', file: 'core/chart/admission/entered-twice.ts', test: enteredTwice },
    does: 'takes no visit of somebody who was entered twice and whose safety item is open',
    replace: 'isContact(fact) || isAttempt(fact)',
    by: "fact.kind === 'contact'",
  },
  {
    ...{ law: 'S1', file: 'core/chart/admission/entered-twice.ts', test: enteredTwice },
    does: 'refuses the steps of the safety item in the chart of somebody who was entered twice',
    replace: 'kindOf(fact.kind).answers === true || ',
    by: '',
  },
  {
    ...{ law: 'S5', file: 'core/chart/safety.ts', test: 'test/core/decisions/carry.test.ts' },
    does: 'shows no hand-over that came with the person where nothing lies beneath it',
    replace: 'facts.handOvers.some(isCarried) ||',
    by: '',
  },
  {
    ...{ law: 'W2', file: 'core/decisions/former.ts', test: earlier },
    does: 'forgets the name that an earlier release knew with the first entry of the person',
    replace: 'added: [...attributed(former, added), ...added]',
    by: 'added',
  },
  {
    ...{ law: 'W2', file: 'core/decisions/record-person.ts', test: earlier },
    does: 'gives the number that an earlier release knew to whoever comes next once a second one is added',
    replace: '[...formerFacts(person, facts, BEFORE_ALL), ...facts]',
    by: 'facts',
  },
  {
    ...{ law: 'W2', file: 'core/decisions/number-there.ts', test: there },
    does: 'opens an episode in another clinic and claims no number for it there',
    replace: 'numbers: holder === null ?',
    by: "numbers: holder === '' ?",
  },
  {
    ...{ law: 'W2', file: 'functions/actions/refer-again.ts', test: there },
    does: 'refers somebody again under the number of a stranger',
    replace: 'if (holder !== null && holder !== person.header.patientId)',
    by: "if (holder === '' && holder !== person.header.patientId)",
  },
  {
    ...{ law: 'W2', file: 'core/decisions/person-problems.ts', test: there },
    does: 'lets the last number of a clinic be moved away while an episode is open there',
    replace: 'const bare = open.filter(',
    by: 'const bare = open.slice(open.length).filter(',
  },
  {
    ...{ law: 'W2', file: 'core/exchange/plan.ts', test: 'test/functions/imports-of-numbers.test.ts' },
    does: 'takes the first MRN of a patient alone',
    replace: 'const otherNumbers = entryFormat < TELLS_PERSONS ? [] : more',
    by: 'const otherNumbers = entryFormat < TELLS_PERSONS ? [] : more.slice(more.length)',
  },
  {
    ...{ law: 'W2', file: 'core/exchange/plan-header.ts', test: 'test/functions/imports-of-merged.test.ts' },
    does: 'lets the source of somebody who was entered twice rename the one that goes on',
    replace: 'patient: of.renames ?',
    by: 'patient: at ?',
  },
  {
    ...{ law: 'W5', file: 'functions/actions/import-patient.ts', test: 'test/functions/imports-of-merged.test.ts' },
    does: 'answers an import that is sent again from charts that have come apart since',
    replace: 'const known = operation.imported',
    by: 'const known = [operation.imported][1]',
  },
  {
    ...{ law: 'I3', file: 'functions/actions/write/import-target.ts', test: known },
    does: 'counts a person twice whom an import found by a number, once the number is corrected',
    replace: '(await asRemembered(deps, source, now)) ?? byNumber',
    by: 'byNumber',
  },
  {
    ...{ law: 'I3', file: 'core/exchange/plan.ts', test: 'test/functions/people-large.test.ts' },
    does: 'plans more than one transaction takes where a new name is told in the trails of many clinics',
    replace: ' - trails - former',
    by: ' - former',
  },
  {
    ...{
      law: 'V2',
      file: 'functions/actions/write/import-target.ts',
      test: 'test/functions/imports-of-unread.test.ts',
    },
    does: 'says of somebody whose chart cannot be read that their name is another, or that they have no episode',
    replace: 'unread: [...unread, ...entries.map((one) => one.why)], unmatched',
    by: 'unmatched',
  },
  {
    ...{ law: 'I3', file: 'core/exchange/plan.ts', test: known },
    does: 'remembers a person whom an import found by a number only where the file brings something new',
    replace: 'return { charts: [], sources, imported }',
    by: 'return { charts: [], imported }',
  },
  {
    ...{ law: 'I3', file: 'core/person/same-person.ts', test: 'test/functions/imports-elsewhere.test.ts' },
    does: 'takes a number alone for the person',
    replace: 'a.birthDate !== null &&',
    by: 'a.birthDate !== null || a.birthDate === b.birthDate ||',
  },
  {
    ...{ law: 'S5', file: 'core/decisions/separate.ts', test: 'test/core/decisions/separate.test.ts' },
    does: 'opens what is open for both in one chart or another, by the order in which charts were read',
    replace: 'return one < other ? -1 : one > other ? 1 : 0',
    by: 'return one === other ? 0 : -1',
  },
  {
    ...{ law: 'S5', file: 'core/decisions/separate.ts', test: 'test/functions/people-shared.test.ts' },
    does: 'takes away with a second merge what the first one had left to both',
    replace: ' && !held.some((one) => isSameThing(one, fact))',
    by: '',
  },
  {
    ...{ law: 'W4', file: 'core/decisions/newcomer.ts', test: 'test/functions/newcomers.test.ts' },
    does: 'opens an episode without looking at the birth date',
    replace: '...personProblems(newcomer, recording),',
    by: '',
  },
  {
    ...{ law: 'W2', file: 'core/decisions/open.ts', test: 'test/functions/newcomers.test.ts' },
    does: 'drops how somebody new is reached',
    replace: '    ...contactDetails,\n',
    by: '',
  },
]
