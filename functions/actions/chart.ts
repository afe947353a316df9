import { chartRow } from '../../core/rows/row.ts'
import { withoutEarlierNotes } from '../../core/chart/earlier-notes.ts'
import { readChart } from '../../core/chart/fold.ts'
import { heldSteps, safetySteps } from '../../core/words/admission.ts'
import { succeed } from '../../core/result.ts'
import type { Answered, Call } from '../runtime/call.ts'
import type { ChartStore } from '../store/charts.ts'
import type { DirectoryStore } from '../store/directory.ts'
import { clinicNow } from './clinic-rules.ts'
import type { DraftStore, KeptDraft } from '../store/drafts.ts'
import { writerAt } from './write/deps.ts'

const signOf = ({ revision, content, version, savedAt }: KeptDraft) => ({
  ...{ revision, version, savedAt, holds: content !== null },
})

/** One chart with everything ever written in it; entries that this version cannot read are named apart. The edge has read it already, to know whose it is. */
export async function chart(
  deps: {
    readonly directory: DirectoryStore
    readonly charts: Pick<ChartStore, 'entryFormat'>
    readonly drafts: Pick<DraftStore, 'draft'>
  },
  { chart: { episode, entries, unread }, query, caller, now }: Call<'chart'>,
): Promise<Answered<'chart'>> {
  const [{ today, chosen, rules }, kept] = await Promise.all([
    clinicNow(deps.directory, episode.clinicId, now),
    deps.drafts.draft(caller.sub, { episodeId: episode.episodeId }, now),
  ])
  const { summary, chart: read, open } = readChart(episode, entries, chosen)
  const { facts: standing, superseded } = read
  const possible = safetySteps({ open, standing, today, chosen }, writerAt(caller, episode.clinicId))
  const steps = heldSteps(possible, deps.charts.entryFormat)
  const row = chartRow(summary, today, rules, steps)
  const sent = query.notes === 'newest' ? withoutEarlierNotes(entries) : entries
  return {
    result: succeed({
      ...{ episode, entries: [...sent], unread: [...unread], superseded, row },
      ...{ chosen, draft: kept && signOf(kept), today, asOf: now.toISOString() },
    }),
    touched: { clinicId: episode.clinicId, episodes: [episode.episodeId], patientId: episode.patientId },
  }
}
