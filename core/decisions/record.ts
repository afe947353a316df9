import type { Admitting } from '../chart/admission.ts'
import type { NewEntry } from '../chart/entry.ts'
import type { Issue } from '../result.ts'
import { admit, notHeld } from '../words/admission.ts'
import { next, typed, type ChartAt, type Decision } from './decision.ts'

/** Who records, when, under which settings, and in which format entries are written. */
export interface Recording extends Admitting {
  readonly entryFormat: number
}

/** Why facts cannot be recorded in a chart; empty = they can. */
export const recordProblems = (
  { episode, entries }: ChartAt,
  facts: readonly NewEntry[],
  recording: Recording,
): readonly Issue[] => [
  ...admit(episode, entries, facts, recording),
  ...facts.flatMap((fact, i) =>
    notHeld(fact, recording.entryFormat, entries).map(({ at, problem }) => ({ at: `entries.${i}.${at}`, problem })),
  ),
]

/** Facts added to a chart that goes on. */
export const recorded = <C extends ChartAt>(chart: C, facts: readonly NewEntry[]): Decision<C> => ({
  charts: [{ before: chart, episode: next(chart.episode), added: typed(facts) }],
})
