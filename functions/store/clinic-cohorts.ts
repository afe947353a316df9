import { decodeBlock } from '../../core/population/block.ts'
import type { Cohort } from '../../core/population/cohort.ts'
import type { PopulationStore } from './population.ts'

/** One decoded block of a clinic. */
export interface ReadBlock {
  readonly computedAt: string
  readonly cohort: Cohort
}
/** The decoded blocks of a clinic, as they are now. */
export type ClinicCohorts = (clinicId: string) => Promise<readonly ReadBlock[]>

const MOST_CLINICS = 200

/**
 * Reads a clinic's blocks, and again only when its generation has changed. The generation is read before the blocks it vouches
 * for: a block that changes in between is newer than the cache says, never older.
 */
export function clinicCohorts(population: Pick<PopulationStore, 'generation' | 'blocks'>): ClinicCohorts {
  const known = new Map<string, { readonly generation: string; readonly blocks: readonly ReadBlock[] }>()
  return async (clinicId) => {
    const generation = await population.generation(clinicId)
    if (generation === null) return []
    const found = known.get(clinicId)
    if (found?.generation === generation) return found.blocks
    const stored = await population.blocks(clinicId)
    const blocks = stored.map(({ computedAt, block }) => ({ computedAt, cohort: decodeBlock(block) }))
    if (known.size >= MOST_CLINICS && !found) known.delete(known.keys().next().value ?? clinicId)
    known.set(clinicId, { generation, blocks })
    return blocks
  }
}
