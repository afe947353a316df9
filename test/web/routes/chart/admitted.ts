import type { Day } from '../../../../core/day.ts'
import { refusedHere } from '../../../../web/src/routes/chart/[episodeId]/save/admission.ts'
import { toFact, type Draft } from '../../../../web/src/lib/forms/draft.ts'
import type { Problem } from '../../../../web/src/lib/parts/problem.ts'
import { refusedAt } from '../../../../web/src/routes/chart/[episodeId]/save/refused.ts'
import { anEpisode } from '../../../support/charts.ts'
import { makeEntry } from './entries.ts'

/** What a page says of drafts before it sends them, in a chart that began a month before: of their fields, else of the chart. */
export function refusedIn(drafts: readonly Draft[], today: Day): readonly Problem[] {
  const checked = drafts.map(toFact)
  const shape = checked.flatMap((one) => (one.ok ? [] : one.problems))
  if (shape.length > 0) return shape
  const chart = {
    ...{ episode: anEpisode(), chosen: {}, strange: [] },
    entries: [makeEntry('referred', { kind: 'referral', day: '2026-10-20' })],
  }
  const facts = checked.flatMap((one) => (one.ok ? [one.fact] : []))
  return refusedAt(refusedHere(chart, facts, { today, local: null, by: { sub: 'km-1', consultant: false } }), null)
}
