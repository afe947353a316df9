import type { Route } from '../../core/contract/routes/route.ts'
import type { Unread } from '../../core/formats.ts'
import type { ChartStore, StoredChart } from '../store/charts.ts'
import type { DirectoryStore } from '../store/directory.ts'
import { worksIn, type Member } from '../store/member.ts'
import { isUnread } from '../store/stored-chart.ts'
import { isUnreadPerson, type StoredPerson } from '../store/stored-person.ts'

export interface BoundaryDeps {
  readonly directory: DirectoryStore
  /** Absent in the payer function, which has no right to Charts. */
  readonly charts?: Pick<ChartStore, 'load' | 'person'>
}
/** Whether what a request touches is the caller's. `clinicId` is whose audit trail the act belongs to; null = the network's. */
export interface Reach {
  readonly allowed: boolean
  readonly clinicId: string | null
  readonly chart: StoredChart | null
  readonly person: StoredPerson | null
  /** The chart is there and the caller's, and its header cannot be read. */
  readonly unread?: Unread
}

const outside: Reach = { allowed: false, clinicId: null, chart: null, person: null }

async function toClinic(deps: BoundaryDeps, caller: Member, clinicId: string): Promise<Reach> {
  const { clinics } = await deps.directory.lists()
  if (!clinics.has(clinicId)) return outside
  return { ...outside, allowed: worksIn(caller, clinicId), clinicId }
}

/** The whole chart is read at once, so that a foreign episode costs what an unknown one costs, and the action reads nothing twice. */
async function toEpisode(deps: BoundaryDeps, caller: Member, episodeId: string): Promise<Reach> {
  const chart = (await deps.charts?.load(episodeId)) ?? null
  if (!chart) return outside
  if (isUnread(chart)) {
    const { clinicId, why } = chart
    return clinicId === null ? outside : { ...outside, allowed: worksIn(caller, clinicId), clinicId, unread: why }
  }
  const { clinicId } = chart.episode
  return { ...outside, allowed: worksIn(caller, clinicId), clinicId, chart }
}

/** A person is reached through any clinic that knows them; the act belongs to the trail of one that the caller works in. */
async function toPerson(deps: BoundaryDeps, caller: Member, patientId: string): Promise<Reach> {
  const person = (await deps.charts?.person(patientId)) ?? null
  if (!person) return outside
  const clinics = isUnreadPerson(person) ? person.clinics : person.header.clinics
  const own = clinics.find((clinicId) => worksIn(caller, clinicId))
  const reach = { ...outside, allowed: own !== undefined, clinicId: own ?? clinics[0] ?? null }
  return isUnreadPerson(person) ? { ...reach, unread: person.why } : { ...reach, person }
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
    case 'patient':
      return toPerson(deps, caller, params['patientId'] ?? '')
    case 'query': {
      const asked = typeof query['clinics'] === 'string' ? query['clinics'].split(',') : caller.clinics
      const allowed = asked.length > 0 && asked.every((clinicId) => worksIn(caller, clinicId))
      return { ...outside, allowed }
    }
    case 'plan':
      return { ...outside, allowed: caller.plan !== null }
    case 'self':
      return { ...outside, allowed: true }
  }
}
