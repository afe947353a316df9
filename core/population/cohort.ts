import { knownDay } from '../chart/milestones.ts'
import type { Milestone, Summary } from '../chart/summary.ts'
import {
  AGE_BANDS,
  CLOSE_REASONS,
  LANGUAGES,
  PAYER_CLASSES,
  RACE_ETHNICITIES,
  RURALITIES,
} from '../chart/vocabulary.ts'
import { monthOf, toOrdinal } from '../day.ts'

/** A stage not reached, and one reached on an unknown day, in a column of days. */
export const NOT_REACHED = -2_147_483_648
export const DATE_MISSING = -2_147_483_647
/** No plan, no score, not closed, in a column of codes. */
export const NONE = 255

/** Columns of days: ordinals (days since 1970-01-01), or one of the two sentinels. */
export const DAY_COLUMNS = [
  'identified',
  'referred',
  'contacted',
  'assessed',
  'enrolled',
  'treated',
  'anyTreatment',
  'closed',
  'baselineDay',
] as const
/** Columns of codes: an index into a vocabulary, a 0/1 mark or a score; 255 = none. */
export const CODE_COLUMNS = [
  'closeReason',
  'alreadyOnTreatment',
  'language',
  'raceEthnicity',
  'payerClass',
  'rurality',
  'ageBand',
  'plan',
  'baseline',
  'followUp',
] as const
export type DayColumn = (typeof DAY_COLUMNS)[number]
export type CodeColumn = (typeof CODE_COLUMNS)[number]

/**
 * Episode facts as columns, so that a figure over 100,000 people is a loop over integers. Dates are stored, never durations:
 * nothing goes stale as days pass. No identifier is in here. `plan` indexes `plans`; `clinic` indexes the caller's list of clinics;
 * `baseline` and `followUp` are PHQ-9 totals, the follow-up being the last in days 120 to 240 after the baseline. A 0 is a score.
 */
export interface Cohort extends Readonly<Record<DayColumn, Int32Array>>, Readonly<Record<CodeColumn, Uint8Array>> {
  readonly size: number
  readonly clinic: Uint16Array
  readonly plans: readonly string[]
}

/** A cohort of `size` episodes with every column empty. */
export function emptyCohort(size: number, plans: readonly string[]): Cohort {
  const days = Object.fromEntries(DAY_COLUMNS.map((name) => [name, new Int32Array(size).fill(NOT_REACHED)]))
  const codes = Object.fromEntries(CODE_COLUMNS.map((name) => [name, new Uint8Array(size).fill(NONE)]))
  return { size, clinic: new Uint16Array(size), plans, ...days, ...codes } as Cohort
}

const ordinal = (day: Milestone): number =>
  day === null ? NOT_REACHED : day === 'missing' ? DATE_MISSING : toOrdinal(day)

function codesOf(s: Summary, plans: readonly string[]): Record<CodeColumn, number> {
  return {
    closeReason: s.closed ? CLOSE_REASONS.indexOf(s.closed.reason) : NONE,
    alreadyOnTreatment: s.alreadyOnTreatment ? 1 : 0,
    language: LANGUAGES.indexOf(s.language),
    raceEthnicity: RACE_ETHNICITIES.indexOf(s.raceEthnicity),
    payerClass: PAYER_CLASSES.indexOf(s.payerClass),
    rurality: RURALITIES.indexOf(s.rurality),
    ageBand: AGE_BANDS.indexOf(s.ageBand),
    plan: s.plan === null ? NONE : plans.indexOf(s.plan),
    baseline: s.phq9.baseline?.total ?? NONE,
    followUp: s.phq9.followUp?.total ?? NONE,
  }
}

const daysOf = (s: Summary): Record<DayColumn, number> => ({
  identified: ordinal(s.stages.identified),
  referred: ordinal(s.stages.referred),
  contacted: ordinal(s.stages.contacted),
  assessed: ordinal(s.stages.assessed),
  enrolled: ordinal(s.stages.enrolled),
  treated: ordinal(s.stages.treated),
  anyTreatment: ordinal(s.anyTreatment),
  closed: ordinal(s.closed?.day ?? null),
  baselineDay: ordinal(s.phq9.baseline?.day ?? null),
})

/** Columns of the given summaries, ordered by episode id, so that the same episodes give the same bytes. */
export function toCohort(summaries: readonly Summary[]): Cohort {
  const ordered = [...summaries].sort((a, b) => (a.episodeId < b.episodeId ? -1 : a.episodeId > b.episodeId ? 1 : 0))
  const plans = [...new Set(ordered.flatMap((s) => s.plan ?? []))].sort()
  const cohort = emptyCohort(ordered.length, plans)
  ordered.forEach((summary, i) => {
    const days = daysOf(summary)
    const codes = codesOf(summary, plans)
    for (const name of DAY_COLUMNS) cohort[name][i] = days[name]
    for (const name of CODE_COLUMNS) cohort[name][i] = codes[name]
  })
  return cohort
}

/** The block an episode belongs to: its month of identification; '0000-00' where no day is known. */
export function blockMonth(summary: Summary): string {
  const identified = knownDay(summary.stages.identified)
  return identified ? monthOf(identified) : '0000-00'
}

/** One cohort of many blocks; `clinic` is each block's index in the caller's list. Plan indexes are renumbered. */
export function joinBlocks(blocks: readonly { readonly clinic: number; readonly cohort: Cohort }[]): Cohort {
  const plans = [...new Set(blocks.flatMap((block) => block.cohort.plans))].sort()
  const joined = emptyCohort(
    blocks.reduce((total, block) => total + block.cohort.size, 0),
    plans,
  )
  let at = 0
  for (const { clinic, cohort } of blocks) {
    for (const name of DAY_COLUMNS) joined[name].set(cohort[name], at)
    for (const name of CODE_COLUMNS) joined[name].set(cohort[name], at)
    joined.clinic.fill(clinic, at, at + cohort.size)
    for (let i = 0; i < cohort.size; i++) {
      const plan = cohort.plans[cohort.plan[i] ?? NONE]
      joined.plan[at + i] = plan === undefined ? NONE : plans.indexOf(plan)
    }
    at += cohort.size
  }
  return joined
}
