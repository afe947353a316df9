import { attempt } from '../runtime/attempt.ts'
import type { Log } from '../runtime/log.ts'
import type { ChartStore } from '../store/charts.ts'
import type { DirectoryStore } from '../store/directory.ts'
import type { PopulationStore } from '../store/population.ts'
import type { RowPlaces, RowStore } from '../store/rows.ts'
import { rebuildChart, type ChartFinding, type ChartRebuildDeps } from './rebuild-chart.ts'
import { madeBlock, type RecomputeDeps } from './recompute-block.ts'

export interface RebuildDeps extends Omit<ChartRebuildDeps, 'rows' | 'charts'>, Omit<RecomputeDeps, 'population'> {
  readonly log: Log
  readonly directory: Pick<DirectoryStore, 'lists' | 'choices'>
  readonly charts: Pick<ChartStore, 'load' | 'summaries' | 'months'>
  readonly rows: RowStore
  readonly population: PopulationStore
}

export interface RebuildAsked {
  /** One clinic; every clinic of the network without it. */
  readonly clinicId?: string
  /** `old`: rows and blocks of formats that are not written any more, and no others. Default: every chart. */
  readonly scope?: 'all' | 'old'
  /** Where the call before stopped. */
  readonly after?: RebuildPlace
  /** How long this call may take; it stops after the chart at hand. */
  readonly seconds?: number
}
/** The last chart that was done. Kept by the caller: whoever asks again without it begins anew, which is right as well. */
export interface RebuildPlace {
  readonly clinicId: string
  readonly episodeId: string
}
export interface Rebuilt {
  /** null where all is done; else what to ask next with. */
  readonly next: RebuildPlace | null
  readonly charts: number
  readonly same: number
  readonly reformatted: number
  readonly missing: number
  /** Rows that said something else than their charts, and in which fields, with how many each. */
  readonly differed: number
  readonly fields: Readonly<Record<string, number>>
  /** Second rows of an episode, removed. */
  readonly strays: number
  /** Left as they are: rows without a chart, charts or rows that a newer version wrote, and damaged charts. */
  readonly orphans: number
  readonly newer: number
  readonly damaged: number
  /** Charts and blocks that were not done; each is logged with its place. */
  readonly failed: number
  readonly blocks: number
}

type Counts = { -readonly [K in keyof Omit<Rebuilt, 'next' | 'fields'>]: number }
const noCounts = (): Counts & { fields: Record<string, number> } => ({
  ...{ charts: 0, same: 0, reformatted: 0, missing: 0, differed: 0, strays: 0 },
  ...{ orphans: 0, newer: 0, damaged: 0, failed: 0, blocks: 0, fields: {} },
})
type Tally = ReturnType<typeof noCounts>

function count(tally: Tally, finding: ChartFinding | null): void {
  if (finding?.is === 'elsewhere') return
  tally.charts += 1
  if (finding === null) {
    tally.failed += 1
    return
  }
  tally.strays += finding.strays
  if (finding.is === 'unread') tally[finding.why] += 1
  else if (finding.is === 'orphan') tally.orphans += 1
  else tally[finding.is] += 1
  if (finding.is === 'differed')
    for (const field of finding.fields) tally.fields[field] = (tally.fields[field] ?? 0) + 1
}

const DEFAULT_SECONDS = 600
const isAsked = ({ scope }: RebuildAsked, { old, sks }: RowPlaces): boolean => scope !== 'old' || old || sks.length > 1

/** Charts folded side by side: most of the time of one is waiting for the table. */
const AT_ONCE = 8

/** The charts of one clinic; the last one done where time ran out, else null. */
async function charts(
  deps: RebuildDeps,
  clinicId: string,
  asked: RebuildAsked,
  tally: Tally,
  isOver: () => boolean,
): Promise<RebuildPlace | null> {
  const from = asked.after?.clinicId === clinicId ? asked.after.episodeId : ''
  const due = [...(await deps.rows.episodes(clinicId))].filter(([id, places]) => id > from && isAsked(asked, places))
  for (let at = 0; at < due.length; at += AT_ONCE) {
    const group = due.slice(at, at + AT_ONCE)
    const findings = await Promise.all(
      group.map(([episodeId, { sks }]) =>
        attempt(deps.log, { job: 'rebuild', clinicId, part: episodeId }, () =>
          rebuildChart(deps, clinicId, episodeId, sks),
        ),
      ),
    )
    for (const finding of findings) count(tally, finding)
    if (isOver()) return { clinicId, episodeId: group.at(-1)?.[0] ?? '' }
  }
  return null
}

/** The blocks of one clinic, after its rows. */
async function blocks(deps: RebuildDeps, clinicId: string, { scope }: RebuildAsked, tally: Tally): Promise<void> {
  const months =
    scope === 'old'
      ? await deps.population.oldMonths(clinicId)
      : new Set([...(await deps.charts.months(clinicId)), ...(await deps.population.months(clinicId))])
  for (const month of months) {
    if (await madeBlock(deps, 'rebuild', clinicId, month)) tally.blocks += 1
    else tally.failed += 1
  }
}

/** Whoever asks for a clinic that is not there must not be told that all of it is done. */
export class UnknownClinic extends Error {
  override readonly name = 'UnknownClinic'
}

/**
 * Folds charts anew into summary rows, and rows into blocks, beside live writes, and says what differed (laws: data across
 * versions). Entries and versions are never touched, so it can be stopped anywhere, repeated, and run twice at once.
 */
export async function rebuild(deps: RebuildDeps, asked: RebuildAsked): Promise<Rebuilt> {
  const until = deps.clock().getTime() + (asked.seconds ?? DEFAULT_SECONDS) * 1000
  const isOver = () => deps.clock().getTime() >= until
  const began = performance.now()
  const tally = noCounts()
  const lists = await deps.directory.lists()
  const clinics = asked.clinicId === undefined ? [...lists.clinics.keys()].sort() : [asked.clinicId]
  if (asked.clinicId !== undefined && ![...lists.clinics.keys(), ...lists.unreadClinics].includes(asked.clinicId))
    throw new UnknownClinic(`There is no clinic ${asked.clinicId} in this network`)
  // Without its zone no entry of an old format has its time of day.
  const unread = asked.after
    ? []
    : lists.unreadClinics.filter((id) => asked.clinicId === undefined || asked.clinicId === id)
  for (const clinicId of unread) {
    deps.log.undone({ job: 'rebuild', clinicId, part: 'clinic', fault: 'ClinicUnreadable', places: [] })
    tally.failed += 1
  }
  let next: RebuildPlace | null = null
  for (const clinicId of clinics) {
    if (lists.unreadClinics.includes(clinicId)) continue
    if (asked.after && clinicId < asked.after.clinicId) continue
    next = await charts(deps, clinicId, asked, tally, isOver)
    if (next) break
    await blocks(deps, clinicId, asked, tally)
  }
  const { charts: done, failed } = tally
  deps.log.job({ job: 'rebuild', done, failed, milliseconds: Math.round(performance.now() - began) })
  return { next, ...tally }
}
