import type { NewEntry } from '../chart/entry.ts'
import { factOf } from '../chart/families.ts'
import { actionOf } from '../chart/kinds/close.ts'
import type { Issue } from '../result.ts'
import { OPEN_ELSEWHERE } from '../words/en/joins.ts'
import type { ChartAt } from './decision.ts'
import { openIn, type ReadChart } from './refer-again.ts'

/** The places in a request at which it takes back the close of a chart, which makes the episode an open one again; empty = nowhere. One that an
 * action wrote is not taken back at all. */
export const reopeningsIn = ({ entries }: ChartAt, facts: readonly NewEntry[]): readonly number[] =>
  facts.flatMap((fact, i) => {
    if (fact.kind !== 'correction' || fact.replacement !== null) return []
    const corrected = entries.find(({ id }) => id === fact.corrects)
    const said = corrected ? factOf(corrected) : null
    return said?.kind === 'close' && !actionOf(said.reason) ? [i] : []
  })

/**
 * Why the close of an episode cannot be taken back: a person has at most one open episode in a clinic. `charts` are all of the person's,
 * those of persons who were entered twice and are this one among them.
 */
export function reopenIssues<C extends ChartAt>(
  chart: C,
  charts: readonly ReadChart<C>[],
  facts: readonly NewEntry[],
): readonly Issue[] {
  const { episodeId, clinicId } = chart.episode
  const others = charts.filter((one) => one.chart.episode.episodeId !== episodeId)
  if (!openIn(others, clinicId)) return []
  return reopeningsIn(chart, facts).map((i) => ({ at: `entries.${i}.corrects`, problem: OPEN_ELSEWHERE }))
}
