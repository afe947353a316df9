import { isEnteredTwice } from '../chart/kinds/close.ts'
import { knownDay } from '../chart/milestones.ts'
import type { Summary } from '../chart/summary.ts'
import { monthOf } from '../day.ts'
import { COLUMN_NAMES, COLUMNS, emptyColumns, fitting, NO_PLAN, type ColumnName, type Columns } from './columns.ts'

export { DATE_MISSING, NONE, NO_PLAN, NOT_REACHED } from './columns.ts'

/**
 * Episode facts as columns, so that a figure over 100,000 people is a loop over integers (see columns.ts). `plan` indexes
 * `plans`; `clinic` indexes the caller's list of clinics.
 */
export interface Cohort extends Columns {
  readonly size: number
  readonly clinic: Uint16Array
  readonly plans: readonly string[]
}

/** A cohort of `size` episodes with every column empty. */
export function emptyCohort(size: number, plans: readonly string[]): Cohort {
  return { size, clinic: new Uint16Array(size), plans, ...emptyColumns(size) }
}

/** Whether an episode is one of its own. One that was entered twice is counted where its person goes on. */
export const isCounted = ({ closed }: Pick<Summary, 'closed'>): boolean => !isEnteredTwice(closed)

const byId = (a: Summary, b: Summary): number => (a.episodeId < b.episodeId ? -1 : a.episodeId > b.episodeId ? 1 : 0)

type Values = Readonly<Record<ColumnName, number>>

/** What one summary puts into each column; throws RangeError where a column cannot hold it. */
const valuesOf = (summary: Summary, plans: readonly string[]): Values =>
  Object.fromEntries(COLUMN_NAMES.map((name) => [name, fitting(name, COLUMNS[name].of(summary, plans))])) as Values

/** Whether a summary can be put into columns: one with a word of a newer version cannot, and takes none of the others away. */
export function fitsColumns(summary: Summary): boolean {
  try {
    valuesOf(summary, summary.plan === null ? [] : [summary.plan])
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/**
 * Columns of the given summaries, ordered by episode id, so that the same episodes give the same bytes. Throws RangeError where a
 * column does not hold a value.
 */
export function toCohort(summaries: readonly Summary[]): Cohort {
  const ordered = [...summaries].sort(byId)
  const plans = [...new Set(ordered.flatMap((s) => s.plan ?? []))].sort()
  const cohort = emptyCohort(ordered.length, plans)
  ordered.forEach((summary, i) => {
    const values = valuesOf(summary, plans)
    for (const name of COLUMN_NAMES) cohort[name][i] = values[name]
  })
  return cohort
}

/** The block an episode belongs to: its month of identification; '0000-00' where no day is known. */
export function blockMonth(summary: Summary): string {
  const identified = knownDay(summary.stages.identified)
  return identified ? monthOf(identified) : '0000-00'
}

/** One cohort of many blocks; `clinic` is each block's index in the caller's list. Plan indexes are renumbered, once a block. */
export function joinBlocks(blocks: readonly { readonly clinic: number; readonly cohort: Cohort }[]): Cohort {
  const plans = [...new Set(blocks.flatMap((block) => block.cohort.plans))].sort()
  // Index 65,535 would say "no plan": the list must end before it.
  if (plans.length > NO_PLAN) fitting('plan', plans.length)
  const placeOf = new Map(plans.map((plan, place) => [plan, place]))
  const joined = emptyCohort(
    blocks.reduce((total, block) => total + block.cohort.size, 0),
    plans,
  )
  let at = 0
  for (const { clinic, cohort } of blocks) {
    for (const name of COLUMN_NAMES) joined[name].set(cohort[name], at)
    joined.clinic.fill(clinic, at, at + cohort.size)
    const places = cohort.plans.map((plan) => placeOf.get(plan) ?? NO_PLAN)
    for (let i = 0; i < cohort.size; i++) joined.plan[at + i] = places[cohort.plan[i] ?? NO_PLAN] ?? NO_PLAN
    at += cohort.size
  }
  return joined
}
