import { stageOf } from '../../core/caseload/status.ts'
import type { Summary } from '../../core/chart/summary.ts'
import type { Patients } from '../../core/contract/index.ts'
import { succeed } from '../../core/result.ts'
import type { Answered, Call } from '../runtime/call.ts'
import { nameOf, placesOf, type Log } from '../runtime/log.ts'
import type { ChartStore } from '../store/charts.ts'
import { oncePerEpisode } from './once-per-episode.ts'

type Listed = Patients['patients'][number]

const listed = (clinicId: string, summary: Summary): Listed & { readonly version: number } => {
  const { episodeId, patientId, mrn, birthDate, careManager, closed, version } = summary
  return {
    ...{ episodeId, patientId, clinicId, name: `${summary.family}, ${summary.given}`, mrn, birthDate, careManager },
    ...{ stage: stageOf(summary), closed: closed && { day: closed.day, reason: closed.reason }, version },
  }
}

const byName = (a: Listed, b: Listed): number =>
  a.name < b.name ? -1 : a.name > b.name ? 1 : a.episodeId < b.episodeId ? -1 : 1

/** Everybody of the clinics asked for, or of all the caller's, closed episodes included: no chart is opened. */
export async function patients(
  { charts, log }: { readonly charts: Pick<ChartStore, 'mapAll'>; readonly log: Pick<Log, 'undone'> },
  { query, caller, now }: Call<'patients'>,
): Promise<Answered<'patients'>> {
  const clinics = [...new Set(query.clinics?.split(',') ?? caller.clinics)]
  const found = await Promise.all(
    clinics.map(async (clinicId) => ({
      clinicId,
      ...(await charts.mapAll(clinicId, (summary) => listed(clinicId, summary))),
    })),
  )
  for (const { clinicId, unread } of found)
    for (const { episodeId, error } of unread)
      log.undone({ job: 'patients', clinicId, part: episodeId, fault: nameOf(error), places: placesOf(error) })
  const newest = found.flatMap(({ read }) => oncePerEpisode(read))
  const everybody = newest.map(({ version: _, ...row }) => row).sort(byName)
  const unread = found.flatMap(({ clinicId, unread }) =>
    unread.map(({ episodeId, why }) => ({ clinicId, episodeId, why })),
  )
  return {
    result: succeed({ asOf: now.toISOString(), patients: everybody, unread }),
    touched: { clinicId: clinics.length === 1 ? (clinics[0] ?? null) : null, clinics },
  }
}
