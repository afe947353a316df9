import { byUrgency } from '../../core/rows/rank.ts'
import { caseloadRow } from '../../core/rows/row.ts'
import type { CaseloadRules } from '../../core/caseload/rules.ts'
import { succeed } from '../../core/result.ts'
import { nameOf, placesOf, type Log } from '../runtime/log.ts'
import { writeAhead } from '../runtime/response-text.ts'
import type { Summary } from '../../core/chart/summary.ts'
import { CaseloadRow } from '../../core/contract/schemas/caseload.ts'
import type { Day } from '../../core/day.ts'
import type { Answered, Call } from '../runtime/call.ts'
import type { ChartStore } from '../store/charts.ts'
import type { DirectoryStore } from '../store/directory.ts'
import { clinicNow } from './clinic-rules.ts'

/** A row that folds into something the list cannot show: what was stored is of other types than it says. */
function shown(summary: Summary, today: Day, rules: CaseloadRules): CaseloadRow {
  const row = caseloadRow(summary, today, rules)
  if (!writeAhead(CaseloadRow, row)) throw new RangeError('A summary row whose values are of other types')
  return row
}

/** A second row of an episode is a fault that the nightly run names; here the newer one speaks, and nobody is counted twice. */
function oncePerEpisode(rows: readonly CaseloadRow[]): CaseloadRow[] {
  const byEpisode = new Map<string, CaseloadRow>()
  for (const row of rows) {
    const known = byEpisode.get(row.episodeId)
    if (!known || row.version > known.version) byEpisode.set(row.episodeId, row)
  }
  return [...byEpisode.values()]
}

/** A closed episode is listed while its safety item is open; one that is with a service comes back on its check day (laws S5). */
const isDue = ({ safety }: CaseloadRow, today: Day): boolean =>
  safety !== null && (safety.class !== null || (safety.elsewhere !== null && today >= safety.elsewhere.checkDay))

/**
 * All active episodes of one clinic: one Query, and no chart is opened. A row that cannot be read takes none of the others away:
 * it is named beside them, and the log says what was thrown.
 */
export async function caseload(
  deps: {
    readonly directory: DirectoryStore
    readonly charts: Pick<ChartStore, 'mapActive'>
    readonly log: Pick<Log, 'undone'>
  },
  { params: { clinicId }, now }: Call<'caseload'>,
): Promise<Answered<'caseload'>> {
  const { today, rules } = await clinicNow(deps.directory, clinicId, now)
  const found = await deps.charts.mapActive(clinicId, (summary) => shown(summary, today, rules))
  const all = oncePerEpisode(found.read)
  const rows = all.filter(({ stage }) => stage !== 'closed').sort(byUrgency)
  const closedOpen = all.filter((row) => row.stage === 'closed' && isDue(row, today)).sort(byUrgency)
  for (const { episodeId, error } of found.unread)
    deps.log.undone({ job: 'caseload', clinicId, part: episodeId, fault: nameOf(error), places: placesOf(error) })
  const unread = found.unread.map(({ episodeId, why }) => ({ episodeId, why }))
  return {
    result: succeed({ clinicId, today, asOf: now.toISOString(), closedOpen, rows, unread, rebuilding: found.old }),
    touched: { clinicId, episodes: [...closedOpen, ...rows, ...unread].map((row) => row.episodeId) },
  }
}
