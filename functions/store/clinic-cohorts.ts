import { decodeBlock } from '../../core/population/block.ts'
import type { Cohort } from '../../core/population/cohort.ts'
import type { PopulationStore, StoredBlock } from './population.ts'
import { Recent } from './recent.ts'

/** One decoded block of a clinic. */
export interface ReadBlock {
  readonly computedAt: string
  readonly cohort: Cohort
}
/** What of a clinic is in none of its blocks that were read, so that figures say what they do not hold. */
export interface BlockGaps {
  /** Blocks that a newer version wrote, or that are damaged: nobody in them is counted. */
  readonly unread: number
  /** Blocks that lack a column of today: they are made anew from the charts. */
  readonly rebuilding: number
  /** People whose rows could not be put into a block. */
  readonly people: number
}
export interface ClinicBlocks {
  readonly blocks: readonly ReadBlock[]
  readonly gaps: BlockGaps
}
/** The decoded blocks of a clinic, as they are now. */
export type ClinicCohorts = (clinicId: string) => Promise<ClinicBlocks>

const MOST_CLINICS = 200
const NO_GAPS: BlockGaps = { unread: 0, rebuilding: 0, people: 0 }

/** Reads every block that can be read; one that cannot takes none of the others away. */
function readBlocks(stored: readonly StoredBlock[]): ClinicBlocks {
  const blocks: ReadBlock[] = []
  const gaps = { ...NO_GAPS }
  for (const { computedAt, block, left } of stored) {
    gaps.people += left
    try {
      const { cohort, missing } = decodeBlock(block)
      if (missing.length > 0) gaps.rebuilding += 1
      else blocks.push({ computedAt, cohort })
    } catch {
      gaps.unread += 1
    }
  }
  return { blocks, gaps }
}

/**
 * Reads a clinic's blocks, and again only when its generation has changed. The generation is read before the blocks it vouches
 * for: a block that changes in between is newer than the cache says, never older.
 */
export function clinicCohorts(population: Pick<PopulationStore, 'generation' | 'blocks'>): ClinicCohorts {
  const known = new Recent<{ readonly generation: string; readonly read: ClinicBlocks }>(MOST_CLINICS)
  return async (clinicId) => {
    const generation = await population.generation(clinicId)
    // Without its mark nothing is remembered; whether there are blocks, only the blocks say.
    if (generation === null) return readBlocks(await population.blocks(clinicId))
    const found = known.get(clinicId)
    if (found?.generation === generation) return found.read
    const read = readBlocks(await population.blocks(clinicId))
    known.keep(clinicId, { generation, read })
    return read
  }
}

/** The gaps of several clinics together. */
export const sumOfGaps = (all: readonly BlockGaps[]): BlockGaps =>
  all.reduce(
    (sum, gaps) => ({
      unread: sum.unread + gaps.unread,
      rebuilding: sum.rebuilding + gaps.rebuilding,
      people: sum.people + gaps.people,
    }),
    NO_GAPS,
  )
