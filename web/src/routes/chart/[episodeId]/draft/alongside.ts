import type { ClinicalFact } from '../../../../../../core/chart/entry.ts'
import type { Said } from '../../../../../../core/chart/kinds/index.ts'
import { FORM_WORDS } from '../../../../../../core/words/en/fields.ts'
import { fieldAsked } from '../../../../../../core/words/field-words.ts'
import type { Problem } from '../../../../lib/parts/problem.ts'
import { draftOf, factSoFar, saidSoFar, typed, type Draft, type Values } from '../../../../lib/forms/draft.ts'
import { same } from '../../../../lib/forms/touched.ts'

/**
 * What a correction does to what was recorded beside what is typed in it, in sentences for its form: a total takes answers away,
 * another kind of treatment changes whether it is for the mind. Nothing recorded goes or changes unsaid (laws W1). Empty of something new.
 */
export function alongsideWords(draft: Draft): readonly string[] {
  const { kind, recorded, values, start } = draft
  if (!recorded) return []
  const now = factSoFar(draft) as unknown as Said
  const changed = Object.entries(recorded).filter(([name, was]) => !same(was, now[name]))
  const asked = (name: string) => fieldAsked(FORM_WORDS, kind, name, saidSoFar(draft))
  // Without its day nothing is recorded: that is refused at its field.
  const goes = changed.filter(([name]) => name !== 'day' && now[name] === undefined).map(([name]) => asked(name).label)
  const becomes = changed
    .filter(([name]) => now[name] !== undefined && same(values[name], start[name]))
    .map(([name]) => `${asked(name).label}: ${valueWords(now[name], asked(name).wordOf)}`)
  return [
    ...(goes.length > 0 ? [`No longer recorded with this correction: ${goes.join(', ')}.`] : []),
    ...(becomes.length > 0 ? [`Also changed by this correction: ${becomes.join(', ')}.`] : []),
  ]
}

/** A correction that would put the same in place as stands: it would strike an entry, and say nothing. */
export const changesNothing = (way: 'replace' | 'strike', draft: Draft): boolean =>
  way === 'replace' && same(factSoFar(draft), draft.recorded)
/** Said at the button: it is about no field. */
export const NOTHING_CHANGED: Problem = {
  at: '',
  problem: 'Nothing is changed. Change what is wrong, strike the entry out, or cancel',
}

const valueWords = (value: unknown, wordOf: (word: string) => string): string =>
  typeof value === 'boolean' ? wordOf(value ? 'yes' : 'no') : String(value)

/** What was typed between two looks at a draft, as a correction of a fact; null where nothing was. */
export function typedOn(fact: ClinicalFact, from: Values, to: Values): Draft | null {
  const since = Object.entries(to).filter(([name, value]) => !same(value, from[name]))
  return since.length === 0 ? null : typed(draftOf(fact), Object.fromEntries(since))
}
