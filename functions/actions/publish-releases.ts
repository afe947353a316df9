import { dayInZone } from '../../core/day.ts'
import { followUpDay, releaseFor, releaseId, releaseQuarterDue } from '../../core/metrics/release.ts'
import { joinBlocks, type Cohort } from '../../core/population/cohort.ts'
import type { ClinicCohorts } from '../store/clinic-cohorts.ts'
import type { DirectoryStore } from '../store/directory.ts'
import type { PublishedStore } from '../store/published.ts'

export interface PublishDeps {
  readonly clock: () => Date
  readonly directory: Pick<DirectoryStore, 'lists'>
  readonly cohorts: ClinicCohorts
  readonly published: Pick<PublishedStore, 'release' | 'publish'>
}

/** The first version of a quarter. A later one replaces a wrong release and is made by hand. */
const FIRST = 1

async function networkCohort(deps: PublishDeps, clinicIds: readonly string[]): Promise<Cohort> {
  const clinics = await Promise.all(clinicIds.map((clinicId) => deps.cohorts(clinicId)))
  return joinBlocks(clinics.flatMap((blocks, clinic) => blocks.map(({ cohort }) => ({ clinic, cohort }))))
}

/**
 * Publishes the quarter that is due, for every plan that has none yet. A release never changes: one that is there is left as it
 * is, and of two runs at once the first to write wins. Returns how many were published.
 */
export async function publishReleases(deps: PublishDeps): Promise<{ readonly done: number; readonly failed: number }> {
  // The Honolulu day is the latest that no clinic has yet to begin.
  const today = dayInZone(deps.clock().getTime(), 'Pacific/Honolulu')
  const quarter = releaseQuarterDue(today)
  const { clinics, plans } = await deps.directory.lists()
  const due = []
  for (const plan of plans.values())
    if (!(await deps.published.release(plan.planId, releaseId(plan.planId, quarter, FIRST)))) due.push(plan)
  if (due.length === 0) return { done: 0, failed: 0 }
  const cohort = await networkCohort(deps, [...clinics.keys()])
  let published = 0
  for (const { planId, name } of due) {
    const made = { quarter, asOf: followUpDay(quarter), publishedOn: today, version: FIRST }
    if (await deps.published.publish(releaseFor({ planId, planName: name, cohort, ...made }))) published += 1
  }
  return { done: published, failed: 0 }
}
