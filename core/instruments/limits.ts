import { INSTRUMENTS } from './index.ts'
import { mostPoints, type Instrument } from './instrument.ts'

const ALL: readonly Instrument[] = Object.values(INSTRUMENTS)

/**
 * What no answer, form or total of any instrument goes beyond, before it is held against its own instrument
 * (core/chart/kinds/measured.ts). They never fall below what entries were read by before the instruments said it.
 */
export const HIGHEST_ANSWER = Math.max(...ALL.map(mostPoints))
export const MOST_ANSWERS = Math.max(40, ...ALL.map(({ items }) => items.length))
export const HIGHEST_TOTAL = Math.max(200, ...ALL.map(({ range }) => range.max))
