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

/** The last group of every dimension says unknown; a code that names no group is unknown too. */
function placeGroups({ cohort, index, size }: Rows, dimension: Dimension, strata: Int32Array): void {
  const codes = cohort[dimension]
  const unknown = GROUPS[dimension].length - 1
  for (let k = 0; k < size; k++) {
    const code = codes[index[k] ?? 0] ?? unknown
    strata[k] = code > unknown ? unknown : code
  }
}

/** People by the groups of a dimension, in their order. */
export const byGroup = (dimension: Dimension): Grouping => ({
  strata: GROUPS[dimension].length,
  place: (rows, strata) => placeGroups(rows, dimension, strata),
})

/** People by clinic and group: stratum = clinic * groups + group. */
export const byClinicAndGroup = (clinics: number, dimension: Dimension): Grouping => {
  const groups = GROUPS[dimension].length
  return {
    strata: groups * Math.max(1, clinics),
    place(rows, strata) {
      const { cohort, index, size } = rows
      placeGroups(rows, dimension, strata)
      for (let k = 0; k < size; k++) strata[k] = (strata[k] ?? 0) + (cohort.clinic[index[k] ?? 0] ?? 0) * groups
    },
  }
}
