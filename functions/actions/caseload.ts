import { byUrgency, rankOf, type Ranked } from '../../core/rows/rank.ts'
import { caseloadRow } from '../../core/rows/row.ts'
import type { CaseloadRules } from '../../core/caseload/rules.ts'
import { succeed } from '../../core/result.ts'
import { nameOf, placesOf, type Log } from '../runtime/log.ts'
import { writeAhead, type Written } from '../runtime/response-text.ts'
import type { Summary } from '../../core/chart/summary.ts'
import { CaseloadRow } from '../../core/contract/schemas/caseload.ts'
import type { Day } from '../../core/day.ts'
import type { AnsweredInText, Call } from '../runtime/call.ts'
import type { ChartStore } from '../store/charts.ts'
import type { DraftStore } from '../store/drafts.ts'
import type { DirectoryStore } from '../store/directory.ts'
import { clinicNow } from './clinic-rules.ts'
import { oncePerEpisode } from './once-per-episode.ts'

/** A row of the list, written, with what is asked of it before it leaves. */
interface Listed extends Ranked {
  readonly version: number
  readonly isClosed: boolean
  readonly isDue: boolean
  readonly written: Written<CaseloadRow>
}

/** A closed episode is listed while its safety item is open; one that is with a service comes back on its check day (laws S5). */
const isDue = ({ safety }: CaseloadRow, today: Day): boolean =>
  safety !== null && (safety.class !== null || (safety.elsewhere !== null && today >= safety.elsewhere.checkDay))

/** A row that folds into something the list cannot show: what was stored is of other types than it says. */
function listed(summary: Summary, today: Day, rules: CaseloadRules): Listed {
  const row = caseloadRow(summary, today, rules)
  const written = writeAhead(CaseloadRow, row)
  if (!written) throw new RangeError('A summary row whose values are of other types')
  const { version, stage } = row
  return { ...rankOf(row), version, isClosed: stage === 'closed', isDue: isDue(row, today), written }
}

/**
 * All active episodes of one clinic: one Query, and no chart is opened. A row that cannot be read takes none of the others away:
 * it is named beside them, and the log says what was thrown.
 */
export async function caseload(
  deps: {
    readonly directory: DirectoryStore
    readonly charts: Pick<ChartStore, 'mapActive'>
    readonly drafts: Pick<DraftStore, 'draftsOf'>
    readonly log: Pick<Log, 'undone'>
  },
  { params: { clinicId }, caller, now }: Call<'caseload'>,
): Promise<AnsweredInText<'caseload'>> {
  const { today, rules } = await clinicNow(deps.directory, clinicId, now)
  const [found, typed] = await Promise.all([
    deps.charts.mapActive(clinicId, (summary) => listed(summary, today, rules)),
    deps.drafts.draftsOf(caller.sub, now),
  ])
  const all = oncePerEpisode(found.read)
  const rows = all.filter(({ isClosed }) => !isClosed).sort(byUrgency)
  const closedOpen = all.filter((row) => row.isClosed && row.isDue).sort(byUrgency)
  for (const { episodeId, error } of found.unread)
    deps.log.undone({ job: 'caseload', clinicId, part: episodeId, fault: nameOf(error), places: placesOf(error) })
  const unread = found.unread.map(({ episodeId, why }) => ({ episodeId, why }))
  const lists = { closedOpen: closedOpen.map(({ written }) => written), rows: rows.map(({ written }) => written) }
  return {
    result: succeed({
      clinicId,
      today,
      asOf: now.toISOString(),
      ...lists,
      unread,
      typed: typed.episodes,
      referrals: typed.referrals,
      rebuilding: found.old,
    }),
    touched: { clinicId, episodes: [...closedOpen, ...rows, ...unread].map((row) => row.episodeId) },
  }
}
