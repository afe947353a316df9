import type { BodyOf } from '../../core/contract/index.ts'
import { fail, succeed } from '../../core/result.ts'
import type { Answered, Call, Touched } from '../runtime/call.ts'
import type { StoredChart } from '../store/charts.ts'
import type { DraftOf, DraftStore } from '../store/drafts.ts'

type Drafts = { readonly drafts: Pick<DraftStore, 'draft' | 'keepDraft'> }

const about = ({ episode: { clinicId, episodeId, patientId } }: StoredChart): Touched => ({
  ...{ clinicId, episodes: [episodeId], patientId },
})

/** What the caller has typed about a chart and not saved. Each time it is opened is an act of its own. */
export async function draft({ drafts }: Drafts, { chart, caller, now }: Call<'draft'>): Promise<Answered<'draft'>> {
  const { episodeId } = chart.episode
  return { result: succeed(await drafts.draft(caller.sub, { episodeId }, now)), touched: about(chart) }
}

/** The same of somebody new to a clinic, who has no chart yet. */
export async function referralDraft(
  { drafts }: Drafts,
  { params: { clinicId }, caller, now }: Call<'referralDraft'>,
): Promise<Answered<'referralDraft'>> {
  return { result: succeed(await drafts.draft(caller.sub, { referralTo: clinicId }, now)), touched: { clinicId } }
}

const OVERTAKEN =
  'Something else was typed here since, on another page of yours. Read this one again: it is offered there.'

interface Keep {
  readonly of: DraftOf
  readonly sub: string
  readonly body: BodyOf<'keepDraft'>
  readonly now: Date
}
/**
 * Keeps what is typed. That it began is on record; what is typed on in it is the same act, as is what is cleared. An idempotency key is
 * nothing here: a draft is named by its revision.
 */
async function keepTyped({ drafts }: Drafts, touched: Touched, { of, sub, body, now }: Keep) {
  const { after, revision, content, version } = body
  const kept = await drafts.keepDraft(sub, of, { ...{ draft: { revision, content, version }, after, now } })
  if (kept.kind === 'overtaken')
    return { result: fail('version-conflict', OVERTAKEN, { version: kept.by?.version ?? 0 }), touched, recorded: true }
  const isBegun = kept.began && content !== null
  return { result: succeed({ revision, savedAt: now.toISOString() }), touched, recorded: !isBegun }
}

/** Keeps what is typed about a chart. */
export const keepDraft = (
  deps: Drafts,
  { chart, body, caller: { sub }, now }: Call<'keepDraft'>,
): Promise<Answered<'keepDraft'>> => {
  const of = { episodeId: chart.episode.episodeId }
  return keepTyped(deps, about(chart), { of, sub, body, now })
}

/** Keeps what is typed of somebody new to a clinic. */
export const keepReferralDraft = (
  deps: Drafts,
  { params: { clinicId }, body, caller: { sub }, now }: Call<'keepReferralDraft'>,
): Promise<Answered<'keepReferralDraft'>> =>
  keepTyped(deps, { clinicId }, { of: { referralTo: clinicId }, sub, body, now })
