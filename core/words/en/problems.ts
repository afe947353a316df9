import type { Issue } from '../../result.ts'
import { corrections, days, places } from './problems/chart.ts'
import { held } from './problems/held.ts'
import { kinds } from './problems/kinds.ts'
import { shape } from './problems/shape.ts'

/** Every sentence that says what is wrong with an entry, by its code. */
const SENTENCES = { ...shape, ...days, ...corrections, ...places, ...kinds, ...held }
export type Said = { readonly code: string; readonly args: Readonly<Record<string, unknown>> }

/** A problem in words. RangeError for a code that has none: all codes that our rules give have theirs, or this does not compile. */
export function problemWords({ code, args }: Said): string {
  const words = (SENTENCES as unknown as Readonly<Record<string, ((args: Said['args']) => string) | undefined>>)[code]
  if (!words) throw new RangeError('A problem without words')
  return words(args)
}

/** Problems as they leave over the wire: where each is, and the sentence. */
export const issuesInWords = (problems: readonly (Said & { readonly at: string })[]): readonly Issue[] =>
  problems.map((one) => ({ at: one.at, problem: problemWords(one) }))
