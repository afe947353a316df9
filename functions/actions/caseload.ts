import { byUrgency, caseloadRow } from '../../core/caseload/row.ts'
import { succeed } from '../../core/contract/route.ts'
import type { Log } from '../runtime/log.ts'
import type { Answered, Call } from '../runtime/call.ts'
import type { ChartStore } from '../store/charts.ts'
import type { DirectoryStore } from '../store/directory.ts'
import { todayAt } from './today.ts'

/**
 * All active episodes of one clinic: one Query, and no chart is opened. A row that cannot be read takes none of the others away:
 * it is named beside them.
 */
export async function caseload(
  deps: {
    readonly directory: DirectoryStore
    readonly charts: Pick<ChartStore, 'mapActive'>
    readonly log: Pick<Log, 'unread'>
  },
  { params: { clinicId }, now }: Call<'caseload'>,
): Promise<Answered<'caseload'>> {
  const today = await todayAt(deps.directory, clinicId, now)
  const found = await deps.charts.mapActive(clinicId, (summary) => caseloadRow(summary, today))
  const rows = found.read.sort(byUrgency)
  const unread = [...found.unread]
  if (unread.length > 0) {
    const newer = unread.filter(({ why }) => why === 'newer').length
    deps.log.unread({ where: 'caseload', clinicId, newer, damaged: unread.length - newer })
  }
  return {
    result: succeed({ clinicId, today, asOf: now.toISOString(), rows, unread, rebuilding: found.old }),
    touched: { clinicId, episodes: [...rows, ...unread].map((row) => row.episodeId) },
  }
}
