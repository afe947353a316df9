import { problem, type None } from '../problem.ts'
import { LANGUAGES, RACE_ETHNICITIES, RURALITIES, SEXES } from '../vocabulary.ts'
import { choice, day, nullable, text } from './field.ts'
import type { Kind } from './kind.ts'

/** Who a person is, and what equity figures are counted by. Unknown is written as unknown, never guessed. */
const fields = {
  family: text(),
  given: text(),
  birthDate: nullable(day()),
  sex: choice(SEXES),
  language: choice(LANGUAGES),
  raceEthnicity: choice(RACE_ETHNICITIES),
  rurality: choice(RURALITIES),
}
export const identity: Kind<'identity', typeof fields, { readonly 'born-later': None }, 4> = {
  ...{ kind: 'identity', of: 'person', fields, since: 4 },
  may: { precede: true, follow: true },
  problems: ({ birthDate }, { today }) => [
    birthDate !== null && birthDate > today ? problem('birthDate', 'born-later', {}) : null,
  ],
}
