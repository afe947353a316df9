import { dayInZone, quarterRange, toOrdinal, type Quarter } from '../../core/day.ts'
import { followUpDay, releaseFor, releaseId, releaseQuartersDue } from '../../core/metrics/release.ts'
import { DATE_MISSING, joinBlocks, type Cohort } from '../../core/population/cohort.ts'
import type { ClinicCohorts } from '../store/clinic-cohorts.ts'
import type { Plan } from '../store/directory-items.ts'
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

/** Ordinal of the first referral on a known day; Infinity where there is none. */
const firstReferral = (cohort: Cohort): number =>
  cohort.referred.reduce((first, day) => (day > DATE_MISSING && day < first ? day : first), Infinity)

/**
 * Publishes every quarter of the last year that is due and has no release, for every plan, oldest first. A release never changes: one that is there is left as it
 * is, and of two runs at once the first to write wins. Returns how many were published.
 */
export async function publishReleases(deps: PublishDeps): Promise<{ readonly done: number; readonly failed: number }> {
  // The Honolulu day is the latest that no clinic has yet to begin.
  const today = dayInZone(deps.clock().getTime(), 'Pacific/Honolulu')
  const { clinics, plans } = await deps.directory.lists()
  const due: { readonly plan: Plan; readonly quarter: Quarter }[] = []
  for (const plan of plans.values())
    for (const quarter of releaseQuartersDue(today))
      if (!(await deps.published.release(plan.planId, releaseId(plan.planId, quarter, FIRST))))
        due.push({ plan, quarter })
  if (due.length === 0) return { done: 0, failed: 0 }
  const cohort = await networkCohort(deps, [...clinics.keys()])
  let published = 0
  const began = firstReferral(cohort)
  for (const { plan, quarter } of due) {
    // A quarter before the network's first referral would be a release of zeros that no later import could mend.
    if (toOrdinal(quarterRange(quarter).to) < began) continue
    const made = { quarter, asOf: followUpDay(quarter), publishedOn: today, version: FIRST }
    const release = releaseFor({ planId: plan.planId, planName: plan.name, cohort, ...made })
    if (await deps.published.publish(release)) published += 1
  }
  return { done: published, failed: 0 }
}
