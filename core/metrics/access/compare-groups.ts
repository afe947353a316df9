import { GROUPS, type Dimension } from '../../population/dimensions.ts'
import { zOfLevel } from '../../statistics/normal.ts'
import { newcombe, wilson } from '../../statistics/proportion.ts'
import { accessGap } from '../access-gap.ts'
import type { Counts } from '../tallies/count.ts'
import { MEANINGFUL_PERCENT } from '../thresholds.ts'

/** The group each other one is compared with: fixed, so that a gap does not move because the reference did. */
export const REFERENCE: Readonly<Record<Dimension, string>> = {
  language: 'en',
  raceEthnicity: 'white',
  payerClass: 'commercial',
  rurality: 'urban',
  ageBand: '18-64',
}

/** A difference of two shares with its interval, as fractions. */
type Gap = NonNullable<ReturnType<typeof newcombe>>

interface Group {
  readonly x: number
  readonly n: number
  readonly byClinic: readonly { readonly x: number; readonly n: number }[]
}

/** One group, from counts by clinic and group: stratum = clinic * groups + group. */
function groupOf(counts: Counts, clinics: number, groups: number, group: number): Group {
  const byClinic = Array.from({ length: clinics }, (_, clinic) => counts.read([accessGap], clinic * groups + group))
  const sum = (key: 'x' | 'n') => byClinic.reduce((total, clinic) => total + clinic[key], 0)
  return { x: sum('x'), n: sum('n'), byClinic }
}

/**
 * The gap if both groups were spread over the clinics as all people are (direct standardisation): what is left is slow care inside
 * clinics, not slow clinics. Over clinics that have both groups; null with fewer than two of them, or where they hold under half
 * of the group. The variance adds one success and one failure per clinic (Agresti), so that 0 of 3 is not taken for certain.
 */
function standardisedGap(group: Group, reference: Group, all: readonly number[]): Gap | null {
  const shared = all.map((weight, k) => ({ weight, g: group.byClinic[k], r: reference.byClinic[k] }))
  const both = shared.flatMap(({ weight, g, r }) => (g && r && g.n > 0 && r.n > 0 ? [{ weight, g, r }] : []))
  const covered = both.reduce((n, { g }) => n + g.n, 0)
  if (both.length < 2 || covered < group.n / 2) return null
  const weights = both.reduce((sum, { weight }) => sum + weight, 0)
  let difference = 0
  let variance = 0
  for (const { weight, g, r } of both) {
    const share = weight / weights
    difference += share * (g.x / g.n - r.x / r.n)
    for (const { x, n } of [g, r]) {
      const p = (x + 1) / (n + 2)
      variance += (share * share * p * (1 - p)) / (n + 2)
    }
  }
  const margin = zOfLevel(0.95) * Math.sqrt(variance)
  return { difference, lower: Math.max(-1, difference - margin), upper: Math.min(1, difference + margin) }
}

const proportion = ({ x, n }: Group) => {
  const interval = wilson(x, n)
  return interval && { x, n, ...interval }
}

function isMeaningful(gap: Gap | null, group: Group, reference: Group): boolean {
  if (!gap || (gap.lower <= 0 && gap.upper >= 0)) return false
  if (reference.x === 0) return true
  // In whole numbers: as fractions, 45 % beside 50 % comes out a hair under a tenth.
  const [ours, theirs] = [group.x * reference.n, reference.x * group.n]
  return Math.abs(ours - theirs) * 100 >= theirs * MEANINGFUL_PERCENT
}

/**
 * Who waits longer: every group of a dimension that has people, the reference among them, and the share of people whose group is not
 * recorded. `counts` are those of {@link accessGap} by clinic and group.
 */
export function compareGroups(dimension: Dimension, counts: Counts, clinics: number) {
  const names: readonly string[] = GROUPS[dimension]
  const groups = names.map((name, index) => ({ name, ...groupOf(counts, clinics, names.length, index) }))
  const reference = groups.find((group) => group.name === REFERENCE[dimension]) ?? { x: 0, n: 0, byClinic: [] }
  const all = Array.from({ length: clinics }, (_, k) => groups.reduce((n, group) => n + (group.byClinic[k]?.n ?? 0), 0))
  const people = groups.reduce((n, group) => n + group.n, 0)
  const unknown = groups.find((group) => group.name === 'unknown')?.n ?? 0
  const shareUnknown = wilson(unknown, people)
  return {
    dimension,
    reference: REFERENCE[dimension],
    unknown: shareUnknown && { x: unknown, n: people, ...shareUnknown },
    groups: groups
      .filter((group) => group.n > 0 || group.name === REFERENCE[dimension])
      .map((group) => {
        const isReference = group.name === REFERENCE[dimension]
        const gap = isReference ? null : newcombe(group.x, group.n, reference.x, reference.n)
        return {
          group: group.name,
          reference: isReference,
          within14: proportion(group),
          gap,
          standardised: isReference ? null : standardisedGap(group, reference, all),
          meaningful: isMeaningful(gap, group, reference),
          unstable: group.n < accessGap.minimum,
        }
      }),
  }
}
