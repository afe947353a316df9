import type { Summary } from '../../core/chart/summary.ts'
import { encodeBlock } from '../../core/population/block.ts'
import { fitsColumns, isCounted, toCohort } from '../../core/population/cohort.ts'
import type { Formats } from '../../core/formats.ts'
import type { Item } from './client.ts'
import { populationKeys } from './keys.ts'

/** What a block is made of: where it belongs, which write of it this is, and when it was computed. */
export interface BlockStamp {
  readonly clinicId: string
  readonly month: string
  readonly version: number
  readonly computedAt: string
}

/**
 * The columns of one clinic and month, in the order of the episode ids: the same people always give the same bytes. `left` counts
 * those who could not be put into columns and those whose rows could not be read.
 */
export function blockItem(stamp: BlockStamp, summaries: readonly Summary[], unread: number, formats: Formats): Item {
  const counted = summaries.filter(isCounted)
  const fitting = counted.filter(fitsColumns)
  const left = counted.length - fitting.length + unread
  return {
    ...populationKeys.block(stamp.clinicId, stamp.month),
    version: stamp.version,
    computedAt: stamp.computedAt,
    episodes: fitting.length,
    ...(left > 0 ? { left } : {}),
    block: encodeBlock(toCohort(fitting), formats.block),
  }
}

/** Changes with every change of a clinic's blocks. A new id rather than a counter: writing it twice does no harm. */
export const generationItem = (clinicId: string, generation: string): Item => ({
  ...populationKeys.generation(clinicId),
  generation,
})
