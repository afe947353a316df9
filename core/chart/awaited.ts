import { isContact } from './contacts.ts'
import { effective } from './effective.ts'
import type { Entry, NewEntry } from './entry.ts'
import { factStated } from './families.ts'
import { byRecording } from './order.ts'

/**
 * By a two-way contact or in so many words: who receives a person has them (laws S5). Also where an attempt turns out to have been a
 * contact, by a correction.
 */
export function takesOver(fact: NewEntry): boolean {
  const said = factStated(fact)
  return said !== null && (isContact(said) || said.kind === 'safety-accepted')
}

/** Episodes whose safety item came into this chart, and which nobody here has taken over yet. */
export function awaitedFrom(entries: readonly Entry[]): readonly string[] {
  const standing = effective(entries).facts
  const taken = standing.filter(({ fact }) => takesOver(fact))
  const from = standing.flatMap(({ fact, entry }) =>
    fact.kind === 'safety-carried' && !fact.alsoThere && !taken.some((one) => byRecording(entry, one.entry) < 0)
      ? [fact.from]
      : [],
  )
  return [...new Set(from)]
}
