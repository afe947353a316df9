import { effective } from '../../../../../../core/chart/effective.ts'
import type { Chart, Recorded } from '../../../../../../core/contract/index.ts'
import { headerFrom } from '../../../../../../core/chart/header.ts'

/**
 * A chart with what a save added to it put in place, as reading it again would answer it (laws W5). Null where the answer does not
 * follow on the chart at hand: somebody else wrote in between, and only reading tells what.
 */
export function withRecorded(chart: Chart, { version, entries: added, row }: Recorded): Chart | null {
  if (version !== chart.episode.version + 1) return null
  const entries = [...chart.entries, ...added]
  return {
    ...chart,
    ...{ entries, row },
    episode: { ...headerFrom(chart.episode, entries), version },
    superseded: effective(entries).superseded,
    asOf: added.at(-1)?.instant ?? chart.asOf,
  }
}
