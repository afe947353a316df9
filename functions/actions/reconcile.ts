import { dayInZone } from '../../core/day.ts'
import type { ChartStore } from '../store/charts.ts'
import type { DirectoryStore } from '../store/directory.ts'
import type { PopulationStore } from '../store/population.ts'
import { attempt } from '../runtime/attempt.ts'
import { checkSample, type SampleDeps } from './check-sample.ts'
import { madeBlock, type RecomputeDeps } from './recompute-block.ts'

export interface ReconcileDeps extends Omit<SampleDeps, 'charts'>, Omit<RecomputeDeps, 'charts' | 'population'> {
  readonly directory: Pick<DirectoryStore, 'lists' | 'choices'>
  readonly charts: Pick<ChartStore, 'load' | 'summaries' | 'months'>
  readonly population: Pick<PopulationStore, 'blockVersion' | 'putBlock' | 'months'>
}
/** Blocks made, charts of tonight's sample that were right, and what of both was not. */
export interface Reconciled {
  readonly done: number
  readonly sampled: number
  readonly failed: number
}

async function reconcileClinic(deps: ReconcileDeps, clinicId: string): Promise<Reconciled> {
  const [rows, blocks] = await Promise.all([deps.charts.months(clinicId), deps.population.months(clinicId)])
  const counts = { done: 0, failed: 0 }
  for (const month of new Set([...rows, ...blocks])) {
    if (await madeBlock(deps, 'reconcile', clinicId, month)) counts.done += 1
    else counts.failed += 1
  }
  const sample = await checkSample(deps, clinicId, dayInZone(deps.clock().getTime(), 'Etc/UTC'))
  return { done: counts.done, sampled: sample.done, failed: counts.failed + sample.failed }
}

/**
 * Makes every block of every clinic anew, beside live writes: what a lost stream record left behind is mended by the next
 * morning. A block whose month has no rows any more becomes empty. Then tonight's part of the charts is folded and compared with
 * its rows. What fails is logged with its place, and holds up neither the next month nor the next clinic.
 */
export async function reconcile(deps: ReconcileDeps): Promise<Reconciled> {
  const counts = { done: 0, sampled: 0, failed: 0 }
  const { clinics, unreadClinics } = await deps.directory.lists()
  for (const clinicId of unreadClinics) {
    deps.log.undone({ job: 'reconcile', clinicId, part: 'clinic', fault: 'ClinicUnreadable', places: [] })
    counts.failed += 1
  }
  for (const clinicId of clinics.keys()) {
    const work = { job: 'reconcile', clinicId, part: 'clinic' }
    const made = await attempt(deps.log, work, () => reconcileClinic(deps, clinicId))
    counts.done += made?.done ?? 0
    counts.sampled += made?.sampled ?? 0
    counts.failed += made?.failed ?? 1
  }
  return counts
}
