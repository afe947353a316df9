import { toOrdinal } from '../../../core/day.ts'
import { figuresOf } from '../../../core/metrics/access/figures.ts'
import { GROUPS } from '../../../core/metrics/access/gap.ts'
import { tally } from '../../../core/metrics/access/tally.ts'
import { waitingFigures } from '../../../core/metrics/access/waiting.ts'
import type { Cohort } from '../../../core/population/cohort.ts'
import { plainFigures, type Grouping } from '../made/plain-figures.ts'
import { AS_OF, madeCohort } from '../made/population.ts'
import type { Bench } from '../row.ts'

const PEOPLE = 1_200_000
const CLINICS = 500
const DAYS = 720

/** Everybody as one group, the groups of each attribute, and the clinics. */
function groupingsOf(cohort: Cohort): Grouping[] {
  const attributes = Object.entries(GROUPS).map(([name, groups]) => ({
    codes: cohort[name as keyof typeof GROUPS],
    groups: groups.length,
  }))
  return [{ codes: new Uint8Array(cohort.size), groups: 1 }, ...attributes, { codes: cohort.clinic, groups: CLINICS }]
}

/**
 * A whole network by every group it can be looked at by. The product has no entry for many groupings at once: each is a tally of
 * its own, and figures are read off it group by group.
 */
export const network: Bench = {
  name: 'network',
  open() {
    const cohort = madeCohort({ people: PEOPLE, clinics: CLINICS, days: DAYS, seed: 5 })
    const groupings = groupingsOf(cohort)
    const asOf = toOrdinal(AS_OF)
    const period = { from: asOf - DAYS, to: asOf, asOf }
    const nobodyWaits = waitingFigures([], 0)
    const ours = () =>
      groupings.map(({ codes, groups }) => {
        const counted = tally(cohort, period, Uint16Array.from(codes), groups)
        return Array.from({ length: groups }, (_, group) => figuresOf(counted, group, nobodyWaits))
      })
    const rows = [
      {
        what: `access of 1,200,000 people x ${groupings.reduce((sum, { groups }) => sum + groups, 0)} groups`,
        unit: 'ms' as const,
        limit: null,
        pairs: 20,
        floor: () => plainFigures(cohort, groupings, asOf, DAYS + 1),
        ours,
      },
    ]
    return { rows }
  },
}
