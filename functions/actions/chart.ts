import { chartRow } from '../../core/caseload/row.ts'
import { effective } from '../../core/chart/effective.ts'
import { summarize } from '../../core/chart/fold.ts'
import { succeed } from '../../core/contract/route.ts'
import type { Answered, Call } from '../runtime/call.ts'
import type { DirectoryStore } from '../store/directory.ts'
import { todayAt } from './today.ts'

/** One chart with everything ever written in it; entries that this version cannot read are named apart. The edge has read it already, to know whose it is. */
export async function chart(
  deps: { readonly directory: DirectoryStore },
  { chart: { episode, entries, unread }, now }: Call<'chart'>,
): Promise<Answered<'chart'>> {
  const today = await todayAt(deps.directory, episode.clinicId, now)
  const { superseded } = effective(entries)
  const row = chartRow(summarize(episode, entries), today)
  return {
    result: succeed({
      ...{ episode, entries: [...entries], unread: [...unread], superseded, row },
      ...{ today, asOf: now.toISOString() },
    }),
    touched: { clinicId: episode.clinicId, episodes: [episode.episodeId], patientId: episode.patientId },
  }
}
