import type { Day } from '../../day.ts'
import type { ChosenSettings } from '../../settings/index.ts'
import type { Standing } from '../effective.ts'
import type { ClinicalFact } from '../entry.ts'
import type { SafetyView } from '../safety.ts'
import type { Milestone, Stage } from '../stages.ts'

/** A chart as every view reads it: what stands, and what has been found out about it once. */
export interface ChartFacts {
  /** What stands, in the order of the chart; and the facts alone. */
  readonly standing: readonly Standing[]
  readonly facts: readonly ClinicalFact[]
  readonly chosen: ChosenSettings
  readonly stages: Readonly<Record<Stage, Milestone>>
  /** The earliest day that belongs to the episode: older scores are history (laws D8). Null = every day does. */
  readonly from: Day | null
  readonly safety: SafetyView
}

/**
 * One thing folded from a chart. `pack` makes plain JSON of what it tells, and `unpack(pack(told))` is `told` (law: every view, any
 * value); what is packed as null is read as null without asking. Methods that use no `this`, because a view is handed about under the type of any of them.
 */
export interface View<Told, Packed = Told> {
  /** What it tells of a chart without entries. */
  readonly empty: Told
  /** What it tells is packed as it stands. */
  readonly isPlain?: true
  fold(chart: ChartFacts): Told
  pack(told: Told): Packed
  unpack(packed: Packed): Told
}

/** A view whose telling is plain JSON already, and small. */
export const plainView = <Told>(empty: Told, fold: (chart: ChartFacts) => Told): View<Told> => ({
  empty,
  isPlain: true,
  fold,
  pack: (told) => told,
  unpack: (packed) => packed,
})

/** A view of a day: null where there is none. */
export const dayView = (fold: (chart: ChartFacts) => Day | null): View<Day | null> => plainView(null, fold)

export const lastDay = ({ facts }: ChartFacts, holds: (fact: ClinicalFact) => boolean): Day | null =>
  facts.findLast(holds)?.day ?? null
