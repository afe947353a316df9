import type { NewEntry } from '../../../core/chart/entry.ts'
import type { StoredChart } from '../../store/charts.ts'
import { isUnread } from '../../store/stored-chart.ts'
import type { WriteDeps, Writing } from './deps.ts'
import { about, unreadable } from './refusals.ts'
import type { Target } from './write.ts'

/** A request to write in a chart that the edge has read, at the version that the writer saw. */
interface InEpisode extends Writing {
  readonly chart: StoredChart
  readonly body: { readonly version: number; readonly entries: readonly NewEntry[] }
}

export interface SeenEpisode {
  readonly chart: StoredChart
  /** Charts of the same clinic that the entries name, by episode. What is not here is not there, as far as the caller may know. */
  readonly others: ReadonlyMap<string, StoredChart>
}

const namedIn = (facts: readonly NewEntry[]): readonly string[] =>
  facts.flatMap((fact) => {
    const said = fact.kind === 'correction' ? fact.replacement : fact
    return said?.kind === 'safety-confirmation' && said.otherEpisode !== undefined ? [said.otherEpisode] : []
  })

async function see({ charts }: WriteDeps, { chart, body }: InEpisode): Promise<SeenEpisode> {
  const { episodeId, clinicId } = chart.episode
  const others = new Map<string, StoredChart>()
  if (body.version === chart.episode.version)
    for (const named of new Set(namedIn(body.entries))) {
      const found = named === episodeId ? null : await charts.load(named)
      if (found && !isUnread(found) && found.episode.clinicId === clinicId) others.set(named, found)
    }
  return { chart, others }
}

/** A chart that goes on. */
export const episodeOf: Target<InEpisode, SeenEpisode> = {
  clinicOf: ({ chart }) => chart.episode.clinicId,
  subjectOf: ({ chart }) => chart.episode.episodeId,
  see,
  touched: ({ chart, others }) => {
    const own = about(chart.episode)
    return { ...own, episodes: [chart.episode.episodeId, ...others.keys()] }
  },
  barred: ({ chart }) => unreadable(chart),
  ahead: ({ chart }, { body }) => (body.version === chart.episode.version ? null : chart.episode.version),
  asksFirst: false,
}
