import { DAY_WORDS } from '../../../chart/fields.ts'
import type { FieldOf } from '../../../chart/kinds/check.ts'
import type { Need } from '../../../chart/kinds/index.ts'
import type { CorrectionNeed, ShapeProblems } from '../../../chart/kinds/read.ts'
import { ID_WORDS } from '../../../id.ts'
import { INSTRUMENTS } from '../../../instruments/index.ts'
import { fieldAsked } from '../../field-words.ts'
import { FORM_WORDS } from '../fields.ts'
import { anyOf } from '../any-of.ts'
import type { Words } from './words.ts'

/** Words of a choice as its form calls them, with what nothing is called there: refusals speak to people, not in codes. */
function called(words: readonly string[], of: FieldOf | null): readonly string[] {
  if (!of) return words
  const { wordOf, none } = fieldAsked(FORM_WORDS, of.kind, of.field, {})
  return [...words.map(wordOf), ...(none === '' ? [] : [none])]
}
type WordsOfNeed = (called: readonly string[]) => string
const oneOf =
  (says: string): WordsOfNeed =>
  (words) =>
    `${says}: ${anyOf(words)}`

/** What fields ask for by their `needs`; a field that names one without words does not compile. */
const NEEDED: { readonly [N in Need | CorrectionNeed]: WordsOfNeed } = {
  instrument: (words) => `Choose an instrument of this registry: ${anyOf(words)}`,
  'consent-state': oneOf('Choose what the person said'),
  'safety-event': oneOf('Choose what was done about safety'),
  finding: oneOf('Choose what was found'),
  behaviour: oneOf('Say when there was suicidal behaviour'),
  'how-handed-over': oneOf('Choose how'),
  service: () => 'Name the service or hospital',
  'accepted-by': () => 'Write the name of who accepted',
  'check-day': () => 'Choose the day somebody looks again',
  'safety-outcome': oneOf('Choose how the safety item ends'),
  confirms: oneOf('Choose what you confirm'),
  reviewer: () => 'Write which psychiatric consultant reviewed',
  'review-outcome': oneOf('Choose what the review led to'),
  'close-reason': oneOf('Choose why the episode closes'),
  'payer-class': oneOf('Choose who pays'),
  'correction-reason': () => 'Write why, in a few words: the reason stays with the entry',
}

const needed = (missing: boolean, what: string): string => (missing ? `This is needed. ${what}` : what)
const options = (words: readonly string[]): string =>
  words.length === 1 ? `Only ${words.join()} is possible` : `One of: ${anyOf(words)}`
const RANGES = Object.values(INSTRUMENTS).map(({ name, range }) => `${range.min} to ${range.max} in ${name}`)

/** What the shape of an entry refuses. */
export const shape: Words<ShapeProblems> = {
  needed: ({ needs, words, of }) => NEEDED[needs as Need](called(words, of)),
  'not-text': ({ missing }) => (missing ? 'This is needed' : 'Text'),
  'text-empty': () => 'Write at least one character',
  'text-long': ({ most, length }) => `At most ${most} characters: these are ${length}`,
  'note-long': ({ most, length }) => `A note holds at most ${most} characters: these are ${length}`,
  'not-a-day': () => DAY_WORDS,
  'not-a-time': () => "A time of day is written HH:MM, from 00:00 to 23:59, for example '09:30'",
  'not-an-id': () => ID_WORDS,
  'not-a-code': () => 'A diagnosis code has letters, digits and a point',
  'not-one-of': ({ missing, words, of }) => needed(missing, options(called(words, of))),
  'not-a-list': ({ missing }) => needed(missing, 'A list'),
  'list-short': ({ least }) => `At least ${least} in this list`,
  'list-long': ({ most }) => `At most ${most} in this list`,
  'not-yes-or-no': ({ missing }) => needed(missing, 'Yes or no'),
  'not-minutes': () => 'Minutes are a whole number from 0 to 1,440, the minutes of a day',
  'not-a-total': () => `A total is a whole number: ${RANGES.join(', ')}`,
  'not-a-count': ({ most }) => `A whole number from 0 to ${most}`,
  'not-an-answer': () =>
    'An answer is one of the options of its item, as the form of its instrument has them, or left unanswered',
  'not-a-ladder': () => 'Each of items 1 to 5 is answered yes, no or not asked',
  'not-fields': ({ missing }) => (missing ? 'This is needed' : 'Fields with their names'),
  'not-a-kind': ({ missing, kinds }) =>
    missing ? needed(true, `One of: ${kinds.join(', ')}`) : `No such kind. One of: ${kinds.join(', ')}`,
  'psychotropic-unsaid': () =>
    'Say whether this is a psychotropic drug: one for the mind counts as treatment, any other does not',
  'unknown-fields': ({ count, known }) =>
    `${count === 1 ? 'A field here is not known' : `${count} fields here are not known`}. Known are: ${known.join(', ')}`,
}
