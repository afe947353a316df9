import type { Problem } from '../parts/problem.ts'

/**
 * A day or a time of which a part was typed: the browser shows that part, and gives it to nobody. It is something typed, and nothing that
 * could be saved; no key types it.
 */
export const UNFINISHED = '\0'

/** What is wrong with a form of which these values stand, and all else that is: of what was begun nothing is dropped without a word. */
export function withUnfinished(
  values: Readonly<Record<string, unknown>>,
  others: readonly Problem[],
): readonly Problem[] {
  const isUnfinished = (name: string): boolean => values[name] === UNFINISHED
  const unfinished = Object.keys(values).filter(isUnfinished)
  return [
    ...unfinished.map((at) => ({ at, problem: 'Write all of it, or empty it' })),
    ...others.filter(({ at }) => !isUnfinished(at)),
  ]
}
