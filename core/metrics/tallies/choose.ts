/**
 * Choices without a branch, for the loops over people: whether somebody started is a guess that the processor gets wrong for every
 * third of them, and a wrong guess takes longer than all else that is done for a person. Whole numbers of 32 bits.
 */

/** Lies below every real day and above the two codes that say there is none. */
const NO_DAY = -1_073_741_824

/** All bits (-1) where a day has not come by another: not reached, on a day nobody knows, or later; else none (0). */
export const notBy = (day: number, last: number): number => ((day - NO_DAY) >> 31) | ((last - day) >> 31)

/** `one` where the mask has no bits, `other` where it has all. */
export const choose = (mask: number, one: number, other: number): number => one ^ ((one ^ other) & mask)

/** 1 where a number is over a limit, else 0. */
export const isOver = (value: number, limit: number): number => (limit - value) >>> 31
