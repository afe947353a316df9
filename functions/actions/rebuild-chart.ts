import { setTimeout as pause } from 'node:timers/promises'
import { summarize } from '../../core/chart/fold.ts'
import { pack, unpack } from '../../core/chart/pack.ts'
import { differingFields } from '../../core/chart/summary-difference.ts'
import type { Summary } from '../../core/chart/summary.ts'
import { unreadOf, type Formats, type Unread } from '../../core/formats.ts'
import { summaryKey } from '../store/chart-items.ts'
import type { ChartStore, StoredChart } from '../store/charts.ts'
import type { DirectoryStore } from '../store/directory.ts'
import type { RowStore } from '../store/rows.ts'
import { isUnread } from '../store/stored-chart.ts'

export interface ChartRebuildDeps {
  readonly directory: Pick<DirectoryStore, 'choices'>
  readonly charts: Pick<ChartStore, 'load'>
  readonly rows: Pick<RowStore, 'rowText' | 'putRow'>
  readonly formats: Formats
}

/** What a row said beside what the chart folds to. `fields` are the names of what differed. */
export type RowFinding =
  | { readonly is: 'same' }
  /** Says the same in another format. */
  | { readonly is: 'reformatted' }
  | { readonly is: 'differed'; readonly fields: readonly string[] }
  /** There was no row, or none that could be read. */
  | { readonly is: 'missing' }
  /** Only a record number names it in this clinic: the person is known here, and the chart is another clinic's. */
  | { readonly is: 'elsewhere' }
  /** A row of a chart that is not there: left as it is, for a person to look at. */
  | { readonly is: 'orphan' }
  /** The chart, or its row, cannot be read by this version: left as it is. */
  | { readonly is: 'unread'; readonly why: Unread }

/** A finding, with further rows of the same episode that stood elsewhere. */
export type ChartFinding = RowFinding & { readonly strays: number }

/** A chart folded by what its clinic has chosen. */
const folded = async ({ directory }: ChartRebuildDeps, { episode, entries }: StoredChart): Promise<Summary> =>
  summarize(episode, entries, (await directory.choices(episode.clinicId)).chosen)

function compare(chart: StoredChart, summary: Summary, text: string | null, formats: Formats): RowFinding {
  const [unread] = chart.unread
  if (unread) return { is: 'unread', why: unread.why }
  if (text === null) return { is: 'missing' }
  if (text === pack(summary, formats.row) && chart.summarySk === summaryKey(chart.episode.clinicId, summary).sk)
    return { is: 'same' }
  try {
    // Compared as the written format can tell them: an older one holds less, and what it cannot hold is no difference.
    const asWritten = (one: Summary): Summary => unpack(pack(one, formats.row))
    const fields: string[] = [...differingFields(asWritten(unpack(text)), asWritten(summary))]
    if (chart.summarySk !== summaryKey(chart.episode.clinicId, summary).sk) fields.push('place')
    return fields.length > 0 ? { is: 'differed', fields } : { is: 'reformatted' }
  } catch (error) {
    // A row of a newer version says what this one may not know: it is not put back.
    if (unreadOf(error) === 'newer') return { is: 'unread', why: 'newer' }
    return { is: 'missing' }
  }
}

/** Folds one chart and says what its row says otherwise; writes nothing. */
export async function checkChart(deps: ChartRebuildDeps, clinicId: string, episodeId: string): Promise<RowFinding> {
  const chart = await deps.charts.load(episodeId)
  if (!chart) return { is: 'orphan' }
  if (isUnread(chart)) return { is: 'unread', why: chart.why }
  if (chart.episode.clinicId !== clinicId) return { is: 'elsewhere' }
  const text = await deps.rows.rowText(clinicId, chart.summarySk)
  return compare(chart, await folded(deps, chart), text, deps.formats)
}

const MAX_TRIES = 8
const backoff = (tries: number) => pause(Math.random() * 20 * 2 ** tries)

/** Rows of the episode besides its own that are really there: one that was seen elsewhere may only have moved. */
async function standing(
  { rows }: ChartRebuildDeps,
  clinicId: string,
  sks: readonly string[],
  own: string,
): Promise<string[]> {
  const others = sks.filter((sk) => sk !== own)
  const texts = await Promise.all(others.map((sk) => rows.rowText(clinicId, sk)))
  return others.filter((_, i) => texts[i] !== null)
}

/** Somebody wrote this chart between every reading and the putting of its row. */
export class ChartInUse extends Error {
  override readonly name = 'ChartInUse'
}

/**
 * Folds one chart anew into its row, beside live writers: the row is put only while the chart is the one that was read, and
 * further rows of the episode go in the same transaction. `sks` is where rows of it were seen.
 */
export async function rebuildChart(
  deps: ChartRebuildDeps,
  clinicId: string,
  episodeId: string,
  sks: readonly string[],
): Promise<ChartFinding> {
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    if (tries > 0) await backoff(tries)
    const chart = await deps.charts.load(episodeId)
    if (!chart) return { is: 'orphan', strays: 0 }
    if (isUnread(chart)) return { is: 'unread', why: chart.why, strays: 0 }
    const { episode, summarySk } = chart
    if (episode.clinicId !== clinicId) return { is: sks.length > 0 ? 'orphan' : 'elsewhere', strays: 0 }
    const text = await deps.rows.rowText(clinicId, summarySk)
    const summary = await folded(deps, chart)
    const finding = compare(chart, summary, text, deps.formats)
    const strays = await standing(deps, clinicId, sks, summarySk)
    if (finding.is === 'unread' || (finding.is === 'same' && strays.length === 0)) return { ...finding, strays: 0 }
    const seen = { version: episode.version, summarySk }
    if (await deps.rows.putRow({ episode, seen, summary, strays })) return { ...finding, strays: strays.length }
  }
  throw new ChartInUse('Every try met another writer')
}
