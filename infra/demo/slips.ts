import type { ClinicalFact, NewEntry } from '../../core/chart/entry.ts'
import { addDays, type Day } from '../../core/day.ts'
import { openDay } from './clinic-days.ts'
import { at, type Timed } from './facts.ts'
import type { Random } from './random.ts'
import { recordedOn } from './recording.ts'

/** A wrong entry, what it should have been (null = never there), and why it was corrected. */
interface Slip {
  readonly wrong: NewEntry
  readonly right: ClinicalFact | null
  readonly reason: string
}

/** One answer of a questionnaire typed a step too high; never that of the safety item, which would open something. */
function mistyped(random: Random, right: Extract<ClinicalFact, { kind: 'assessment' }>): Slip | null {
  const item = random.whole(0, 6)
  const answer = right.answers?.[item]
  if (!right.answers || typeof answer !== 'number' || answer > 2) return null
  const answers = right.answers.map((one, i) => (i === item ? answer + 1 : one))
  return { wrong: { ...right, answers }, right, reason: `Item ${item + 1} typed ${answer + 1} for ${answer}` }
}

/** What somebody may have typed in place of a fact; null = they typed it rightly. */
function slipOf(random: Random, fact: NewEntry): Slip | null {
  if (fact.kind === 'assessment') return mistyped(random, fact)
  if (fact.kind === 'contact' && fact.outcome === 'completed' && fact.minutes) {
    if (random.chance(0.3)) return { wrong: fact, right: null, reason: 'Entered twice' }
    const minutes = fact.minutes + 30
    return { wrong: { ...fact, minutes }, right: fact, reason: `Minutes typed ${minutes} for ${fact.minutes}` }
  }
  return null
}

/** How many of a hundred charts hold a slip that was found. */
const SLIPPED = 0.09

/** The same facts, now and then with one that was typed wrongly and corrected some days later. */
export function withSlips(random: Random, facts: readonly Timed[], latest: Day): readonly Timed[] {
  if (facts.length < 6 || !random.chance(SLIPPED)) return facts
  const i = random.whole(0, facts.length - 1)
  const timed = facts[i]
  const slip = timed && timed.by === 'care-manager' ? slipOf(random, timed.fact) : null
  if (!timed || !slip) return facts
  const found = openDay(addDays(recordedOn(timed), random.whole(1, 6)))
  if (found > latest) return facts
  const wrong: Timed = { ...timed, fact: slip.wrong, key: 'slip' }
  const correction = at(16.75, {
    ...{ kind: 'correction', day: found, corrects: '@slip' },
    ...{ replacement: slip.right, reason: slip.reason },
  })
  // What was entered twice stands beside the right one.
  const typed = slip.right === null ? [timed, wrong] : [wrong]
  return [...facts.slice(0, i), ...typed, ...facts.slice(i + 1), correction]
}
