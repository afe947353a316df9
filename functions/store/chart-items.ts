import { isOpenItem } from '../../core/chart/safety-state.ts'
import type { Entry } from '../../core/chart/entry.ts'
import type { Episode } from '../../core/chart/episode.ts'
import { pack } from '../../core/chart/pack.ts'
import type { Summary } from '../../core/chart/summary.ts'
import { entryText } from '../../core/chart/written/entry.ts'
import { stampOf } from '../../core/chart/written/held.ts'
import type { SourceDecision } from '../../core/decisions/decision.ts'
import type { Formats } from '../../core/formats.ts'
import { blockMonth } from '../../core/population/cohort.ts'
import type { Item } from './client.ts'
import { chartKeys, type Key } from './keys.ts'

/**
 * What the Charts table holds, as pure functions from core types to items. Whoever loads data in bulk uses these too, so that
 * it writes exactly what the store would. Attributes are few and packed: decoding many costs more than all else in the client.
 * An item without `format` is of format 1.
 */

/**
 * Where the summary row of an episode stands: it moves when the episode closes or its month of identification changes. A closed
 * episode whose safety item is open stays among those that a caseload reads (laws S5).
 */
export const summaryKey = (clinicId: string, summary: Summary): Key =>
  chartKeys.summary(
    clinicId,
    summary.closed && !isOpenItem(summary.safety) ? 'CLOSED' : 'ACTIVE',
    blockMonth(summary),
    summary.episodeId,
  )

export const summaryItem = (clinicId: string, summary: Summary, formats: Formats): Item => ({
  ...summaryKey(clinicId, summary),
  version: summary.version,
  row: pack(summary, formats.row),
})

export const headerItem = (episode: Episode, summary: Summary, formats: Formats): Item => ({
  ...chartKeys.header(episode.episodeId),
  format: formats.header,
  version: episode.version,
  summarySk: summaryKey(episode.clinicId, summary).sk,
  episode: JSON.stringify(episode),
})

export function entryItem(episodeId: string, entry: Entry, formats: Formats): Item {
  const format = stampOf(entry.fact, formats.entry)
  return {
    ...chartKeys.entry(episodeId, entry.id),
    format,
    kind: entry.fact.kind,
    day: entry.fact.day,
    version: entry.version,
    entry: entryText(entry, format),
  }
}

/** Whose a record number is, and by which episode they became known under it. */
export interface MrnHolder {
  readonly patientId: string
  readonly episodeId: string
}

/** Makes an MRN unique in its clinic. `digest` is its keyed hash: keys reach logs, so no MRN is ever in one. */
export const mrnItem = (clinicId: string, digest: string, { patientId, episodeId }: MrnHolder): Item => ({
  ...chartKeys.mrn(clinicId, digest),
  patientId,
  episodeId,
})

/**
 * Remembers who the patient of a source was found to be. `digest` is the keyed hash of what names them there; that itself stands beside
 * it, from which the item is made anew where the key of the hashes changes.
 */
export const sourceItem = (digest: string, { clinicId, system, patientSourceId, patientId }: SourceDecision): Item => ({
  ...chartKeys.source(clinicId, digest),
  ...{ patientId, system, patientSourceId },
})
