import type { Day } from '../../day.ts'
import type { ChosenSettings } from '../../settings/index.ts'
import { effective, type Standing } from '../effective.ts'
import type { Entry } from '../entry.ts'
import { identifiedDay } from '../milestones.ts'
import type { Writer } from '../safety-steps.ts'

/** Who asks, when, and under which settings of the clinic. */
export interface Admitting {
  readonly today: Day
  /**
   * Day and time that the clock at the clinic shows, as entries are stamped with it; null for an import, which keeps the times of
   * its source.
   */
  readonly local: string | null
  readonly by: Writer
  readonly chosen: ChosenSettings
  /** A transfer or a merge writes, and nobody types: it alone may carry safety from episode to episode. */
  readonly byAction?: true
}

/** Which chart it is, and what its head says that days are held against. */
export interface Head {
  readonly of: 'episode' | 'person'
  readonly birthDate: Day | null
}

/** What new entries are held against. */
export interface ChartAtHand extends Admitting {
  readonly head: Head
  /** Entries of the chart and of the same call that come before the one at hand. */
  readonly entries: readonly Entry[]
  readonly standing: readonly Standing[]
  /** Day the episode began; null where nothing says so yet. */
  readonly began: Day | null
  readonly closed: Day | null
}

export function chartAtHand(head: Head, entries: readonly Entry[], admitting: Admitting): ChartAtHand {
  const standing = effective(entries).facts
  const facts = standing.map(({ fact }) => fact)
  return {
    ...admitting,
    ...{ head, entries, standing },
    began: identifiedDay(facts, admitting.chosen),
    closed: facts.find((fact) => fact.kind === 'close')?.day ?? null,
  }
}
