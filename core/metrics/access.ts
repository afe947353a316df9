import type { AccessStandard } from '../access-standard.ts'
import { fromOrdinal, toOrdinal, type Day } from '../day.ts'
import type { Cohort } from '../population/cohort.ts'
import { DIMENSIONS } from '../population/dimensions.ts'
import { compareGroups } from './access/compare-groups.ts'
import { ACCESS_METRICS, COMPARED, OF_ALL_REFERRALS, OF_REFERRALS, OF_THE_REST, OF_WAITING } from './index.ts'
import { definitionOf } from './metric.ts'
import { count, type Counts } from './tallies/count.ts'
import { byClinic, byClinicAndGroup, EVERYBODY } from './tallies/groupings.ts'
import { referralsOf, sinceFirstReferral, waitingAt, withoutReferral, type Asked } from './tallies/rows.ts'
import { overStandardBefore } from './waiting-list.ts'

/** The clock that the figures of access share; each of them has a definition of its own besides. */
export const ACCESS_DEFINITION = {
  id: 'time-to-treatment',
  version: '2',
  text:
    'Referrals of the period, followed to the as-of day. The clock runs from the day of referral to the first completed brief therapy ' +
    'session, or the first psychotropic started or changed under the care plan. People still waiting are censored at the as-of day; ' +
    'closure before treatment, and consent declined for good, are a competing event (Aalen-Johansen), never a wait. Left out of every ' +
    'time and share, and counted: starts and closures before referral, and starts with no known day. Intervals are 95 %.',
}

export interface AccessClinic {
  readonly clinicId: string
  readonly name: string
  /** The clinic's own standard (laws D4). */
  readonly standard: AccessStandard
}
export interface AccessInput {
  /** Every episode of the clinics; `cohort.clinic` indexes `clinics`. */
  readonly cohort: Cohort
  readonly clinics: readonly AccessClinic[]
  /** First and last day of referral, both included. */
  readonly from: Day
  readonly to: Day
  readonly asOf: Day
}

/** The referrals of the period, counted by clinic, all together, and by clinic and group. */
function countReferrals(cohort: Cohort, period: Asked, clinics: number) {
  const asked = sinceFirstReferral(cohort, period)
  const [clinicCounts, overall, ...compared] = count(cohort, asked, referralsOf(cohort, asked), [
    { by: byClinic(clinics), metrics: OF_REFERRALS },
    { by: EVERYBODY, metrics: OF_ALL_REFERRALS },
    ...DIMENSIONS.map((dimension) => ({ by: byClinicAndGroup(clinics, dimension), metrics: COMPARED })),
  ])
  return { counts: clinicCounts as Counts, overall: overall as Counts, compared }
}

/**
 * Access of some clinics: shares started within 7, 14 and 30 days, the day by which half and nine in ten
 * had started, incidence curves, funnel, waiting list and the gap between groups. Referrals after `asOf` are not there yet.
 */
export function access({ cohort, clinics, from, to, asOf }: AccessInput) {
  const last = toOrdinal(asOf)
  const overSince = clinics.map(({ standard }) => overStandardBefore(last, standard))
  const asked: Asked = { from: toOrdinal(from), to: toOrdinal(to), asOf: last, overSince }
  const { counts, overall, compared } = countReferrals(cohort, asked, clinics.length)
  const [waiting] = count(cohort, asked, waitingAt(cohort, asked), [
    { by: byClinic(clinics.length), metrics: OF_WAITING },
  ])
  const [rest] = count(cohort, asked, withoutReferral(cohort, asked), [{ by: EVERYBODY, metrics: OF_THE_REST }])
  const figures = (stratum: number | null) => ({
    ...counts.read(OF_REFERRALS, stratum),
    ...(waiting as Counts).read(OF_WAITING, stratum),
  })
  const gaps = DIMENSIONS.map((dimension, d) =>
    compareGroups(dimension, compared[d] as Counts, Math.max(1, clinics.length)),
  )
  return {
    definition: ACCESS_DEFINITION,
    definitions: ACCESS_METRICS.map(definitionOf),
    ...{ from, to, asOf: fromOrdinal(last) },
    all: figures(null),
    ...overall.read(OF_ALL_REFERRALS, null),
    clinics: clinics.map(({ clinicId, name }, stratum) => ({ clinicId, name, figures: figures(stratum) })),
    gaps,
    comparisons: gaps.reduce((sum, gap) => sum + gap.groups.filter((group) => group.gap !== null).length, 0),
    tooRecent: (compared[0] as Counts).read(COMPARED, null).tooRecent,
    ...(rest as Counts).read(OF_THE_REST, null),
  }
}
