import { toOrdinal } from '../../../core/day.ts'
import { OF_REFERRALS } from '../../../core/metrics/index.ts'
import { count } from '../../../core/metrics/tallies/count.ts'
import { byClinic, byGroup, EVERYBODY } from '../../../core/metrics/tallies/groupings.ts'
import { referralsOf } from '../../../core/metrics/tallies/rows.ts'
import type { Cohort } from '../../../core/population/cohort.ts'
import { DIMENSIONS, GROUPS } from '../../../core/population/dimensions.ts'
import { plainFigures, type Grouping } from '../made/plain-figures.ts'
import { AS_OF, madeCohort } from '../made/population.ts'
import type { Bench } from '../row.ts'

const PEOPLE = 1_200_000
const CLINICS = 500
const DAYS = 720

/** Everybody as one group, the groups of each attribute, and the clinics. */
function groupingsOf(cohort: Cohort): Grouping[] {
  const attributes = DIMENSIONS.map((name) => ({ codes: cohort[name], groups: GROUPS[name].length }))
  return [{ codes: new Uint8Array(cohort.size), groups: 1 }, ...attributes, { codes: cohort.clinic, groups: CLINICS }]
}
const WANTED = [EVERYBODY, ...DIMENSIONS.map(byGroup), byClinic(CLINICS)].map((by) => ({ by, metrics: OF_REFERRALS }))

/** A whole network by every group it can be looked at by: counted in one pass, and its figures read off group by group. */
export const network: Bench = {
  open() {
    const cohort = madeCohort({ people: PEOPLE, clinics: CLINICS, days: DAYS, seed: 5 })
    const groupings = groupingsOf(cohort)
    const asOf = toOrdinal(AS_OF)
    const asked = { from: asOf - DAYS, to: asOf, asOf }
    const ours = () =>
      count(cohort, asked, referralsOf(cohort, asked), WANTED).map((counts, i) =>
        Array.from({ length: WANTED[i]?.by.strata ?? 0 }, (_, group) => counts.read(OF_REFERRALS, group)),
      )
    const rows = [
      {
        what: `access of 1,200,000 people x ${groupings.reduce((sum, { groups }) => sum + groups, 0)} groups`,
        unit: 'ms' as const,
        limit: { times: 3 },
        pairs: 20,
        floor: () => plainFigures(cohort, groupings, asOf, DAYS + 1),
        ours,
      },
    ]
    return { rows }
  },
}
