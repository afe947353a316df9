import type { Day } from '../../day.ts'
import { anyTreatmentDay, knownDay, wasAlreadyTreated } from '../milestones.ts'
import { treatmentOf, type TreatmentSummary } from '../treatment.ts'
import { dayView, type ChartFacts, type View } from './view.ts'

type Given = NonNullable<TreatmentSummary['given']>
type Change = NonNullable<TreatmentSummary['change']>
export type PackedTreatment = readonly [
  names: readonly string[],
  standing: 0 | 1,
  given: readonly [Given['name'], string] | null,
  change: readonly [string, Change['action']] | null,
]

/** What a person takes or does, and what was last changed about it. */
export const treatment: View<TreatmentSummary, PackedTreatment> = {
  empty: { names: [], standing: false, given: null, change: null },
  fold: ({ standing }) => treatmentOf(standing),
  pack: ({ names, standing, given, change }) => [
    names,
    standing ? 1 : 0,
    given && [given.name, given.day],
    change && [change.day, change.action],
  ],
  unpack: ([names, standing, given, change]) => ({
    names,
    standing: standing === 1,
    given: given && { name: given[0], day: given[1] },
    change: change && { day: change[0], action: change[1] },
  }),
}

/** The day from which treatment of any kind counts: the referral, else the day need was identified. */
const began = ({ stages }: ChartFacts): Day | null => knownDay(stages.referred) ?? knownDay(stages.identified)

/** First treatment of any kind from identification on, in or outside the plan: what is shown beside the start under the plan. */
export const anyTreatment = dayView((chart) => anyTreatmentDay(chart.facts, began(chart)))

/** Took a psychotropic at or before referral: a group of its own, neither an error nor a wait of 0 days. */
export const alreadyOnTreatment: View<boolean, 0 | 1> = {
  ...{ empty: false, fold: (chart: ChartFacts) => wasAlreadyTreated(chart.facts, began(chart)) },
  pack: (told) => (told ? 1 : 0),
  unpack: (packed) => packed === 1,
}
