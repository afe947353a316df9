import { AGE_BANDS, LANGUAGES, PAYER_CLASSES, RACE_ETHNICITIES, RURALITIES } from '../../chart/vocabulary.ts'
import { DIMENSIONS, type Access, type Dimension } from '../../contract/schemas/access.ts'
import type { Gap, Proportion } from '../../contract/schemas/estimate.ts'
import { NOT_REACHED, type Cohort } from '../../population/cohort.ts'
import { zOfLevel } from '../../statistics/normal.ts'
import { newcombe, wilson } from '../../statistics/proportion.ts'
import { UNSTABLE_BELOW } from './figures.ts'
import { isLeftOut, seen, type Period } from './tally.ts'

export const GROUPS: Readonly<Record<Dimension, readonly string[]>> = {
  language: LANGUAGES,
  raceEthnicity: RACE_ETHNICITIES,
  payerClass: PAYER_CLASSES,
  rurality: RURALITIES,
  ageBand: AGE_BANDS,
}
/** The group each other one is compared with: fixed, so that a gap does not move because the reference did (metrics.md 1.8). */
export const REFERENCE: Readonly<Record<Dimension, string>> = {
  language: 'en',
  raceEthnicity: 'white',
  payerClass: 'commercial',
  rurality: 'urban',
  ageBand: '18-64',
}
/** Days within which a start counts, and the age a referral needs so that its answer is known. */
const HORIZON = 14
/** A gap matters when its interval excludes 0 and the relative difference is so many percent or more (AHRQ NHDR). */
const MEANINGFUL_PERCENT = 10

/** Referrals old enough to answer, by clinic and group: `cell = clinic * groups + group`. */
interface Cells {
  readonly groups: number
  readonly started: Int32Array
  readonly people: Int32Array
}

/** One pass over the columns for all dimensions. Who is left out of the times is left out here (laws D5). */
export function gapCells(
  cohort: Cohort,
  period: Period,
  clinics: number,
): { cells: Record<Dimension, Cells>; tooRecent: number } {
  const cells = Object.fromEntries(
    DIMENSIONS.map((dimension) => {
      const groups = GROUPS[dimension].length
      return [
        dimension,
        { groups, started: new Int32Array(groups * clinics), people: new Int32Array(groups * clinics) },
      ]
    }),
  ) as Record<Dimension, Cells>
  const { referred, treated, closed, clinic } = cohort
  const answered = new Int32Array(cohort.size)
  const started = new Uint8Array(cohort.size)
  let found = 0
  let tooRecent = 0
  for (let i = 0; i < cohort.size; i++) {
    const since = referred[i] ?? NOT_REACHED
    if (since < period.from || since > period.to || since > period.asOf) continue
    if (since > period.asOf - HORIZON) {
      tooRecent++
      continue
    }
    const start = seen(treated[i] ?? NOT_REACHED, period.asOf)
    const end = seen(closed[i] ?? NOT_REACHED, period.asOf)
    if (isLeftOut(since, start, end)) continue
    const inTime = start !== NOT_REACHED && start - since <= HORIZON && (end === NOT_REACHED || start <= end)
    started[found] = inTime ? 1 : 0
    answered[found++] = i
  }
  // Column by column: each loop then touches one small table of counts, which stays in the fastest memory.
  for (const dimension of DIMENSIONS) {
    const codes = cohort[dimension]
    const { groups, people, started: starts } = cells[dimension]
    for (let k = 0; k < found; k++) {
      const i = answered[k] ?? 0
      const cell = (clinic[i] ?? 0) * groups + (codes[i] ?? 0)
      people[cell] = (people[cell] ?? 0) + 1
      starts[cell] = (starts[cell] ?? 0) + (started[k] ?? 0)
    }
  }
  return { cells, tooRecent }
}

interface Group {
  readonly x: number
  readonly n: number
  readonly byClinic: readonly { readonly x: number; readonly n: number }[]
}

function groupOf({ groups, started, people }: Cells, group: number): Group {
  const byClinic = Array.from({ length: people.length / groups }, (_, clinic) => ({
    x: started[clinic * groups + group] ?? 0,
    n: people[clinic * groups + group] ?? 0,
  }))
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

const proportion = ({ x, n }: Group): Proportion | null => {
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

/** One dimension: every group that has people, the reference among them, and the share of people whose group is not recorded. */
function gapOf(dimension: Dimension, cells: Cells): Access['gaps'][number] {
  const names = GROUPS[dimension]
  const groups = names.map((name, index) => ({ name, ...groupOf(cells, index) }))
  const reference = groups.find((group) => group.name === REFERENCE[dimension]) ?? { x: 0, n: 0, byClinic: [] }
  const clinics = cells.people.length / cells.groups
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
          unstable: group.n < UNSTABLE_BELOW,
        }
      }),
  }
}

/** Who waits longer: started within 14 days by language, race and ethnicity, payer, rurality and age band. */
export const gaps = (cells: Readonly<Record<Dimension, Cells>>): Access['gaps'] =>
  DIMENSIONS.map((dimension) => gapOf(dimension, cells[dimension]))
