import { DIMENSIONS, type Dimension } from '../../contract/schemas/access.ts'
import { AGE_BANDS, LANGUAGES, PAYER_CLASSES, RACE_ETHNICITIES, RURALITIES } from '../../chart/vocabulary.ts'
import { quarterRange, toOrdinal, type Quarter } from '../../day.ts'
import type { Cohort } from '../../population/cohort.ts'

/** Groups of each dimension in the order people read them; `unknown` is a group like the others. */
export const GROUPS: Readonly<Record<Dimension, readonly string[]>> = {
  language: LANGUAGES,
  raceEthnicity: RACE_ETHNICITIES,
  payerClass: PAYER_CLASSES,
  rurality: RURALITIES,
  ageBand: AGE_BANDS,
}

/** Members of one plan in one cohort. */
export interface Membership {
  readonly planId: string
  readonly cohort: Cohort
  /** Indexes of the clinics whose figures the plan may have; none = every clinic. One fixed set per plan: see release.ts. */
  readonly clinicsIncluded?: ReadonlySet<number>
}

/** Episodes of the plan's members with a known day of referral in the quarter. */
export function referralsOf({ planId, cohort, clinicsIncluded }: Membership, quarter: Quarter): number[] {
  const plan = cohort.plans.indexOf(planId)
  const { from, to } = quarterRange(quarter)
  const [first, last] = [toOrdinal(from), toOrdinal(to)]
  const found: number[] = []
  for (let i = 0; i < cohort.size; i++) {
    const day = cohort.referred[i] ?? -Infinity
    if (plan < 0 || cohort.plan[i] !== plan || day < first || day > last) continue
    if (!clinicsIncluded || clinicsIncluded.has(cohort.clinic[i] ?? -1)) found.push(i)
  }
  return found
}

/** Counts of the episodes by column: everybody, and each dimension's groups, all groups present so that the shape tells nothing. */
export function crossTabulate(
  cohort: Cohort,
  episodes: readonly number[],
  columns: number,
  columnOf: (episode: number) => number | null,
): { readonly all: number[]; readonly tables: number[][][] } {
  const zeros = (): number[] => new Array<number>(columns).fill(0)
  const all = zeros()
  const tables = DIMENSIONS.map((dimension) => GROUPS[dimension].map(zeros))
  const count = (row: number[] | undefined, column: number): void => {
    if (row) row[column] = (row[column] ?? 0) + 1
  }
  for (const episode of episodes) {
    const column = columnOf(episode)
    if (column === null) continue
    count(all, column)
    DIMENSIONS.forEach((dimension, d) => {
      const rows = tables[d] ?? []
      // Unknown is the last word of every list; a code that names no group is unknown too.
      count(rows[cohort[dimension][episode] ?? -1] ?? rows.at(-1), column)
    })
  }
  return { all, tables }
}
