import { toOrdinal, type Day } from '../../core/day.ts'
import { attempt } from '../runtime/attempt.ts'
import type { Log } from '../runtime/log.ts'
import type { RowStore } from '../store/rows.ts'
import { checkChart, type ChartRebuildDeps, type RowFinding } from './rebuild-chart.ts'

export interface SampleDeps extends ChartRebuildDeps {
  readonly log: Log
  readonly rows: Pick<RowStore, 'episodes' | 'rowText' | 'putRow'>
}

/** Every chart is looked at once in so many nights. */
export const SAMPLE_NIGHTS = 30

/** In which of the nights a chart is looked at: by its id, so that it is the same night whoever else comes and goes. */
const nightOf = (episodeId: string): number => {
  let sum = 0
  for (let i = 0; i < episodeId.length; i++) sum = (sum * 31 + episodeId.charCodeAt(i)) % 1_000_003
  return sum % SAMPLE_NIGHTS
}

/** A row of another format says the same and is no fault; a stored chart of a newer version is whoever wrote it to look after. */
const isFault = (finding: RowFinding): boolean =>
  !(['same', 'reformatted', 'elsewhere'].includes(finding.is) || (finding.is === 'unread' && finding.why === 'newer'))

const TRIES = 3

/** A write between the reading of the chart and of its row looks like a difference: what stays one is one. */
async function found(deps: SampleDeps, clinicId: string, episodeId: string): Promise<RowFinding> {
  let finding = await checkChart(deps, clinicId, episodeId)
  for (let tries = 1; tries < TRIES && isFault(finding); tries++) finding = await checkChart(deps, clinicId, episodeId)
  return finding
}

const wordsOf = (finding: RowFinding): string =>
  finding.is === 'differed' ? `RowDiffers (${finding.fields.join(', ')})` : `Row ${finding.is}`

/**
 * Folds tonight's part of a clinic's charts and compares each with its summary row; changes nothing. A row that says something
 * else is logged with its episode and the names of the fields, and counts as failed: docs/runbook.md says how it is mended.
 */
export async function checkSample(
  deps: SampleDeps,
  clinicId: string,
  today: Day,
): Promise<{ readonly done: number; readonly failed: number }> {
  const tonight = ((toOrdinal(today) % SAMPLE_NIGHTS) + SAMPLE_NIGHTS) % SAMPLE_NIGHTS
  const counts = { done: 0, failed: 0 }
  for (const [episodeId, { sks }] of await deps.rows.episodes(clinicId)) {
    if (nightOf(episodeId) !== tonight && sks.length < 2) continue
    const work = { job: 'sample', clinicId, part: episodeId }
    if (sks.length > 1) {
      deps.log.undone({ ...work, fault: 'RowDoubled', places: [] })
      counts.failed += 1
      continue
    }
    const finding = await attempt(deps.log, work, () => found(deps, clinicId, episodeId))
    if (finding && isFault(finding)) deps.log.undone({ ...work, fault: wordsOf(finding), places: [] })
    if (finding && !isFault(finding)) counts.done += 1
    else counts.failed += 1
  }
  return counts
}
