import { setTimeout as pause } from 'node:timers/promises'
import type { Summary } from '../../core/chart/summary.ts'
import { attempt } from '../runtime/attempt.ts'
import type { Log } from '../runtime/log.ts'
import type { ChartStore } from '../store/charts.ts'
import type { PopulationStore } from '../store/population.ts'

export interface RecomputeDeps {
  readonly clock: () => Date
  readonly newId: () => string
  readonly charts: Pick<ChartStore, 'summaries'>
  readonly population: Pick<PopulationStore, 'blockVersion' | 'putBlock'>
}

const MAX_TRIES = 8
const backoff = (tries: number) => pause(Math.random() * 20 * 2 ** tries)

/** One row per episode: one that moved between the two reads is seen twice, and its higher version is the truth. */
function newest(rows: readonly Summary[]): Summary[] {
  const byEpisode = new Map<string, Summary>()
  for (const row of rows) {
    const known = byEpisode.get(row.episodeId)
    if (!known || row.version > known.version) byEpisode.set(row.episodeId, row)
  }
  return [...byEpisode.values()]
}

/**
 * Makes one block (clinic and month of identification) anew from the summary rows; never adds to what was there. The order
 * matters: version of the block, then ACTIVE, then CLOSED, then a Put on that version. Otherwise a row that moves meanwhile is
 * lost or counted twice. Streams, the nightly reconcile and a rebuild all come through here.
 * @returns false where it kept losing to other writers; the caller reports it for another try.
 */
export async function recomputeBlock(deps: RecomputeDeps, clinicId: string, month: string): Promise<boolean> {
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    if (tries > 0) await backoff(tries)
    const before = await deps.population.blockVersion(clinicId, month)
    const active = await deps.charts.summaries(clinicId, 'ACTIVE', month)
    const closed = await deps.charts.summaries(clinicId, 'CLOSED', month)
    const summaries = newest([...active.read, ...closed.read])
    const unread = active.unread.length + closed.unread.length
    if (summaries.length + unread === 0 && before === 0) return true
    const stamp = { clinicId, month, version: before + 1, computedAt: deps.clock().toISOString() }
    if (await deps.population.putBlock(stamp, { summaries, unread }, deps.newId())) return true
  }
  return false
}

/** The same, for jobs that go on with the next block: what fails is logged with its place. False where it was not made. */
export const madeBlock = async (
  deps: RecomputeDeps & { readonly log: Log },
  job: string,
  clinicId: string,
  month: string,
): Promise<boolean> =>
  (await attempt(deps.log, { job, clinicId, part: month }, async () => {
    if (!(await recomputeBlock(deps, clinicId, month))) throw new LostEveryTry('Other writers were faster every time')
    return true
  })) ?? false

/** Every try to put a block met a newer one. */
class LostEveryTry extends Error {
  override readonly name = 'LostEveryTry'
}
