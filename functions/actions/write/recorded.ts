import { caseloadRow, chartRow } from '../../../core/rows/row.ts'
import { readChart, summarize } from '../../../core/chart/fold.ts'
import { heldSteps, safetySteps } from '../../../core/words/admission.ts'
import type { RowSafety } from '../../../core/contract/schemas/caseload.ts'
import type { Recorded } from '../../../core/contract/schemas/charts.ts'
import type { StoredChart } from '../../store/charts.ts'
import type { Operation } from '../../store/operation.ts'
import { isUnread } from '../../store/stored-chart.ts'
import type { Made, MadeChart } from './change-of.ts'
import type { Standpoint, WriteDeps } from './deps.ts'
import { about } from './refusals.ts'
import type { Again } from './write.ts'

/**
 * Whether a write opened a safety item, gave it a more pressing class, or added an answer to what was open. The chart before it is
 * folded only where something is open after it.
 */
function isMorePressing(now: RowSafety | null, safetyBefore: () => RowSafety | null): boolean {
  if (now === null || now.class === null) return false
  const before = safetyBefore()
  return before === null || before.class === null || now.class < before.class || now.newest !== before.newest
}

/** What a write answers of one chart, made from the chart before and after it; so the same again whenever it is asked again. */
export function recordedAnswer(
  { before, episode, read, added }: Pick<MadeChart, 'before' | 'episode' | 'read' | 'added'>,
  { today, chosen, rules, by, entryFormat }: Standpoint,
): Recorded {
  const { summary, chart, open } = read
  const steps = heldSteps(safetySteps({ open, standing: chart.facts, today, chosen }, by), entryFormat)
  const row = chartRow(summary, today, rules, steps)
  const safetyBefore = () => caseloadRow(summarize(episode, before, chosen), today, rules).safety
  return {
    episodeId: episode.episodeId,
    version: episode.version,
    entryIds: added.map(({ id }) => id),
    entries: [...added],
    row,
    safety: isMorePressing(row.safety, safetyBefore) ? row.safety : null,
  }
}

/** The answer about the chart that a decision names first. */
export function firstRecorded(_: unknown, { charts: [made] }: Made, at: Standpoint): Recorded {
  if (!made) throw new Error('A write that made no chart')
  return recordedAnswer(made, at)
}

/** The answer that an operation got when it was stored: the chart as it was at the version it made. */
export function answerAgain(chart: StoredChart, { version, entryIds }: Operation, at: Standpoint): Recorded {
  const upTo = (last: number) => chart.entries.filter((entry) => entry.version <= last)
  const episode = { ...chart.episode, version }
  const entries = upTo(version)
  const added = entryIds.flatMap((id) => entries.find((entry) => entry.id === id) ?? [])
  return recordedAnswer({ before: upTo(version - 1), episode, added, read: readChart(episode, entries, at.chosen) }, at)
}

/** The earlier answer of an operation; its chart is read anew, because the one at hand may be older than the operation. */
export async function recordedAgain(
  { charts }: WriteDeps,
  operation: Operation,
  at: Standpoint,
): Promise<Again<Recorded>> {
  const chart = await charts.load(operation.episodeId)
  if (!chart || isUnread(chart)) throw new Error('An operation names an episode that is not there or cannot be read')
  return { answer: answerAgain(chart, operation, at), touched: about(chart.episode) }
}
