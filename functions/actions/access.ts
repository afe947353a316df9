import { fail, succeed } from '../../core/result.ts'
import { addDays, dayInZone, type Day } from '../../core/day.ts'
import { access as accessFigures, DEFAULT_PERIOD_DAYS, type AccessClinic } from '../../core/metrics/access.ts'
import { joinBlocks } from '../../core/population/cohort.ts'
import type { Answered, Call } from '../runtime/call.ts'
import { sumOfGaps, type ClinicCohorts } from '../store/clinic-cohorts.ts'
import type { DirectoryStore } from '../store/directory.ts'
import { standardOn } from './clinic-rules.ts'
import { zoneOf } from '../store/clinic-day.ts'

export interface AccessDeps {
  readonly directory: DirectoryStore
  readonly cohorts: ClinicCohorts
}
interface Period {
  readonly from: Day
  readonly to: Day
  readonly asOf: Day
}

const earliest = (days: readonly Day[]): Day => days.reduce((a, b) => (a < b ? a : b))

async function clinicOf(directory: DirectoryStore, clinicId: string, { asOf }: Period): Promise<AccessClinic> {
  const name = (await directory.lists()).clinics.get(clinicId)?.name ?? clinicId
  return { clinicId, name, standard: await standardOn(directory, clinicId, asOf) }
}

async function periodOf(deps: AccessDeps, ids: readonly string[], call: Call<'access'>): Promise<Period> {
  const zones = await Promise.all(ids.map((clinicId) => zoneOf(deps.directory, clinicId)))
  const asOf = earliest(zones.map((zone) => dayInZone(call.now.getTime(), zone)))
  const to = call.query.to ?? asOf
  return { asOf, to, from: call.query.from ?? addDays(to, 1 - DEFAULT_PERIOD_DAYS) }
}

const NO_CLINIC =
  'The clinics of these figures cannot be read in the list of the network. They are kept; tell your administrator.'

/** Access of the clinics asked for, or of all the caller's, from their blocks: no chart is read. */
export async function access(deps: AccessDeps, call: Call<'access'>): Promise<Answered<'access'>> {
  const asked = [...new Set(call.query.clinics?.split(',') ?? call.caller.clinics)]
  const { clinics: known } = await deps.directory.lists()
  const ids = asked.filter((clinicId) => known.has(clinicId))
  const touched = { clinicId: ids.length === 1 ? (ids[0] ?? null) : null, clinics: ids }
  if (ids.length === 0 && asked.length > 0) return { result: fail('unreadable', NO_CLINIC), touched }
  const period = await periodOf(deps, ids, call)
  if (period.from > period.to) {
    const problem = `The first day (${period.from}) is after the last (${period.to}). Exchange them`
    return { result: fail('bad-request', `${problem}.`, { issues: [{ at: 'query.from', problem }] }), touched }
  }
  const [clinics, cohorts] = await Promise.all([
    Promise.all(ids.map((clinicId) => clinicOf(deps.directory, clinicId, period))),
    Promise.all(ids.map((clinicId) => deps.cohorts(clinicId))),
  ])
  const blocks = cohorts.flatMap((found, clinic) => found.blocks.map(({ cohort }) => ({ clinic, cohort })))
  const computed = cohorts
    .flatMap((found) => found.blocks)
    .map(({ computedAt }) => computedAt)
    .sort()
  const freshness = { newest: computed.at(-1) ?? null, oldest: computed[0] ?? null }
  const figures = accessFigures({ cohort: joinBlocks(blocks), clinics, ...period })
  const gaps = sumOfGaps(cohorts.map((found) => found.gaps))
  const settings = await Promise.all(
    ids.map(async (clinicId) => {
      const [{ unread }, choices] = await Promise.all([
        deps.directory.settings(clinicId),
        deps.directory.choices(clinicId),
      ])
      return unread + choices.unread
    }),
  )
  const unread = {
    ...{ blocks: gaps.unread, rebuilding: gaps.rebuilding, people: gaps.people },
    clinics: asked.length - ids.length,
    settings: settings.reduce((sum, n) => sum + n, 0),
  }
  return { result: succeed({ ...figures, freshness, unread }), touched }
}
