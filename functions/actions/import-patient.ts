import { summarize } from '../../core/chart/fold.ts'
import type { PayerClass } from '../../core/chart/vocabulary.ts'
import type { Imported } from '../../core/contract/schemas/imports.ts'
import { succeed } from '../../core/result.ts'
import { readPatient, type FhirReading } from '../../core/exchange/fhir.ts'
import type { Answered } from '../runtime/call.ts'
import type { StoredChart } from '../store/charts.ts'
import type { Commit } from '../store/commit.ts'
import { mrnDigest } from '../store/mrn-digest.ts'
import type { Operation } from '../store/operation.ts'
import {
  episodeIdOf,
  NO_NEED,
  nothingLeft,
  notStored,
  planOf,
  SAME_MRN,
  type Importing,
  type Person,
  type Plan,
  type Standpoint,
} from './import-plan.ts'
import { clinicNow } from './clinic-rules.ts'
import { isUnread } from '../store/stored-chart.ts'
import {
  about,
  refusedCommit,
  replayedKey,
  requestOf,
  storedBefore,
  unreadable,
  unreadableHeader,
  writerAt,
  type WriteDeps,
} from './write.ts'

async function commitPlan(deps: WriteDeps, call: Importing, plan: Plan): Promise<Commit> {
  const { before, episode, added } = plan
  const { clinicId } = call.params
  const { zone, chosen } = await clinicNow(deps.directory, clinicId, call.now)
  const readBack = deps.charts.asReadBack(added, zone)
  return deps.charts.commit({
    now: call.now,
    before: before && { version: before.episode.version, summarySk: before.summarySk },
    episode,
    added,
    summary: summarize(episode, [...(before?.entries ?? []), ...readBack], chosen),
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
  const entries = chart.entries.filter((entry) => entry.version < version)
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
  // The same patient may have come in by another import a moment ago: then the write meets it and looks again.
  if (holder && holder !== plan.episode.episodeId) return notStored(reading, 'refused', 'refused', SAME_MRN)
  if (plan.added.length > 0) return null
  return nothingLeft(plan)
}

/** The payer class of the chart's plan; null where any may stand beside it. A plan that is not in the Directory keeps its payer. */
async function planClassOf({ directory }: WriteDeps, chart: StoredChart | null): Promise<PayerClass | null> {
  if (!chart || chart.episode.coverage.plan === null) return null
  const plan = (await directory.lists()).plans.get(chart.episode.coverage.plan)
  return plan ? plan.payerClass : chart.episode.coverage.payerClass
}

const MAX_TRIES = 4

async function store(
  deps: WriteDeps,
  call: Importing,
  reading: FhirReading,
  patient: Person,
  moment: Pick<Standpoint, 'admitting' | 'local'>,
): Promise<Answered<'importPatient'>> {
  const { clinicId } = call.params
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const chart = await deps.charts.load(episodeIdOf(call, reading))
    if (chart && isUnread(chart)) return unreadableHeader(chart, { clinicId })
    const closed = chart && unreadable(chart)
    if (closed) return closed
    const at = { before: chart, ...moment, planClass: await planClassOf(deps, chart) }
    const stored = await storedBefore(deps, call, clinicId)
    if (stored && !stored.same) return replayedKey()
    if (stored && chart) {
      const earlier = chartBefore(chart, stored.operation)
      const again = planOf(call, reading, patient, { ...at, before: earlier }, stored.operation.headerChanged)
      return answerOf(again, { replayed: true })
    }
    const plan = planOf(call, reading, patient, at)
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
  const { zone, today, local, chosen } = await clinicNow(deps.directory, clinicId, call.now)
  const reading = readPatient(call.body.resources, { system: call.body.system, zone, today })
  if (reading.patient)
    return store(deps, call, reading, reading.patient, {
      admitting: { today, local: null, by: writerAt(call.caller, clinicId), chosen },
      local,
    })
  const value: Imported = { episodeId: null, outcome: 'refused', lines: [...reading.lines] }
  return { result: succeed(value), touched: { clinicId } }
}
