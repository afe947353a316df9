import type { Access } from '../../../../core/contract/index.ts'
import { percent } from '../../lib/text/number.ts'

type GapGroup = Access['gaps'][number]['groups'][number]
type GapValue = NonNullable<GapGroup['gap']>

/** A scale in percentage points that all rows share, so that lengths compare. Symmetric: 0 stands in the middle. */
export interface Scale {
  readonly limit: number
  readonly ticks: readonly number[]
}
const STEPS = [10, 20, 30, 40, 60, 80, 100]

/** The smallest round scale that holds every estimate, and the intervals up to 60 points; longer ones end in an arrow. */
export function gapScale(gaps: Access['gaps']): Scale {
  const values = gaps.flatMap(({ groups }) =>
    groups.flatMap(({ gap, standardised }) => [...ends(gap), ...ends(standardised)]),
  )
  const estimates = gaps.flatMap(({ groups }) => groups.map(({ gap }) => Math.abs(gap?.difference ?? 0) * 100))
  const wanted = Math.max(10, ...estimates, Math.min(60, Math.max(0, ...values)))
  const limit = STEPS.find((step) => step >= wanted) ?? 100
  return { limit, ticks: [-limit, -limit / 2, 0, limit / 2, limit] }
}
const ends = (gap: GapValue | null): number[] => (gap ? [Math.abs(gap.lower) * 100, Math.abs(gap.upper) * 100] : [])

/** A place on the scale in percent of its width, kept inside it. */
export const placeOf = (fraction: number, { limit }: Scale): number =>
  Math.max(0, Math.min(100, 50 + (fraction * 100 * 50) / limit))

export interface ForestBar {
  readonly from: number
  readonly to: number
  readonly at: number
  /** The interval goes on beyond the scale on that side. */
  readonly cutLeft: boolean
  readonly cutRight: boolean
}
export function forestBar(gap: GapValue, scale: Scale): ForestBar {
  return {
    from: placeOf(gap.lower, scale),
    to: placeOf(gap.upper, scale),
    at: placeOf(gap.difference, scale),
    cutLeft: gap.lower * 100 < -scale.limit,
    cutRight: gap.upper * 100 > scale.limit,
  }
}

/** What a row says in words, so that the mark is not the only way to learn it. */
export function gapWords({ reference, gap, within14, meaningful }: GapGroup): string {
  if (reference) return 'reference'
  if (!within14) return 'nobody in this group'
  if (!gap) return 'cannot be compared'
  if (meaningful) return gap.difference < 0 ? 'fewer start in time' : 'more start in time'
  return 'no clear gap'
}

/** A part of a whole in percent; few of many are not none. */
export const percentOf = (count: number, of: number): string =>
  count > 0 && count / of < 0.005 ? 'less than 1\u00a0%' : percent(count / of)
