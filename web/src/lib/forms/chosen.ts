import type { Draft, Value } from './draft.ts'

const listIn = (value: Value = []): readonly (string | number | boolean | null)[] =>
  typeof value === 'string' ? [] : value

/** Whether a word of a list is chosen in a form. */
export const isChosen = ({ values }: Draft, name: string, word: string): boolean => listIn(values[name]).includes(word)

/**
 * A list with a word chosen, or not any more. What else stands in it stays, in its order, known to the form or not; a word that stood in
 * it at first comes back to its place, so that doing and undoing changes nothing (laws W1).
 */
export function withOther(draft: Draft, name: string, word: string): Value {
  const [now, first] = [listIn(draft.values[name]), listIn(draft.start[name])]
  if (now.includes(word)) return now.filter((one) => one !== word)
  const chosen = [...now, word]
  return [...first.filter((one) => chosen.includes(one)), ...chosen.filter((one) => !first.includes(one))]
}
