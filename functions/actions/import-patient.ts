import type { Episode } from '../../core/chart/episode.ts'
import { summarize } from '../../core/chart/fold.ts'
import type { Imported, ImportLine } from '../../core/contract/imports.ts'
import { succeed } from '../../core/contract/route.ts'
import { readPatient, type FhirReading } from '../../core/exchange/fhir.ts'
import { canonical } from '../../core/exchange/json.ts'
import { dayInZone, type Day } from '../../core/day.ts'
import type { Answered, Call } from '../runtime/call.ts'
import type { StoredChart } from '../store/charts.ts'
import type { Commit } from '../store/commit.ts'
import { mrnDigest } from '../store/mrn-digest.ts'
import type { Operation } from '../store/operation.ts'
import { importedId } from './import-identity.ts'
import { planFacts } from './import-facts.ts'
import { zoneOf } from './today.ts'
import { about, refusedCommit, replayedKey, requestOf, storedBefore, type WriteDeps } from './write.ts'

type Importing = Call<'importPatient'>
type Person = NonNullable<FhirReading['patient']>

const episodeIdOf = (call: Importing, reading: FhirReading): string =>
  importedId(call.params.clinicId, call.body.system, reading.patientSourceId ?? '', 'episode')

/** What an import would do to one chart. */
interface Plan {
  readonly before: StoredChart | null
  readonly episode: Episode
  readonly headerChanged: boolean
  readonly added: ReturnType<typeof planFacts>['added']
  readonly lines: readonly ImportLine[]
}

const lineOf = (resource: string, result: ImportLine['result'], reason: string | null): ImportLine => ({
  resource: resource.slice(0, 200),
  result,
  reason,
})

const sorted = (lines: readonly ImportLine[]): ImportLine[] =>
  lines.toSorted((a, b) => (a.resource < b.resource ? -1 : a.resource > b.resource ? 1 : 0))

const NO_NEED = 'Nothing in these resources shows a need for Collaborative Care, so no episode was opened.'
const NONE_LEFT =
  'No fact of this patient can be recorded, so no episode was opened. Mend what is refused and import again.'
const SAME_MRN =
  'Another patient of this clinic has this MRN. Compare the two; import under the right MRN, or record in the chart that is there.'

function notStored(reading: FhirReading, outcome: Imported['outcome'], result: ImportLine['result'], reason: string) {
  const sources = [...reading.header, ...reading.facts].map(({ sourceId }) => lineOf(sourceId, result, reason))
  return succeed<Imported>({ episodeId: null, outcome, lines: sorted([...reading.lines, ...sources]) })
}

const KEPT_MRN = 'The MRN differs from the one recorded here, which was kept. Correct the one that is wrong.'

/**
 * The header as the source has it now, with the next version. Its clinic, patient, plan and MRN never change by import: the MRN
 * is how others find this chart.
 */
function headerOf(call: Importing, reading: FhirReading, patient: Person, before: StoredChart | null): Episode {
  const { clinicId } = call.params
  if (before) {
    const { coverage, version, patient: known } = before.episode
    return {
      ...before.episode,
      version: version + 1,
      patient: { ...patient, mrn: known.mrn },
      coverage: { ...reading.coverage, plan: reading.coverage.plan ?? coverage.plan },
    }
  }
  const episodeId = episodeIdOf(call, reading)
  const patientId = importedId(clinicId, call.body.system, reading.patientSourceId ?? '', 'patient')
  const { coverage } = reading
  return { episodeId, patientId, clinicId, version: 1, patient, coverage, careManager: null, continuedFrom: null }
}

function headerLines(reading: FhirReading, result: ImportLine['result'], keptMrn: boolean): ImportLine[] {
  return reading.header.map(({ sourceId, note }) =>
    lineOf(
      sourceId,
      result,
      keptMrn && sourceId === reading.patientSourceId ? KEPT_MRN : result === 'unchanged' ? null : note,
    ),
  )
}

/** What to write and to answer, from the chart as it was. `today` is the clinic's day. */
function planOf(
  call: Importing,
  reading: FhirReading,
  patient: Person,
  before: StoredChart | null,
  today: Day,
  /** Given where it is known from the operation that is answered again: the header then is not in the chart any more. */
  knownChange?: boolean,
): Plan {
  const episode = headerOf(call, reading, patient, before)
  const { clinicId } = call.params
  const origin = { clinicId, system: call.body.system, author: call.caller.sub, instant: call.now.toISOString(), today }
  const { added, lines } = planFacts(origin, episode, before?.entries ?? [], reading.facts)
  const unlike = !before || canonical({ ...episode, version: 0 }) !== canonical({ ...before.episode, version: 0 })
  const headerChanged = knownChange ?? unlike
  const header = headerLines(
    reading,
    !before ? 'added' : headerChanged ? 'corrected' : 'unchanged',
    before !== null && before.episode.patient.mrn !== patient.mrn,
  )
  return { before, episode, headerChanged, added, lines: sorted([...reading.lines, ...header, ...lines]) }
}

async function commitPlan(deps: WriteDeps, call: Importing, plan: Plan): Promise<Commit> {
  const { before, episode, added } = plan
  const { clinicId } = call.params
  return deps.charts.commit({
    now: call.now,
    before: before && { version: before.episode.version, summarySk: before.summarySk },
    episode,
    added,
    summary: summarize(episode, [...(before?.entries ?? []), ...added]),
    patient: before
      ? plan.headerChanged
        ? 'changed'
        : null
      : { mrnDigest: mrnDigest(deps.mrnKey, clinicId, episode.patient.mrn) },
    operation: {
      ...requestOf(call, clinicId),
      sub: call.caller.sub,
      id: call.operation.id,
      episodeId: episode.episodeId,
      version: episode.version,
      entryIds: added.map((entry) => entry.id),
      headerChanged: plan.headerChanged,
    },
    audit: call.record('ok', about(episode)),
  })
}

/** The chart as it was before the operation; null where the operation opened it. */
function chartBefore(chart: StoredChart, { version }: Operation): StoredChart | null {
  if (version === 1) return null
  const entries = chart.entries.filter(({ id }) => (chart.versions.get(id) ?? 0) < version)
  return { ...chart, entries }
}

const answerOf = (plan: Plan, more: Partial<Answered<'importPatient'>> = {}): Answered<'importPatient'> => {
  const { before, episode, headerChanged, added, lines } = plan
  const outcome = !before ? 'opened' : added.length > 0 || headerChanged ? 'changed' : 'unchanged'
  const value: Imported = { episodeId: episode.episodeId, outcome, lines: [...lines] }
  return { result: succeed<Imported>(value), touched: about(episode), ...more }
}

/** Why a patient who is not here yet is not taken in, or null. */
async function notTaken(deps: WriteDeps, call: Importing, reading: FhirReading, plan: Plan) {
  const { clinicId } = call.params
  if (!reading.need) return notStored(reading, 'not-opened', 'not-used', NO_NEED)
  const holder = await deps.charts.episodeOfMrn(clinicId, mrnDigest(deps.mrnKey, clinicId, plan.episode.patient.mrn))
  if (holder) return notStored(reading, 'refused', 'refused', SAME_MRN)
  if (plan.added.length > 0) return null
  const lines = plan.lines.map((line) =>
    line.result === 'added' ? lineOf(line.resource, 'not-used', NONE_LEFT) : line,
  )
  return succeed<Imported>({ episodeId: null, outcome: 'not-opened', lines })
}

const MAX_TRIES = 4

async function store(
  deps: WriteDeps,
  call: Importing,
  reading: FhirReading,
  patient: Person,
  today: Day,
): Promise<Answered<'importPatient'>> {
  const { clinicId } = call.params
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const chart = await deps.charts.load(episodeIdOf(call, reading))
    const stored = await storedBefore(deps, call, clinicId)
    if (stored && !stored.same) return replayedKey()
    if (stored && chart) {
      const earlier = chartBefore(chart, stored.operation)
      const again = planOf(call, reading, patient, earlier, today, stored.operation.headerChanged)
      return answerOf(again, { replayed: true })
    }
    const plan = planOf(call, reading, patient, chart, today)
    const refusal = chart ? null : await notTaken(deps, call, reading, plan)
    if (refusal) return { result: refusal, touched: { clinicId } }
    if (plan.added.length === 0 && !plan.headerChanged) return answerOf(plan)
    const commit = await commitPlan(deps, call, plan)
    if (commit.kind === 'committed') return answerOf(plan, { recorded: true })
    if (commit.kind === 'replayed-key' || commit.kind === 'busy') return refusedCommit(commit, { clinicId })
    // Somebody else wrote this chart, took the MRN, or it was our own lost reply: look again and answer what is true now.
  }
  return refusedCommit({ kind: 'busy' }, { clinicId })
}

/**
 * Imports one patient's FHIR resources. Ids are made from the source's ids, so importing again changes nothing and changed
 * content becomes a correction. All of it is one transaction; whoever else writes the chart meanwhile makes it read again.
 */
export async function importPatient(deps: WriteDeps, call: Importing): Promise<Answered<'importPatient'>> {
  const { clinicId } = call.params
  const zone = await zoneOf(deps.directory, clinicId)
  const today = dayInZone(call.now.getTime(), zone)
  const reading = readPatient(call.body.resources, { system: call.body.system, zone, today })
  if (reading.patient) return store(deps, call, reading, reading.patient, today)
  const value: Imported = { episodeId: null, outcome: 'refused', lines: [...reading.lines] }
  return { result: succeed(value), touched: { clinicId } }
}
