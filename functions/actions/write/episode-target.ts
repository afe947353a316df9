import type { NewEntry } from '../../../core/chart/entry.ts'
import { factStated } from '../../../core/chart/families.ts'
import { awaitedFrom, takesOver } from '../../../core/chart/awaited.ts'
import type { Sender } from '../../../core/decisions/accept.ts'
import { reopeningsIn } from '../../../core/decisions/reopen.ts'
import { fail } from '../../../core/result.ts'
import type { StoredChart } from '../../store/charts.ts'
import { isUnread } from '../../store/stored-chart.ts'
import { clinicNow } from '../clinic-rules.ts'
import type { WriteDeps, Writing } from './deps.ts'
import { allOf, barredPerson, goingOn, seenPerson, type SeenPerson } from './person-target.ts'
import { about, unreadable, whyUnreadable } from './refusals.ts'
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
  /** Charts, of whatever clinic, whose safety item came here, where this request takes it over. */
  readonly senders: readonly Sender<StoredChart>[]
  /** The person whose episode this is, where the request takes its close back; why they cannot be read, where they cannot. */
  readonly reopening: SeenPerson | { readonly why: 'newer' | 'damaged' } | null
}

const namedIn = (facts: readonly NewEntry[]): readonly string[] =>
  facts.flatMap((fact) => {
    const said = factStated(fact)
    return said?.kind === 'safety-confirmation' && said.otherEpisode !== undefined ? [said.otherEpisode] : []
  })

/** Four items each are what one write takes beside the entries of a request. The rest go on listing the person. */
const MOST_SENDERS = 15

/**
 * The charts that sent what is awaited here, and those that had sent it to them. One that cannot be read is left out: it goes on
 * listing the person, which is the safe side.
 */
async function sendersTo(
  deps: WriteDeps,
  { episode, entries }: StoredChart,
  now: Date,
): Promise<Sender<StoredChart>[]> {
  const found: Sender<StoredChart>[] = []
  for (const from of awaitedFrom(entries)) {
    const chart = await deps.charts.load(from)
    if (!chart || isUnread(chart) || chart.unread.length > 0) continue
    const { today } = await clinicNow(deps.directory, chart.episode.clinicId, now)
    found.push({ chart, to: episode.episodeId, today }, ...(await sendersTo(deps, chart, now)))
  }
  return found
}

async function reopeningOf(deps: WriteDeps, { chart, body, now }: InEpisode): Promise<SeenEpisode['reopening']> {
  if (reopeningsIn(chart, body.entries).length === 0) return null
  const person = await goingOn(deps, chart.episode.patientId)
  return 'why' in person ? person : seenPerson(deps, person, now)
}

async function see(deps: WriteDeps, call: InEpisode): Promise<SeenEpisode> {
  const { chart, body, now } = call
  const { charts } = deps
  const { episodeId, clinicId } = chart.episode
  const others = new Map<string, StoredChart>()
  if (body.version === chart.episode.version)
    for (const named of new Set(namedIn(body.entries))) {
      const found = named === episodeId ? null : await charts.load(named)
      if (found && !isUnread(found) && found.episode.clinicId === clinicId) others.set(named, found)
    }
  const senders = body.entries.some(takesOver) ? (await sendersTo(deps, chart, now)).slice(0, MOST_SENDERS) : []
  return { chart, others, senders, reopening: await reopeningOf(deps, call) }
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
  barred({ chart, reopening }) {
    const touched = about(chart.episode)
    const closed = unreadable(chart)
    if (closed || !reopening) return closed
    if ('why' in reopening) return { result: fail('unreadable', whyUnreadable(reopening.why)), touched }
    return barredPerson(allOf(reopening), touched)
  },
  ahead: ({ chart }, { body }) => (body.version === chart.episode.version ? null : chart.episode.version),
  asksFirst: false,
}
