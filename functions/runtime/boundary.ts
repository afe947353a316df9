import type { Route } from '../../core/contract/routes/route.ts'
import type { Unread } from '../../core/formats.ts'
import type { ChartStore, StoredChart } from '../store/charts.ts'
import type { DirectoryStore } from '../store/directory.ts'
import { worksIn, type Member } from '../store/member.ts'
import { isUnread } from '../store/stored-chart.ts'

export interface BoundaryDeps {
  readonly directory: DirectoryStore
  /** Absent in the payer function, which has no right to Charts. */
  readonly charts?: Pick<ChartStore, 'load'>
}
/** Whether what a request touches is the caller's. `clinicId` is whose audit trail the act belongs to; null = the network's. */
export interface Reach {
  readonly allowed: boolean
  readonly clinicId: string | null
  readonly chart: StoredChart | null
  /** The chart is there and the caller's, and its header cannot be read. */
  readonly unread?: Unread
}

const outside: Reach = { allowed: false, clinicId: null, chart: null }

async function toClinic(deps: BoundaryDeps, caller: Member, clinicId: string): Promise<Reach> {
  const { clinics } = await deps.directory.lists()
  if (!clinics.has(clinicId)) return outside
  return { allowed: worksIn(caller, clinicId), clinicId, chart: null }
}

/** The whole chart is read at once, so that a foreign episode costs what an unknown one costs, and the action reads nothing twice. */
async function toEpisode(deps: BoundaryDeps, caller: Member, episodeId: string): Promise<Reach> {
  const chart = (await deps.charts?.load(episodeId)) ?? null
  if (!chart) return outside
  if (isUnread(chart)) {
    const { clinicId, why } = chart
    return clinicId === null ? outside : { allowed: worksIn(caller, clinicId), clinicId, chart: null, unread: why }
  }
  const { clinicId } = chart.episode
  return { allowed: worksIn(caller, clinicId), clinicId, chart }
}

/** Where a request reaches (see `Boundary` in core/contract/routes/route.ts). Foreign and unknown look the same to the caller. */
export async function reachOf(
  deps: BoundaryDeps,
  boundary: Route['boundary'],
  caller: Member,
  params: Readonly<Record<string, string>>,
  query: Readonly<Record<string, unknown>>,
): Promise<Reach> {
  switch (boundary) {
    case 'path':
      return toClinic(deps, caller, params['clinicId'] ?? '')
    case 'episode':
      return toEpisode(deps, caller, params['episodeId'] ?? '')
    case 'query': {
      const asked = typeof query['clinics'] === 'string' ? query['clinics'].split(',') : caller.clinics
      const allowed = asked.length > 0 && asked.every((clinicId) => worksIn(caller, clinicId))
      return { allowed, clinicId: null, chart: null }
    }
    case 'plan':
      return { allowed: caller.plan !== null, clinicId: null, chart: null }
    case 'self':
      return { allowed: true, clinicId: null, chart: null }
  }
}
