import { access } from '../../core/metrics/access.ts'
import { decodeBlock, encodeBlock } from '../../core/population/block.ts'
import { emptyCohort, NONE, type Cohort } from '../../core/population/cohort.ts'
import { LATEST } from '../../core/formats.ts'
import { toOrdinal } from '../../core/day.ts'
import { GROUPS } from '../../core/metrics/access/gap.ts'
import { best, type Measured } from './measure.ts'

const AS_OF = '2026-11-23'
const STRATA = 21

/** A reproducible stream of whole numbers below a bound. */
function stream(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 4_294_967_296) * below)
  }
}

/** Episodes referred over two years, with waits, closures and groups as a busy network has them. */
function cohortOf(size: number, spread: number, seed: number): Cohort {
  const draw = stream(seed)
  const asOf = toOrdinal(AS_OF)
  const cohort = emptyCohort(size, ['northfield', 'lakeshore'])
  for (let i = 0; i < size; i++) {
    const referred = asOf - spread + draw(spread)
    cohort.clinic[i] = draw(STRATA)
    cohort.identified[i] = referred - draw(3)
    cohort.referred[i] = referred
    const outcome = draw(10)
    const step = (after: number, least: number) => {
      if (outcome < least)
        cohort[after === 4 ? 'contacted' : after === 9 ? 'assessed' : 'treated'][i] = Math.min(
          asOf,
          referred + after + draw(20),
        )
    }
    step(4, 9)
    step(9, 8)
    step(14, 7)
    cohort.anyTreatment[i] = cohort.treated[i] ?? 0
    if (outcome === 8) cohort.closed[i] = Math.min(asOf, referred + 10 + draw(40))
    if (outcome === 8) cohort.closeReason[i] = draw(10)
    cohort.alreadyOnTreatment[i] = draw(8) === 0 ? 1 : 0
    for (const [name, groups] of Object.entries(GROUPS)) cohort[name as keyof typeof GROUPS][i] = draw(groups.length)
    cohort.plan[i] = draw(3) === 0 ? NONE : draw(2)
    if (outcome < 8) {
      cohort.baseline[i] = 8 + draw(20)
      cohort.baselineDay[i] = referred + 9 + draw(10)
      cohort.followUp[i] = draw(3) === 0 ? NONE : draw(25)
    }
  }
  return cohort
}

/** The least work that could answer at all: read two columns, count a wait per stratum and day. */
function plainCount(cohort: Cohort): Int32Array {
  const counts = new Int32Array(STRATA * 800)
  for (let i = 0; i < cohort.size; i++) {
    const wait = (cohort.treated[i] ?? 0) - (cohort.referred[i] ?? 0)
    const cell = (cohort.clinic[i] ?? 0) * 800 + (wait < 0 ? 799 : wait)
    counts[cell] = (counts[cell] ?? 0) + 1
  }
  return counts
}

/** Cohort figures and block decoding, each beside its floor. Milliseconds and bytes. */
export function cohortBench(): Measured[] {
  const cohort = cohortOf(100_000, 720, 7)
  const clinics = Array.from({ length: STRATA }, (_, k) => ({
    clinicId: `c${k}`,
    name: `Clinic ${k}`,
    holidays: new Set<string>(),
  }))
  const block = encodeBlock(cohortOf(100, 30, 11), LATEST.block)
  const figures = () => access({ cohort, clinics, from: '2024-12-04', to: AS_OF, asOf: AS_OF })
  return [
    {
      what: 'access figures, 100,000 episodes x 21 strata',
      unit: 'ms',
      limit: 20,
      ...best(40, () => plainCount(cohort), figures),
    },
    {
      what: 'decode a block of 100 episodes',
      unit: 'ms',
      limit: 0.03,
      ...best(
        2000,
        () => block.slice(),
        () => decodeBlock(block),
      ),
    },
    { what: 'bytes of a block of 100 episodes', unit: 'B', limit: 2000, floor: null, ours: block.length },
  ]
}
