import { fail, succeed } from '../../core/result.ts'
import type { Answered, Call, Touched } from '../runtime/call.ts'
import type { StoredChart } from '../store/charts.ts'
import type { DraftStore } from '../store/drafts.ts'

const about = ({ episode: { clinicId, episodeId, patientId } }: StoredChart): Touched => ({
  ...{ clinicId, episodes: [episodeId], patientId },
})

/** What the caller has typed about a chart and not saved. Each time it is opened is an act of its own. */
export async function draft(
  { drafts }: { readonly drafts: Pick<DraftStore, 'draft'> },
  { chart, caller, now }: Call<'draft'>,
): Promise<Answered<'draft'>> {
  const kept = await drafts.draft(caller.sub, chart.episode.episodeId, now)
  return { result: succeed(kept), touched: about(chart) }
}

const OVERTAKEN =
  'Something else was typed about this chart since, on another page of yours. Read the chart again: it is offered there.'

/**
 * Keeps what is typed about a chart. That it began is on record; what is typed on in it is the same act, as is what is cleared. An
 * idempotency key is nothing here: a draft is named by its revision.
 */
export async function keepDraft(
  { drafts }: { readonly drafts: Pick<DraftStore, 'keepDraft'> },
  { chart, body, caller, now }: Call<'keepDraft'>,
): Promise<Answered<'keepDraft'>> {
  const { after, revision, content, version } = body
  const kept = await drafts.keepDraft(caller.sub, chart.episode.episodeId, {
    ...{ draft: { revision, content, version }, after, now },
  })
  const touched = about(chart)
  if (kept.kind === 'overtaken')
    return { result: fail('version-conflict', OVERTAKEN, { version: kept.by?.version ?? 0 }), touched, recorded: true }
  const isBegun = kept.began && content !== null
  return { result: succeed({ revision, savedAt: now.toISOString() }), touched, recorded: !isBegun }
}
