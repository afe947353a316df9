import type { Log } from '../runtime/log.ts'
import type { ChartStore } from '../store/charts.ts'
import type { DirectoryStore } from '../store/directory.ts'
import type { PopulationStore } from '../store/population.ts'
import { madeBlock, type RecomputeDeps } from './recompute-block.ts'

export interface ReconcileDeps extends RecomputeDeps {
  readonly log: Log
  readonly directory: Pick<DirectoryStore, 'lists'>
  readonly charts: Pick<ChartStore, 'summaries' | 'months'>
  readonly population: Pick<PopulationStore, 'blockVersion' | 'putBlock' | 'months'>
}
export interface Reconciled {
  readonly done: number
  readonly failed: number
}

/**
 * Makes every block of every clinic anew, beside live writes: what a lost stream record left behind is mended by the next
 * morning. A block whose month has no rows any more becomes empty.
 */
export async function reconcile(deps: ReconcileDeps): Promise<Reconciled> {
  let done = 0
  let failed = 0
  for (const clinicId of (await deps.directory.lists()).clinics.keys()) {
    const [rows, blocks] = await Promise.all([deps.charts.months(clinicId), deps.population.months(clinicId)])
    for (const month of new Set([...rows, ...blocks])) {
      const made = await madeBlock(deps, 'reconcile', clinicId, month)
      if (made) done += 1
      else failed += 1
    }
  }
  return { done, failed }
}
