import { dayInZone, quarterRange, toOrdinal, type Day, type Quarter } from '../../core/day.ts'
import { followUpDay, releaseFor, releaseId, releaseQuartersDue } from '../../core/metrics/release.ts'
import { DATE_MISSING, joinBlocks, type Cohort } from '../../core/population/cohort.ts'
import { attempt } from '../runtime/attempt.ts'
import type { Log } from '../runtime/log.ts'
import { sumOfGaps, type ClinicCohorts } from '../store/clinic-cohorts.ts'
import type { Plan } from '../store/directory-items.ts'
import type { DirectoryStore } from '../store/directory.ts'
import type { PublishedStore } from '../store/published.ts'

export interface PublishDeps {
  readonly clock: () => Date
  readonly directory: Pick<DirectoryStore, 'lists'>
  readonly cohorts: ClinicCohorts
  readonly published: Pick<PublishedStore, 'has' | 'publish'>
  readonly log: Log
}

/** The first version of a quarter. A later one replaces a wrong release and is made by hand. */
const FIRST = 1

/** Some of the network's people could not be read: a release without them would be wrong, and could never be changed. */
class IncompleteNetwork extends Error {
  override readonly name = 'IncompleteNetwork'
}

async function networkCohort(deps: PublishDeps): Promise<Cohort> {
  const lists = await deps.directory.lists()
  const clinicIds = [...lists.clinics.keys()]
  if (lists.unreadClinics.length > 0) throw new IncompleteNetwork('Clinics could not be read')
  const clinics = await Promise.all(clinicIds.map((clinicId) => deps.cohorts(clinicId)))
  const { unread, rebuilding, people } = sumOfGaps(clinics.map(({ gaps }) => gaps))
  if (unread + rebuilding + people > 0) throw new IncompleteNetwork('Blocks or people could not be read')
  return joinBlocks(clinics.flatMap(({ blocks }, clinic) => blocks.map(({ cohort }) => ({ clinic, cohort }))))
}

/** Ordinal of the first referral on a known day; Infinity where there is none. */
const firstReferral = (cohort: Cohort): number =>
  cohort.referred.reduce((first, day) => (day > DATE_MISSING && day < first ? day : first), Infinity)

interface Due {
  readonly plan: Plan
  readonly quarter: Quarter
}

/** Releases that are due and not there, oldest quarter first within a plan. */
async function dueReleases({ published }: PublishDeps, plans: Iterable<Plan>, today: Day): Promise<Due[]> {
  const due: Due[] = []
  for (const plan of plans)
    for (const quarter of releaseQuartersDue(today))
      if (!(await published.has(plan.planId, releaseId(plan.planId, quarter, FIRST)))) due.push({ plan, quarter })
  return due
}

/**
 * Publishes every quarter of the last year that is due and has no release, for every plan, oldest first. A release never changes:
 * one that is there is left as it is, and of two runs at once the first to write wins. One that fails is logged and holds up none
 * of the others; where people of the network cannot be read, none is made. Returns how many were published and how many not.
 */
export async function publishReleases(deps: PublishDeps): Promise<{ readonly done: number; readonly failed: number }> {
  // The Honolulu day is the latest that no clinic has yet to begin.
  const today = dayInZone(deps.clock().getTime(), 'Pacific/Honolulu')
  const { plans } = await deps.directory.lists()
  const due = await dueReleases(deps, plans.values(), today)
  if (due.length === 0) return { done: 0, failed: 0 }
  const work = { job: 'publish', clinicId: null }
  const cohort = await attempt(deps.log, { ...work, part: 'network' }, () => networkCohort(deps))
  if (cohort === null) return { done: 0, failed: due.length }
  const counts = { done: 0, failed: 0 }
  const began = firstReferral(cohort)
  for (const { plan, quarter } of due) {
    // A quarter before the network's first referral would be a release of zeros that no later import could mend.
    if (toOrdinal(quarterRange(quarter).to) < began) continue
    const made = { quarter, asOf: followUpDay(quarter), publishedOn: today, version: FIRST }
    const published = await attempt(deps.log, { ...work, part: `${plan.planId} ${quarter}` }, () =>
      deps.published.publish(releaseFor({ planId: plan.planId, planName: plan.name, cohort, ...made })),
    )
    if (published === null) counts.failed += 1
    else if (published) counts.done += 1
  }
  return counts
}
