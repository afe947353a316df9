import { toOrdinal } from '../../../core/day.ts'
import { DIMENSIONS, GROUPS } from '../../../core/population/dimensions.ts'
import { emptyCohort, NO_PLAN, NONE, type Cohort } from '../../../core/population/cohort.ts'

/** The made population is followed to this day; whatever the day of the run, the numbers are the same. */
export const AS_OF = '2026-11-23'

export interface Size {
  readonly people: number
  readonly clinics: number
  /** Days over which people were referred, up to the as-of day. */
  readonly days: number
  readonly seed: number
}

/** A reproducible stream of whole numbers below a bound. */
function stream(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 4_294_967_296) * below)
  }
}

/** Outcomes are drawn from 0 to 9: below these a stage was reached, and one of them closed before treatment. */
const REACHED = { contacted: 9, assessed: 8, enrolled: 8, treated: 7 } as const
const LEAST_DAYS = { contacted: 4, assessed: 9, enrolled: 9, treated: 14 } as const
const CLOSED_EARLY = 8

/** Episodes with waits, closures, groups and scores as a busy network has them. */
export function madeCohort({ people, clinics, days, seed }: Size): Cohort {
  const draw = stream(seed)
  const asOf = toOrdinal(AS_OF)
  const cohort = emptyCohort(people, ['northfield', 'lakeshore'])
  const stages = Object.keys(REACHED) as (keyof typeof REACHED)[]
  for (let i = 0; i < people; i++) {
    const referred = asOf - days + draw(days)
    const outcome = draw(10)
    cohort.clinic[i] = draw(clinics)
    cohort.identified[i] = referred - draw(3)
    cohort.referred[i] = referred
    for (const stage of stages)
      if (outcome < REACHED[stage]) cohort[stage][i] = Math.min(asOf, referred + LEAST_DAYS[stage] + draw(20))
    cohort.anyTreatment[i] = cohort.treated[i] ?? 0
    if (outcome === CLOSED_EARLY) {
      cohort.closed[i] = Math.min(asOf, referred + 10 + draw(40))
      cohort.closeReason[i] = draw(10)
    }
    cohort.alreadyOnTreatment[i] = draw(8) === 0 ? 1 : 0
    for (const name of DIMENSIONS) cohort[name][i] = draw(GROUPS[name].length)
    cohort.plan[i] = draw(3) === 0 ? NO_PLAN : draw(2)
    if (outcome < CLOSED_EARLY) {
      cohort.baseline[i] = 8 + draw(20)
      cohort.baselineDay[i] = referred + 9 + draw(10)
      cohort.followUp[i] = draw(3) === 0 ? NONE : draw(25)
    }
  }
  return cohort
}
