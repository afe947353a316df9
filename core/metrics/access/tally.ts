import { NOT_REACHED, DATE_MISSING, type Cohort } from '../../population/cohort.ts'

/** Outcome of one clock: still waiting (censored), the event, closed before the event. Indexes of {@link Histogram.counts}. */
export const CENSORED = 0
export const EVENT = 1
export const CLOSED = 2

/**
 * People per stratum, outcome and whole day waited: `counts[outcome][stratum * days + day]`. Longer waits than `days` are in
 * `people` alone: at risk on every day there is, which is all that an earlier share needs to know of them.
 */
export interface Histogram {
  readonly days: number
  /** Everybody on this clock, by stratum. */
  readonly people: Int32Array
  readonly counts: readonly [Int32Array, Int32Array, Int32Array]
}
const histogram = (strata: number, days: number): Histogram => ({
  days,
  people: new Int32Array(strata),
  counts: [new Int32Array(strata * days), new Int32Array(strata * days), new Int32Array(strata * days)],
})

/** The referrals of a period counted once, in one pass over the columns (metrics.md 1.1 to 1.3). Indexed by stratum. */
export interface Tally {
  readonly strata: number
  /** Referral to treatment start, and to any treatment (the second line). */
  readonly treated: Histogram
  readonly anyTreatment: Histogram
  /** Referral to first contact and to initial assessment, over all strata together. */
  readonly contacted: Histogram
  readonly assessed: Histogram
  readonly referrals: Int32Array
  readonly alreadyOnTreatment: Int32Array
  readonly dateErrors: Int32Array
  readonly dateMissing: Int32Array
  /** Stage reached (also on an unknown day), reached on an unknown day, reached before referral, closed without it. */
  readonly stages: Readonly<Record<'contacted' | 'assessed' | 'treated', StageCount>>
  /** Day of the latest referral counted; null where there is none. */
  readonly youngest: number | null
}
export interface StageCount {
  reached: number
  dateMissing: number
  dateErrors: number
  closedWithout: number
}
const stageCount = (): StageCount => ({ reached: 0, dateMissing: 0, dateErrors: 0, closedWithout: 0 })

/** Clocks of which only shares within 7, 14 and 30 days are shown are kept no longer. */
const SHARE_DAYS = 31

/** Referrals from `from` to `to`, followed to `asOf`; all three are ordinals and included. */
export interface Period {
  readonly from: number
  readonly to: number
  readonly asOf: number
}

const known = (day: number): boolean => day !== NOT_REACHED && day !== DATE_MISSING
/** One more in a cell of counts. */
export const bump = (counts: Int32Array, index: number): void => {
  counts[index] = (counts[index] ?? 0) + 1
}
/** A day as seen at `asOf`: what lies after it has not happened yet. */
export const seen = (day: number, asOf: number): number => (day > asOf ? NOT_REACHED : day)

/**
 * Whether no wait can be told of a referral: treated on a day nobody knows, or started or closed before it was referred. Who is left
 * out is in no share, no curve and no gap (laws D5): this is the only place that decides it. Days are as seen at as-of.
 */
export function isLeftOut(referred: number, treated: number, closed: number): boolean {
  if (treated === DATE_MISSING) return true
  const startedFirst = treated !== NOT_REACHED && (closed === NOT_REACHED || treated <= closed)
  const end = startedFirst ? treated : closed
  return end !== NOT_REACHED && end < referred
}

/**
 * Counts one person on one clock. Ties fall to the event before closure before censoring. A day of this clock's own event that runs
 * backwards or is missing leaves the person out of its times.
 */
function countClock(
  into: Histogram,
  stratum: number,
  referred: number,
  event: number,
  closed: number,
  asOf: number,
): void {
  let outcome: 0 | 1 | 2 = CENSORED
  let wait = asOf - referred
  if (known(event) && (closed === NOT_REACHED || event <= closed)) {
    outcome = EVENT
    wait = event - referred
  } else if (event === DATE_MISSING) return
  else if (closed !== NOT_REACHED) {
    outcome = CLOSED
    wait = closed - referred
  }
  if (wait < 0) return
  bump(into.people, stratum)
  if (wait < into.days) bump(into.counts[outcome], stratum * into.days + wait)
}

function countStage(into: StageCount, referred: number, event: number, closed: number): void {
  if (event === NOT_REACHED) {
    if (closed !== NOT_REACHED) into.closedWithout++
    return
  }
  into.reached++
  if (event === DATE_MISSING) into.dateMissing++
  else if (event < referred) into.dateErrors++
}

/**
 * Counts the referrals of a period by stratum (`stratumOf[i]` of episode i, below `strata`). Count once, read many: every share,
 * quantile and curve is read off these integers, so 100,000 people cost one pass.
 */
export function tally(cohort: Cohort, period: Period, stratumOf: Uint16Array, strata: number): Tally {
  const { from, to, asOf } = period
  const days = Math.max(1, asOf - from + 1)
  const counts: Tally = {
    strata,
    treated: histogram(strata, days),
    anyTreatment: histogram(strata, SHARE_DAYS),
    contacted: histogram(1, SHARE_DAYS),
    assessed: histogram(1, SHARE_DAYS),
    referrals: new Int32Array(strata),
    alreadyOnTreatment: new Int32Array(strata),
    dateErrors: new Int32Array(strata),
    dateMissing: new Int32Array(strata),
    stages: { contacted: stageCount(), assessed: stageCount(), treated: stageCount() },
    youngest: null,
  }
  let youngest = NOT_REACHED
  for (let i = 0; i < cohort.size; i++) {
    const referred = cohort.referred[i] ?? NOT_REACHED
    if (referred < from || referred > to || referred > asOf) continue
    countOne(counts, cohort, i, stratumOf[i] ?? 0, referred, asOf)
    if (referred > youngest) youngest = referred
  }
  return { ...counts, youngest: youngest === NOT_REACHED ? null : youngest }
}

/**
 * One person on every clock, or on none: who is left out of the times to treatment is left out of every other time too (laws D5), so
 * that started, closed before, waiting and left out add up to all, in shares, curves and gaps alike.
 */
function countOne(counts: Tally, cohort: Cohort, i: number, stratum: number, referred: number, asOf: number): void {
  const closed = seen(cohort.closed[i] ?? NOT_REACHED, asOf)
  const treated = seen(cohort.treated[i] ?? NOT_REACHED, asOf)
  const contacted = seen(cohort.contacted[i] ?? NOT_REACHED, asOf)
  const assessed = seen(cohort.assessed[i] ?? NOT_REACHED, asOf)
  bump(counts.referrals, stratum)
  if (cohort.alreadyOnTreatment[i] === 1) bump(counts.alreadyOnTreatment, stratum)
  if (isLeftOut(referred, treated, closed))
    bump(treated === DATE_MISSING ? counts.dateMissing : counts.dateErrors, stratum)
  else {
    countClock(counts.treated, stratum, referred, treated, closed, asOf)
    countClock(counts.anyTreatment, stratum, referred, seen(cohort.anyTreatment[i] ?? NOT_REACHED, asOf), closed, asOf)
    countClock(counts.contacted, 0, referred, contacted, closed, asOf)
    countClock(counts.assessed, 0, referred, assessed, closed, asOf)
  }
  countStage(counts.stages.contacted, referred, contacted, closed)
  countStage(counts.stages.assessed, referred, assessed, closed)
  countStage(counts.stages.treated, referred, treated, closed)
}
