import { GROUPS, type Dimension } from '../../population/dimensions.ts'
import type { Rows } from './rows.ts'

/** One way to divide people: into `strata` groups, the group of each row written by `place`. */
export interface Grouping {
  readonly strata: number
  readonly place: (rows: Rows, strata: Int32Array) => void
}

/** All people as one group. */
export const EVERYBODY: Grouping = { strata: 1, place: ({ size }, strata) => strata.fill(0, 0, size) }

/** People by their clinic, in the caller's order of clinics. */
export const byClinic = (clinics: number): Grouping => ({
  strata: Math.max(1, clinics),
  place({ cohort: { clinic }, index, size }, strata) {
    for (let k = 0; k < size; k++) strata[k] = clinic[index[k] ?? 0] ?? 0
  },
})

/**
 * Stratum = clinic * `step` + group; a step of 0 takes all clinics together. The last group of every dimension says unknown, and a code
 * that names no group is unknown too.
 */
function placeGroups({ cohort, index, size }: Rows, dimension: Dimension, step: number, strata: Int32Array): void {
  const { [dimension]: codes, clinic } = cohort
  const unknown = GROUPS[dimension].length - 1
  for (let k = 0; k < size; k++) {
    const i = index[k] ?? 0
    strata[k] = (clinic[i] ?? 0) * step + Math.min(codes[i] ?? unknown, unknown)
  }
}

/** People by the groups of a dimension, in their order. */
export const byGroup = (dimension: Dimension): Grouping => ({
  strata: GROUPS[dimension].length,
  place: (rows, strata) => placeGroups(rows, dimension, 0, strata),
})

/** People by clinic and group: stratum = clinic * groups + group. */
export const byClinicAndGroup = (clinics: number, dimension: Dimension): Grouping => {
  const groups = GROUPS[dimension].length
  return {
    strata: groups * Math.max(1, clinics),
    place: (rows, strata) => placeGroups(rows, dimension, groups, strata),
  }
}
