import type { ReleasedCount } from '../../population/suppression.ts'
import { shownSum } from '../../population/suppression.ts'
import type { Definition } from '../metric.ts'
import { outcome, type Outcome } from '../tallies/outcome.ts'
import { standing, type Standing } from '../tallies/standing.ts'
import type { Tally } from '../tallies/tally.ts'

/** The version of every released figure: that of the release (release.ts), which keeps the words it was made with. */
export const RELEASE_VERSION = '2'

/** A released table: columns that part its members. Who is in none of them, for example left out, is not in the table. */
export interface Table<Column extends string = string> {
  readonly tally: Tally<Readonly<Record<Column, number>>>
  readonly columns: readonly Column[]
}
export const ACCESS_TABLE: Table<Exclude<Standing, 'dateMissing' | 'dateErrors'>> = {
  tally: standing,
  columns: ['within14', 'day15to30', 'later', 'closedBefore', 'waiting'],
}
/** Its last column is never shown, yet it is a part of the cube: see release.ts. */
export const OUTCOME_TABLE: Table<Outcome> = {
  tally: outcome,
  columns: ['remission', 'responseOnly', 'noResponse', 'noFollowUp', 'notEligible'],
}

/** One row of a suppressed table as a reader sees it. */
export class ShownRow<Column extends string> {
  readonly total: ReleasedCount
  readonly #columns: readonly Column[]
  readonly #counts: readonly ReleasedCount[]

  constructor({ columns }: Table<Column>, counts: readonly ReleasedCount[], total: ReleasedCount) {
    this.#columns = columns
    this.#counts = counts
    this.total = total
  }

  count(column: Column): ReleasedCount {
    return this.#counts[this.#columns.indexOf(column)] ?? 'hidden'
  }

  /** The sum of some columns as far as a reader can know it; null where they cannot. */
  sum(columns: readonly Column[]): number | null {
    return shownSum(
      this.#counts,
      this.total,
      columns.map((column) => this.#columns.indexOf(column)),
    )
  }
}

/** Figures of a release: they never see people, only a row that is shown of them. */
export interface ReleasedMetric<Column extends string, Figures extends object = object> extends Definition {
  readonly table: Table<Column>
  /** Members in it are those who began with this score or more; absent = all of them. */
  readonly began?: { readonly measure: string; readonly from: number }
  read(row: ShownRow<Column>): Figures
}
/** A released metric, its columns and figures inferred. */
export const releasedMetric = <Column extends string, F extends object>(
  one: ReleasedMetric<Column, F>,
): ReleasedMetric<Column, F> => one
