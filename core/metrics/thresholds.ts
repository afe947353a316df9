/** The numbers that decide how a figure is made or shown, once: rules, contract and pages take them from here. */

/** Days from referral at which shares are read. */
export const HORIZONS = [7, 14, 30] as const
export type Horizon = (typeof HORIZONS)[number]
/** The day of the headline share and of the gap between groups, and the day by which a closure counts as lost before treatment. */
export const [, HEADLINE, FOLLOWED] = HORIZONS

/** The horizons as they are read: "7, 14 and 30". */
export const HORIZON_WORDS = `${HORIZONS.slice(0, -1).join(', ')} and ${FOLLOWED}`

/** Fewer people than this in a denominator: shown inside the organisation, and marked unstable. */
export const UNSTABLE_BELOW = 30

/** A gap matters when its interval excludes 0 and the relative difference is so many percent or more (AHRQ NHDR). */
export const MEANINGFUL_PERCENT = 10

/** "Ever reached" is drawn only when the youngest referral has had this many days. */
export const MATURE_DAYS = 90

/** The default period: the last 90 days of referrals, both ends included. */
export const DEFAULT_PERIOD_DAYS = 90

/** Curves end here; later days add few people and little to read. */
export const CURVE_DAYS = 180

/** Upper ends of the age bands of a waiting list: 0-7, 8-14, 15-30, 31-60, 61-90; older is the last band. */
export const WAIT_BAND_ENDS = [7, 14, 30, 60, 90] as const

/** One of something for each horizon, for example a schema or a figure. */
export const byHorizon = <T>(of: (day: Horizon) => T): Readonly<Record<Horizon, T>> =>
  Object.fromEntries(HORIZONS.map((day) => [day, of(day)])) as Record<Horizon, T>
