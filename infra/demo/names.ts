import type { Language, Sex } from '../../core/chart/vocabulary.ts'
import { GIVEN_NAMES } from './given-names.ts'
import type { Random } from './random.ts'

/** A given name that fits language, sex and year of birth; of an unrecorded sex either. */
export function givenName(random: Random, language: Language, sex: Sex, born: number): string {
  const as = sex === 'female' || sex === 'male' ? sex : random.chance(0.5) ? 'female' : 'male'
  const generation = GIVEN_NAMES[language].find(({ bornUntil }) => born <= bornUntil)
  if (!generation) throw new RangeError(`No names for somebody born in ${born}`)
  return random.one(generation[as])
}
