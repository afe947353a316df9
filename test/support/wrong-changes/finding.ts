import type { WrongChange } from './wrong-change.ts'

const search = 'test/core/person/search.test.ts'
const knownBy = 'test/core/person/known-by.test.ts'
const foundBy = 'test/core/person/found-by.test.ts'
const phone = 'test/core/person/phone-finder.test.ts'
const similar = 'test/core/person/similar.test.ts'
const alike = 'test/core/person/alike.test.ts'

/** Whom nobody finds is waiting; whom somebody else is found as gets a call about another one's answers. */
export const finding: readonly WrongChange[] = [
  {
    ...{ law: 'F1', file: 'core/person/search.ts', test: search },
    does: 'finds María by nothing but her accent',
    replace: ".normalize('NFKD')",
    by: '.trimEnd()',
  },
  {
    ...{ law: 'F1', file: 'core/person/search.ts', test: search },
    does: 'finds nobody by a birth date of two digits for the year that lies in the last century',
    replace: 'return year <= today.slice(2, 4) ? ',
    by: 'return year <= "99" ? ',
  },
  {
    ...{ law: 'F2', file: 'core/person/known-by.ts', test: knownBy },
    does: 'finds somebody by a name that was struck out, which is another one’s',
    replace: '.filter((family) => factOf(standingOf(family)) !== null)',
    by: '.filter((family) => family.length > 0)',
  },
  {
    ...{ law: 'F2', file: 'core/person/known-by.ts', test: knownBy },
    does: 'forgets what somebody went by who was entered twice',
    replace: 'const all = [person, ...absorbed]',
    by: 'const all = [person, ...absorbed.slice(1)]',
  },
  {
    ...{ law: 'F2', file: 'core/person/found-by.ts', test: foundBy },
    does: 'finds somebody by a former name with anybody’s birth date',
    replace: 'text: findableText({ name: text, mrn, birthDate }),',
    by: 'text: findableText({ name: text, mrn, birthDate: birthDate && "1990-03-13" }),',
  },
  {
    ...{ law: 'F2', file: 'core/person/found-by.ts', test: foundBy },
    does: 'tells of the first former name that fits and not of the best',
    replace: '(best && MATCHES',
    by: '(best && MATCHES.length < 0 && MATCHES',
  },
  {
    ...{ law: 'F2', file: 'core/person/found-by.ts', test: foundBy },
    does: 'finds nobody by a number of before',
    replace: '...numbers.map((text) => ({',
    by: '...numbers.slice(1).map((text) => ({',
  },
  {
    ...{ law: 'F3', file: 'core/phone.ts', test: phone },
    does: 'takes the digits of an extension for those of the number',
    replace: "phone.replace(/(?:x|#|ext).*$/iu, '')",
    by: 'phone',
  },
  {
    ...{ law: 'F3', file: 'core/phone.ts', test: phone },
    does: 'finds half a clinic by four digits',
    replace: 'const FEWEST = 7',
    by: 'const FEWEST = 4',
  },
  {
    ...{ law: 'F3', file: 'core/phone.ts', test: phone },
    does: 'finds a number that is kept without its area code by nothing but itself',
    replace: 'a.endsWith(b) || ',
    by: '',
  },
  {
    ...{ law: 'F4', file: 'core/person/similar.ts', test: similar },
    does: 'takes two letters that changed places for another name',
    replace: 'return isSwapped && ',
    by: 'return !isSwapped && ',
  },
  {
    ...{ law: 'F4', file: 'core/person/alike.ts', test: alike },
    does: 'asks of nobody whether they are here already whose two names are written the other way round',
    replace: '(isWithin(one, other) || isWithin(other, one))',
    by: 'one.join() === other.join()',
  },
  {
    ...{ law: 'F4', file: 'core/person/alike.ts', test: alike },
    does: 'opens a second chart for Kamila without a question beside Camila of the same birth date',
    replace: "if (isNearName(typed, listed)) return 'near-name'",
    by: "if (isNearName(typed, { ...listed, birthDate: '' })) return 'near-name'",
  },
  {
    ...{ law: 'F4', file: 'core/person/alike.ts', test: alike },
    does: 'asks of a child whether it is its mother, who has the same telephone',
    replace: 'listed.birthDate !== null) return isNearWithin(one, other) || isNearWithin(other, one)',
    by: 'listed.birthDate === "1985-03-13") return isNearWithin(one, other) || isNearWithin(other, one)',
  },
]
