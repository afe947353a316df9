import type { ChartToday } from '../../../core/decisions/refer-again.ts'
import { episodesIn } from '../../../core/exchange/episode-of.ts'
import { fail } from '../../../core/result.ts'
import { NOTHING_CHOSEN } from '../../../core/settings/index.ts'
import type { Touched } from '../../runtime/call.ts'
import type { StoredChart, UnreadChart } from '../../store/charts.ts'
import type { Operation } from '../../store/operation.ts'
import { isUnread } from '../../store/stored-chart.ts'
import type { StoredPerson } from '../../store/stored-person.ts'
import type { WriteDeps, Writing } from './deps.ts'
import { barredPerson, goingOn, seenPerson } from './person-target.ts'
import { about, DAMAGED, NEWER, unreadableHeader } from './refusals.ts'
import type { Target } from './write.ts'

interface Importing extends Writing {
  readonly params: { readonly clinicId: string }
}
/** Who is here already under the ids of the source. */
export interface SeenImport {
  /** The episode that the answer is about; null = the patient has none here. */
  readonly chart: StoredChart | null
  /** Other charts of the same person. */
  readonly others: readonly StoredChart[]
  readonly person: StoredPerson | null
  readonly absorbed: readonly StoredPerson[]
}
interface Found extends SeenImport {
  readonly closed: UnreadChart | null
  readonly unread: readonly string[]
}

/** The episode of the clinic that is open, the source's own before another one, else the last one. */
function atHand(own: StoredChart, charts: readonly ChartToday<StoredChart>[]): StoredChart {
  const { clinicId, episodeId } = own.episode
  const { chosen = NOTHING_CHOSEN } = charts.find(({ chart }) => chart.episode.clinicId === clinicId) ?? {}
  const episodes = episodesIn(
    charts.map(({ chart }) => chart),
    clinicId,
    chosen,
  )
  const isOpenOwn = episodes.some(({ chart, closed }) => closed === null && chart.episode.episodeId === episodeId)
  return isOpenOwn ? own : (episodes[0]?.chart ?? own)
}

async function see(deps: WriteDeps, episodeId: string, now: Date): Promise<Found> {
  const nobody = { chart: null, others: [], person: null, absorbed: [], closed: null, unread: [] }
  const own = await deps.charts.load(episodeId)
  if (!own) return nobody
  if (isUnread(own)) return { ...nobody, closed: own }
  const person = await goingOn(deps, own.episode.patientId)
  if ('why' in person) return { ...nobody, chart: own, unread: [person.why] }
  const seen = await seenPerson(deps, person, now)
  const chart = atHand(own, seen.charts)
  const others = seen.charts.flatMap((one) =>
    one.chart.episode.episodeId === chart.episode.episodeId ? [] : one.chart,
  )
  return { chart, others, person, absorbed: seen.absorbed, closed: null, unread: seen.unread }
}

/** The person of an import, where they are here. */
export const importTarget = (episodeId: string): Target<Importing, Found> => ({
  clinicOf: ({ params }) => params.clinicId,
  subjectOf: ({ params }) => params.clinicId,
  see: (deps, { now }) => see(deps, episodeId, now),
  touched: ({ chart }, { params }): Touched => (chart ? about(chart.episode) : { clinicId: params.clinicId }),
  barred({ chart, others, person, closed, unread }, { params }) {
    if (closed) return unreadableHeader(closed, { clinicId: params.clinicId })
    if (!chart) return null
    const touched = about(chart.episode)
    if (!person) return { result: fail('unreadable', unread.includes('newer') ? NEWER : DAMAGED), touched }
    return barredPerson({ person, charts: [chart, ...others], unread }, touched)
  },
  ahead: () => null,
  asksFirst: true,
})

/** What was seen as it was before an operation wrote; `chart` null where that opened the episode. */
export function beforeOperation(seen: SeenImport, operation: Operation): SeenImport {
  const { episodeId, version, charts = [{ episodeId, version }], people = [] } = operation
  const before = (chart: StoredChart): StoredChart | null => {
    const written = charts.find((one) => one.episodeId === chart.episode.episodeId)
    if (!written) return chart
    if (written.version === 1) return null
    return { ...chart, entries: chart.entries.filter((entry) => entry.version < written.version) }
  }
  const all = [seen.chart, ...seen.others].flatMap((chart) => chart ?? [])
  const written = people[0]?.version
  const isThen = ({ version: made }: { readonly version: number }) => written === undefined || made < written
  return {
    chart: all.map(before).find((chart) => chart?.episode.episodeId === episodeId) ?? null,
    others: all.flatMap((chart) => (chart.episode.episodeId === episodeId ? [] : (before(chart) ?? []))),
    absorbed: seen.absorbed,
    person: seen.person && { ...seen.person, entries: seen.person.entries.filter(isThen) },
  }
}
