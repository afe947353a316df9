import type { Admitting } from '../chart/admission.ts'
import type { NewEntry } from '../chart/entry.ts'
import type { Issue } from '../result.ts'
import { admit, notHeld } from '../words/admission.ts'
import { headerBefore } from './header.ts'
import { next, typed, type ChartAt, type ChartDecision, type Decision, type PersonDecision } from './decision.ts'

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

/** What else a record in a chart writes: what other charts are told of it, and the chart of the person where it bears on them. */
export interface Beside<C extends ChartAt> {
  readonly told: readonly ChartDecision<C>[]
  readonly people: readonly PersonDecision[]
}

/** Facts added to a chart that goes on. */
export const recorded = <C extends ChartAt>(
  chart: C,
  facts: readonly NewEntry[],
  { told, people }: Beside<C> = { told: [], people: [] },
): Decision<C> => ({
  charts: [
    {
      ...{ before: chart, episode: next(chart.episode) },
      added: [...headerBefore(chart, facts).map((fact) => ({ fact, former: true as const })), ...typed(facts)],
    },
    ...told,
  ],
  people,
})
