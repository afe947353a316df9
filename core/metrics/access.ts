import type { AccessStandard } from '../access-standard.ts'
import type { Access, AccessFigures } from '../contract/schemas/access.ts'
import { DATE_MISSING, NOT_REACHED, type Cohort } from '../population/cohort.ts'
import { fromOrdinal, toOrdinal, type Day } from '../day.ts'
import { figuresOf, incidenceOf } from './access/figures.ts'
import { funnel } from './access/funnel.ts'
import { gapCells, gaps } from './access/gap.ts'
import { CLOSED, EVENT, tally, type Histogram, type Period, type Tally } from './access/tally.ts'
import { overStandardBefore, waitingAges, waitingFigures } from './access/waiting.ts'

export const ACCESS_DEFINITION = {
  id: 'time-to-treatment',
  version: '2',
  text:
    'Referrals of the period, followed to the as-of day. The clock runs from the day of referral to the first completed brief therapy ' +
    'session, or the first psychotropic started or changed under the care plan. People still waiting are censored at the as-of day; ' +
    'closure before treatment, and consent declined for good, are a competing event (Aalen-Johansen), never a wait. Left out of every ' +
    'time and share, and counted: starts and closures before referral, and starts with no known day. Intervals are 95 %.',
}
/** The default period: the last 90 days of referrals, both ends included. */
export const DEFAULT_PERIOD_DAYS = 90
/** "Ever reached" is drawn only when the youngest referral has had this many days (metrics.md 1.1). */
const MATURE_DAYS = 90
/** Curves end here; later days add few people and little to read. */
const CURVE_DAYS = 180

export interface AccessClinic {
  readonly clinicId: string
  readonly name: string
  /** The clinic's own standard (laws D4). */
  readonly standard: AccessStandard
}
export interface AccessInput {
  /** Every episode of the clinics; `cohort.clinic` indexes `clinics`. */
  readonly cohort: Cohort
  readonly clinics: readonly AccessClinic[]
  /** First and last day of referral, both included. */
  readonly from: Day
  readonly to: Day
  readonly asOf: Day
}

/** All strata of a histogram as one. */
function overall(h: Histogram, strata: number): Histogram {
  if (strata === 1) return h
  const sum = (counts: Int32Array): Int32Array => {
    const all = new Int32Array(h.days)
    for (let from = 0; from < counts.length; from += h.days)
      for (let day = 0; day < h.days; day++) all[day] = (all[day] ?? 0) + (counts[from + day] ?? 0)
    return all
  }
  return { days: h.days, people: sumOf(h.people), counts: [sum(h.counts[0]), sum(h.counts[1]), sum(h.counts[2])] }
}
const sumOf = (counts: Int32Array): Int32Array => Int32Array.of(counts.reduce((sum, count) => sum + count, 0))

/** The tally of everybody, from the tally by clinic: counted once, not twice. */
function merged(byClinic: Tally): Tally {
  return {
    ...byClinic,
    strata: 1,
    treated: overall(byClinic.treated, byClinic.strata),
    anyTreatment: overall(byClinic.anyTreatment, byClinic.strata),
    referrals: sumOf(byClinic.referrals),
    alreadyOnTreatment: sumOf(byClinic.alreadyOnTreatment),
    dateErrors: sumOf(byClinic.dateErrors),
    dateMissing: sumOf(byClinic.dateMissing),
  }
}

function curveOf(treated: Histogram): Access['curve'] {
  const curve = incidenceOf(treated, 0)
  const shown = curve.time.flatMap((day, i) => (day <= CURVE_DAYS ? [i] : []))
  const share = (cause: number) =>
    shown.map((i) => ({
      value: curve.causes[cause]?.value[i] ?? 0,
      lower: curve.causes[cause]?.lower[i] ?? null,
      upper: curve.causes[cause]?.upper[i] ?? null,
    }))
  return {
    day: shown.map((i) => curve.time[i] ?? 0),
    atRisk: shown.map((i) => curve.atRisk[i] ?? 0),
    started: share(EVENT),
    closed: share(CLOSED),
    waiting: shown.map((i) => curve.survival[i] ?? 0),
  }
}

/** Episodes that no referral clock can hold: no referral day, and identified in the period or still waiting. Counted, never hidden. */
function countNoReferralDay(cohort: Cohort, { from, to, asOf }: Period): number {
  const { referred, identified, treated, closed } = cohort
  let count = 0
  for (let i = 0; i < cohort.size; i++) {
    const day = referred[i] ?? NOT_REACHED
    if (day > DATE_MISSING) continue
    const need = identified[i] ?? NOT_REACHED
    const waits = treated[i] === NOT_REACHED && (closed[i] === NOT_REACHED || (closed[i] ?? 0) > asOf)
    if ((need >= from && need <= to) || (waits && need <= asOf)) count++
  }
  return count
}

/** Waiting lists per clinic and over all; each clinic has its own standard. */
function waitingLists({ cohort, clinics }: AccessInput, asOf: number) {
  const ages = waitingAges(cohort, clinics.length, asOf)
  const over = ages.map((list, k) => {
    const standard = clinics[k]?.standard
    if (!standard) return 0
    const limit = asOf - overStandardBefore(asOf, standard)
    return list.filter((age) => age >= limit).length
  })
  return {
    byClinic: ages.map((list, k) => waitingFigures(list, over[k] ?? 0)),
    all: waitingFigures(
      ages.flat(),
      over.reduce((sum, count) => sum + count, 0),
    ),
  }
}

/**
 * Access of some clinics (metrics.md 1.1 to 1.4, 1.8): shares started within 7, 14 and 30 days, the day by which half and nine in ten
 * had started, incidence curves, funnel, waiting list and the gap between groups. Referrals after `asOf` are not there yet.
 */
export function access(input: AccessInput): Omit<Access, 'freshness' | 'unread'> {
  const { cohort, clinics } = input
  const period: Period = { from: toOrdinal(input.from), to: toOrdinal(input.to), asOf: toOrdinal(input.asOf) }
  const byClinic = tally(cohort, period, cohort.clinic, Math.max(1, clinics.length))
  const everybody = merged(byClinic)
  const waiting = waitingLists(input, period.asOf)
  const { cells, tooRecent } = gapCells(cohort, period, Math.max(1, clinics.length))
  const found = gaps(cells)
  const figures = (stratum: number): AccessFigures =>
    figuresOf(byClinic, stratum, waiting.byClinic[stratum] ?? waitingFigures([], 0))
  return {
    definition: ACCESS_DEFINITION,
    from: input.from,
    to: input.to,
    asOf: fromOrdinal(period.asOf),
    all: figuresOf(everybody, 0, waiting.all),
    curve: curveOf(everybody.treated),
    funnel: funnel(byClinic, everybody.treated),
    funnelMature: byClinic.youngest !== null && period.asOf - byClinic.youngest >= MATURE_DAYS,
    clinics: clinics.map(({ clinicId, name }, stratum) => ({ clinicId, name, figures: figures(stratum) })),
    gaps: found,
    comparisons: found.reduce((sum, gap) => sum + gap.groups.filter((group) => group.gap !== null).length, 0),
    tooRecent,
    noReferralDay: countNoReferralDay(cohort, period),
  }
}
