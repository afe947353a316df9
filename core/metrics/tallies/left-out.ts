import { NOT_REACHED } from '../../population/columns.ts'

/**
 * Whether no wait can be told of a referral: treated on a day nobody knows, or started or closed before it was referred. Who is left
 * out is in no share, no curve and no gap (laws D5): this is the only place that decides it. `until` is the day of the close as seen at
 * as-of, and as-of where there is none; an unknown day lies below every other.
 */
export const isLeftOut = (referred: number, treated: number, until: number): boolean =>
  until < referred || (treated < referred && treated !== NOT_REACHED)

/** The same in words, for the definition of whatever a clock is read for. */
export const LEFT_OUT =
  'Starts and closures before the referral, and starts on a day nobody knows: left out of every time and share, and counted.'
