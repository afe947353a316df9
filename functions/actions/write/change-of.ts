import type { Entry, NewEntry } from '../../../core/chart/entry.ts'
import type { Episode } from '../../../core/chart/episode.ts'
import { readChart, type ChartReading } from '../../../core/chart/fold.ts'
import { headerFrom } from '../../../core/chart/header.ts'
import { inFieldOrder } from '../../../core/chart/kinds/read.ts'
import { isAssessment } from '../../../core/chart/safety-said.ts'
import { withFormer } from '../../../core/decisions/former.ts'
import { TELLS_PERSONS } from '../../../core/decisions/open.ts'
import type {
  Added,
  ChartDecision,
  Decision,
  NumberDecision,
  PersonDecision,
} from '../../../core/decisions/decision.ts'
import type { Touched } from '../../runtime/call.ts'
import type { Change, ChartWrite, MrnWrite, PersonWrite } from '../../store/change.ts'
import type { StoredChart } from '../../store/charts.ts'
import { mrnDigest, sourceDigest } from '../../store/mrn-digest.ts'
import type { Operation } from '../../store/operation.ts'
import { isPlain } from '../../store/stored-person.ts'
import { clinicNow } from '../clinic-rules.ts'
import type { Standpoint, WriteDeps, Writing } from './deps.ts'

/** A chart as a write leaves it, read once: the same reading is stored and answered. */
export interface MadeChart {
  readonly before: readonly Entry[]
  readonly episode: Episode
  readonly added: readonly Entry[]
  readonly entries: readonly Entry[]
  readonly read: ChartReading
}

/** What a write made: the charts and persons it names, in the order of its decision. */
export interface Made {
  readonly charts: readonly MadeChart[]
  readonly people: readonly PersonWrite[]
}

interface Making {
  readonly decided: Decision<StoredChart>
  readonly at: Standpoint
  readonly request: Pick<Operation, 'route' | 'bodyHash'>
  readonly touched: Touched
  /** What of the answer is kept with the operation. */
  readonly kept: Pick<Operation, 'imported'>
}

/** The first entry format that says who assessed. */
const NAMES_ASSESSORS = 3
/** Who records an assessment and names nobody made it: the name is stored, because only names can be compared with names (laws 1, high). */
function assessedBy(fact: NewEntry, name: string): NewEntry {
  const isUnnamed = fact.kind !== 'correction' && isAssessment(fact) && fact.assessedBy === undefined
  return isUnnamed ? { ...fact, assessedBy: name } : fact
}

/**
 * Facts as entries of a chart: who wrote them, when, under which id. Ids of one request are in the order of its facts, so that a
 * reader who knows no places finds the same order.
 */
function stamped(
  deps: WriteDeps,
  call: Writing,
  added: readonly Added[],
  { version, local }: { readonly version: number; readonly local: string },
): Entry[] {
  const ids = added.map(() => deps.newId()).sort()
  const assessor = deps.charts.entryFormat >= NAMES_ASSESSORS ? call.caller.name : ''
  const stamp = { instant: call.now.toISOString(), author: call.caller.sub, version, local }
  return added.map(({ fact: made, imported, former }, place): Entry => {
    const said = assessor && !imported ? assessedBy(made, assessor) : made
    const fact = said.kind === 'correction' ? said : inFieldOrder(said)
    const known = former ? { former } : {}
    if (!imported) return { ...stamp, id: ids[place] ?? '', source: 'typed', place, ...known, fact }
    const { id, issued } = imported
    return { ...stamp, id, source: 'import', place, ...(issued === null ? {} : { issued }), ...known, fact }
  })
}

async function madeChart(
  deps: WriteDeps,
  call: Writing,
  { before, episode, added }: ChartDecision<StoredChart>,
): Promise<MadeChart> {
  const { zone, local, chosen } = await clinicNow(deps.directory, episode.clinicId, call.now)
  const entries = stamped(deps, call, added, { version: episode.version, local })
  const all = [...(before?.entries ?? []), ...deps.charts.asReadBack(entries, zone)]
  const header = headerFrom(episode, all)
  return {
    ...{ before: before?.entries ?? [], episode: header, added: entries, entries: all },
    read: readChart(header, all, chosen),
  }
}

function personWrite(deps: WriteDeps, call: Writing, { local }: Standpoint, person: PersonDecision): PersonWrite {
  const { before, header, added, ...rest } = person
  const entries = stamped(deps, call, added, { version: header.version, local })
  const version = before && (isPlain(before.header) ? 0 : before.header.version)
  return { ...rest, before: version, header, added: entries }
}

/** One write an item: a number that is written in another way is the same one, freed and taken at once. */
function mrnWrites({ mrnKey }: WriteDeps, numbers: readonly NumberDecision[]): readonly MrnWrite[] {
  const writes = new Map<string, MrnWrite>()
  for (const { clinicId, mrn, now, was } of numbers) {
    const digest = mrnDigest(mrnKey, clinicId, mrn)
    const other = writes.get(digest)
    writes.set(digest, { clinicId, digest, now: now ?? other?.now ?? null, was: was ?? other?.was ?? null })
  }
  return [...writes.values()]
}

/** Everything a decision changes, as one transaction holds it, with the charts it makes. */
export async function changeOf(
  deps: WriteDeps,
  call: Writing,
  { decided, at, request, touched, kept }: Making,
): Promise<{ readonly change: Change; readonly made: Made; readonly written: Touched }> {
  const { charts, people = [], numbers = [], sources = [] } = decided
  const made = await Promise.all(charts.map((chart) => madeChart(deps, call, chart)))
  const [first] = made
  const clinics = [...new Set([touched.clinicId ?? [], ...made.map(({ episode }) => episode.clinicId)].flat())]
  const told = people.map((one) => (at.entryFormat < TELLS_PERSONS ? one : withFormer(one, at.today)))
  const persons = told.map((person) => personWrite(deps, call, at, person))
  const written: Touched = {
    ...touched,
    ...(clinics.length > 1 ? { clinics } : {}),
    patientId: touched.patientId ?? first?.episode.patientId ?? null,
    episodes: [...new Set([...made.map(({ episode }) => episode.episodeId), ...(touched.episodes ?? [])])],
  }
  const operation: Operation = {
    ...request,
    ...{ sub: call.caller.sub, id: call.operation.id },
    episodeId: first?.episode.episodeId ?? '',
    version: first?.episode.version ?? 0,
    entryIds: (first?.added ?? []).map(({ id }) => id),
    ...(decided.headerChanged === undefined ? {} : { headerChanged: decided.headerChanged }),
    ...kept,
    charts: made.map(({ episode: { episodeId, clinicId, version } }) => ({ episodeId, clinicId, version })),
    people: persons.map(({ header }) => ({ patientId: header.patientId, version: header.version })),
  }
  const change: Change = {
    now: call.now,
    charts: made.map((one, i): ChartWrite => {
      const seen = charts[i]?.before ?? null
      return {
        before: seen && { version: seen.episode.version, summarySk: seen.summarySk },
        ...{ episode: one.episode, added: one.added, summary: one.read.summary },
      }
    }),
    people: persons,
    mrns: mrnWrites(deps, numbers),
    sources: sources.map((one) => ({ ...one, digest: sourceDigest(deps.mrnKey, one) })),
    operation,
    audit: call.record('ok', written),
  }
  return { change, made: { charts: made, people: persons }, written }
}
