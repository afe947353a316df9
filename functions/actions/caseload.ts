import { byUrgency, caseloadRow } from '../../core/caseload/row.ts'
import { succeed } from '../../core/contract/route.ts'
import type { Answered, Call } from '../runtime/call.ts'
import type { ChartStore } from '../store/charts.ts'
import type { DirectoryStore } from '../store/directory.ts'
import { todayAt } from './today.ts'

/** All active episodes of one clinic: one Query, and no chart is opened. */
export async function caseload(
  deps: { readonly directory: DirectoryStore; readonly charts: Pick<ChartStore, 'mapActive'> },
  { params: { clinicId }, now }: Call<'caseload'>,
): Promise<Answered<'caseload'>> {
  const today = await todayAt(deps.directory, clinicId, now)
  const rows = await deps.charts.mapActive(clinicId, (summary) => caseloadRow(summary, today))
  rows.sort(byUrgency)
  return {
    result: succeed({ clinicId, today, asOf: now.toISOString(), rows }),
    touched: { clinicId, episodes: rows.map((row) => row.episodeId) },
  }
}
