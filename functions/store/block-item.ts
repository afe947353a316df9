import type { Summary } from '../../core/chart/summary.ts'
import { encodeBlock } from '../../core/population/block.ts'
import { toCohort } from '../../core/population/cohort.ts'
import type { Item } from './client.ts'
import { populationKeys } from './keys.ts'

/** What a block is made of: where it belongs, which write of it this is, and when it was computed. */
export interface BlockStamp {
  readonly clinicId: string
  readonly month: string
  readonly version: number
  readonly computedAt: string
}

const byId = (a: Summary, b: Summary): number => (a.episodeId < b.episodeId ? -1 : a.episodeId > b.episodeId ? 1 : 0)

/** The columns of one clinic and month, in the order of the episode ids: the same people always give the same bytes. */
export const blockItem = (stamp: BlockStamp, summaries: readonly Summary[]): Item => ({
  ...populationKeys.block(stamp.clinicId, stamp.month),
  version: stamp.version,
  computedAt: stamp.computedAt,
  episodes: summaries.length,
  block: encodeBlock(toCohort([...summaries].sort(byId))),
})

/** Changes with every change of a clinic's blocks. A new id rather than a counter: writing it twice does no harm. */
export const generationItem = (clinicId: string, generation: string): Item => ({
  ...populationKeys.generation(clinicId),
  generation,
})
