import type { ChartToday } from '../../../core/decisions/refer-again.ts'
import { episodesIn } from '../../../core/exchange/episode-of.ts'
import { NO_EPISODE, OTHER_RECORD, UNLIKE_HOLDER } from '../../../core/exchange/plan.ts'
import { episodeIdOf, type Source, type Teller } from '../../../core/exchange/source.ts'
import { personNow } from '../../../core/person/person-now.ts'
import { isSamePerson } from '../../../core/person/same-person.ts'
import { fail } from '../../../core/result.ts'
import { NOTHING_CHOSEN } from '../../../core/settings/index.ts'
import type { Touched } from '../../runtime/call.ts'
import type { StoredChart, UnreadChart } from '../../store/charts.ts'
import type { MrnHolder } from '../../store/chart-items.ts'
import { sourceDigest } from '../../store/mrn-digest.ts'
import type { Operation } from '../../store/operation.ts'
import { isUnread } from '../../store/stored-chart.ts'
import type { StoredPerson } from '../../store/stored-person.ts'
import type { WriteDeps, Writing } from './deps.ts'
import { holderOf } from './holder.ts'
import { barredPerson, goingOn, seenPerson, type SeenPerson } from './person-target.ts'
import { about, DAMAGED, NEWER, unreadableHeader } from './refusals.ts'
import type { Target } from './write.ts'

interface Importing extends Writing {
  readonly params: { readonly clinicId: string }
}
/** Who is here already under the ids of the source, or under one of its MRNs. */
export interface SeenImport {
  /** The episode that the answer is about; null = the patient has none here. */
  readonly chart: StoredChart | null
  /** Other charts of the same person. */
  readonly others: readonly StoredChart[]
  readonly person: StoredPerson | null
  readonly absorbed: readonly StoredPerson[]
  readonly of: Teller
  /** Clinics in which the person has an open episode. */
  readonly open: readonly string[]
  /** Why somebody whom the clinic knows by an MRN of the source is not taken for this person; null = it knows nobody by one. */
  readonly unmatched: string | null
  /** MRNs of the source that somebody else has in the clinic. */
  readonly taken: readonly string[]
}
interface Found extends SeenImport {
  readonly closed: UnreadChart | null
  /** Why what is here of the person cannot be read: whatever else would be said of them may be untrue. */
  readonly unread: readonly string[]
}

const NOBODY: Found = {
  ...{ chart: null, others: [], person: null, absorbed: [], closed: null, unread: [], open: [], unmatched: null },
  ...{ taken: [], of: { patientId: '', renames: true, isToRemember: false } },
}

/** Somebody is here who is not taken for this person: because something of theirs cannot be read, or else for this reason. */
const unmatched = (why: string, { person, absorbed, charts, unread }: SeenPerson): Found => {
  const entries = [person, ...absorbed, ...charts.map(({ chart }) => chart)].flatMap((one) => one.unread)
  return { ...NOBODY, unread: [...unread, ...entries.map((one) => one.why)], unmatched: why }
}

/** Whose each MRN of the source is in the clinic, in their order; null = nobody's. */
const holdersOf = (deps: WriteDeps, { clinicId, reading }: Source) =>
  Promise.all(reading.numbers.map((mrn) => holderOf(deps, clinicId, mrn)))

/** The episodes of the person in a clinic, the latest first. */
function episodesOf(clinicId: string, charts: readonly ChartToday<StoredChart>[]) {
  const { chosen = NOTHING_CHOSEN } = charts.find(({ chart }) => chart.episode.clinicId === clinicId) ?? {}
  return episodesIn(
    charts.map(({ chart }) => chart),
    clinicId,
    chosen,
  )
}
const lastIn = (clinicId: string, charts: readonly ChartToday<StoredChart>[]): StoredChart | null =>
  episodesOf(clinicId, charts)[0]?.chart ?? null

/** The episode of the clinic that is open, the source's own before another one, else the last one. */
function atHand(own: StoredChart, charts: readonly ChartToday<StoredChart>[]): StoredChart {
  const { clinicId, episodeId } = own.episode
  const episodes = episodesOf(clinicId, charts)
  const isOpenOwn = episodes.some(({ chart, closed }) => closed === null && chart.episode.episodeId === episodeId)
  return isOpenOwn ? own : (episodes[0]?.chart ?? own)
}

/** MRNs that somebody else has. Of one that comes alone it is not asked: only beside a known one can another become theirs. */
async function takenFrom(
  deps: WriteDeps,
  source: Source,
  { person }: SeenPerson,
  known?: readonly (MrnHolder | null)[],
) {
  const { numbers } = source.reading
  if (numbers.length < 2) return []
  const holders = known ?? (await holdersOf(deps, source))
  return numbers.filter((_, i) => ![undefined, person.header.patientId].includes(holders[i]?.patientId))
}

/** A person as they were found, with the chart that is at hand. */
const foundAs = (seen: SeenPerson, chart: StoredChart, of: Teller, taken: readonly string[]): Found => ({
  ...{ chart, person: seen.person, absorbed: seen.absorbed, closed: null, unread: seen.unread, of, unmatched: null },
  taken,
  others: seen.charts.flatMap((one) => (one.chart.episode.episodeId === chart.episode.episodeId ? [] : one.chart)),
  open: seen.charts.flatMap(({ chart: { episode }, read: { summary } }) =>
    summary.closed === null ? episode.clinicId : [],
  ),
})

/** Whether a source of the clinic brought an episode in: the person is its own then, and another record is another one's. */
const isBroughtIn = ({ episode, entries }: StoredChart, clinicId: string): boolean =>
  episode.clinicId === clinicId && entries.some(({ version, source }) => version === 1 && source === 'import')

/**
 * Whom the clinic knows by an MRN of the source, where they did not come in by it: who was transferred, or opened by hand. They are the
 * person where name and birth date agree.
 */
async function byNumber(deps: WriteDeps, source: Source, now: Date): Promise<Found> {
  const { clinicId, reading, patient, idOf, system } = source
  const { patientSourceId } = reading
  const own = episodeIdOf(idOf, { clinicId, system, patientSourceId })
  const holders = await holdersOf(deps, source)
  // The same patient may have come in by another import a moment ago: then the write meets it and looks again.
  const holder = holders.find((one) => one !== null && one.episodeId !== own)
  if (!holder) return NOBODY
  const person = await goingOn(deps, holder.patientId)
  if ('why' in person) return { ...NOBODY, unread: [person.why] }
  const seen = await seenPerson(deps, person, now)
  const one = [person, ...seen.absorbed].find((some) => isSamePerson(personNow(some).identity, patient))
  if (!one) return unmatched(UNLIKE_HOLDER, seen)
  if (seen.charts.some(({ chart }) => isBroughtIn(chart, clinicId))) return unmatched(OTHER_RECORD, seen)
  const chart = lastIn(clinicId, seen.charts)
  if (!chart) return unmatched(NO_EPISODE, seen)
  const of = { patientId: one.header.patientId, renames: false, isToRemember: true }
  return foundAs(seen, chart, of, await takenFrom(deps, source, seen, holders))
}

/**
 * Whom an earlier import found the patient of the source to be, by a number: whatever their number, their name or a merge is since,
 * they are the same. null = none is remembered.
 */
async function asRemembered(deps: WriteDeps, source: Source, now: Date): Promise<Found | null> {
  const { clinicId, system, reading } = source
  const { patientSourceId } = reading
  if (patientSourceId === null) return null
  const digest = sourceDigest(deps.mrnKey, { clinicId, system, patientSourceId })
  const patientId = await deps.charts.rememberedAs(clinicId, digest)
  if (patientId === null) return null
  const person = await goingOn(deps, patientId)
  if ('why' in person) return { ...NOBODY, unread: [person.why] }
  const seen = await seenPerson(deps, person, now)
  const chart = lastIn(clinicId, seen.charts)
  if (!chart) return unmatched(NO_EPISODE, seen)
  const of = { patientId, renames: false, isToRemember: false }
  return foundAs(seen, chart, of, await takenFrom(deps, source, seen))
}

async function see(deps: WriteDeps, source: Source, now: Date): Promise<Found> {
  const { clinicId, reading, idOf, system } = source
  const own = await deps.charts.load(episodeIdOf(idOf, { clinicId, system, patientSourceId: reading.patientSourceId }))
  if (!own) return (await asRemembered(deps, source, now)) ?? byNumber(deps, source, now)
  if (isUnread(own)) return { ...NOBODY, closed: own }
  const { patientId } = own.episode
  const person = await goingOn(deps, patientId)
  if ('why' in person) return { ...NOBODY, chart: own, unread: [person.why] }
  const seen = await seenPerson(deps, person, now)
  const renames = patientId === person.header.patientId
  const of = { patientId, renames, isToRemember: false }
  return foundAs(seen, atHand(own, seen.charts), of, await takenFrom(deps, source, seen))
}

/** The person of an import, where they are here. */
export const importTarget = (source: Source): Target<Importing, Found> => ({
  clinicOf: ({ params }) => params.clinicId,
  subjectOf: ({ params }) => params.clinicId,
  see: (deps, { now }) => see(deps, source, now),
  touched: ({ chart }, { params }): Touched => (chart ? about(chart.episode) : { clinicId: params.clinicId }),
  barred({ chart, others, person, closed, unread }, { params }) {
    const { clinicId } = params
    if (closed) return unreadableHeader(closed, { clinicId })
    if (chart && person) return barredPerson({ person, charts: [chart, ...others], unread }, about(chart.episode))
    const why = unread.includes('newer') ? NEWER : DAMAGED
    const touched = chart ? about(chart.episode) : { clinicId }
    return unread.length > 0 ? { result: fail('unreadable', why), touched } : null
  },
  ahead: () => null,
  asksFirst: true,
})

/** What was seen as it was before an operation wrote; `chart` null where that opened the episode. */
export function beforeOperation(seen: SeenImport, operation: Operation): SeenImport {
  const { episodeId, version, charts = [{ episodeId, version }], people = [] } = operation
  // It remembered who the patient of the source is, and wrote in no chart.
  if (charts.length === 0) return seen
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
    ...seen,
    chart: all.map(before).find((chart) => chart?.episode.episodeId === episodeId) ?? null,
    others: all.flatMap((chart) => (chart.episode.episodeId === episodeId ? [] : (before(chart) ?? []))),
    person: seen.person && { ...seen.person, entries: seen.person.entries.filter(isThen) },
  }
}
