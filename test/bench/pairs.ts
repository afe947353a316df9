import type { Timed } from './row.ts'

/** Milliseconds of one call, and ours to the floor with the spread of that ratio. */
export interface Times {
  readonly floor: number
  readonly ours: number
  readonly ratio: number
  /** Middle half of the ratios of single pairs; for p95, the least and the greatest of the run's four quarters. */
  readonly spread: readonly [number, number]
}

/** Of one pair: milliseconds a call, or a number of calls. */
type Pair = Readonly<Record<'floor' | 'ours', number>>

const PAIRS = 40
/** Short work goes on beyond its pairs for so long: more pairs, and a steadier median. */
const LEAST_RUN_MS = 1_500
/** A machine that is busy beyond measure must not take an hour: after so long a quarter of the pairs is enough. */
const MOST_RUN_MS = 20_000
const WARM_PAIRS = 2
const WARM_MS = 400
/** A clock tick must not decide: short work is called as often as fills this time. */
const LEAST_MS = 1

const quantile = (values: readonly number[], p: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * p))] ?? NaN

/** Milliseconds a call takes, over `calls` of them. */
async function timed(work: () => unknown, calls: number): Promise<number> {
  const start = performance.now()
  for (let i = 0; i < calls; i++) {
    const done = work()
    // Awaiting what does not wait would cost more than the shortest of the work.
    if (done instanceof Promise) await done
  }
  return (performance.now() - start) / calls
}

/** Runs both until the compiler has seen them; answers the shortest call of each, which no pause met. */
async function warmed({ floor, ours }: Timed): Promise<Pair> {
  const until = performance.now() + WARM_MS
  let least: Pair = { floor: Infinity, ours: Infinity }
  for (let i = 0; i < WARM_PAIRS || performance.now() < until; i++)
    least = {
      floor: Math.min(least.floor, await timed(floor, 1)),
      ours: Math.min(least.ours, await timed(ours, 1)),
    }
  return least
}

/**
 * Calls of each in one pair. The two take about as long as each other: on a busy machine a short floor would slip through between
 * two pauses that a longer work meets. A percentile is one of single calls.
 */
async function callsOf(row: Timed): Promise<Pair> {
  const { floor, ours } = await warmed(row)
  if (row.at === 'p95') return { floor: 1, ours: 1 }
  const span = Math.max(LEAST_MS, floor, ours)
  return { floor: Math.round(span / floor), ours: Math.round(span / ours) }
}

/**
 * Times a floor and ours in turns, so that whatever slows the machine slows both. The ratio is the median of the ratios of
 * single pairs: a pause that meets one of the two spoils one pair and not the result.
 */
export async function timeInPairs(row: Timed): Promise<Times> {
  const calls = await callsOf(row)
  const pairs = row.pairs ?? PAIRS
  const began = performance.now()
  const isEnough = (done: number, after: number): boolean =>
    done >= pairs ? after > LEAST_RUN_MS : done >= pairs / 4 && after > MOST_RUN_MS
  const times: Pair[] = []
  while (!isEnough(times.length, performance.now() - began))
    times.push({ floor: await timed(row.floor, calls.floor), ours: await timed(row.ours, calls.ours) })
  return row.at === 'p95' ? tailOf(times) : middleOf(times)
}

const at = (times: readonly Pair[], side: keyof Pair, p: number): number =>
  quantile(
    times.map((pair) => pair[side]),
    p,
  )

function middleOf(times: readonly Pair[]): Times {
  const ratios = times.map(({ floor, ours }) => ours / floor)
  const [low, ratio, high] = [0.25, 0.5, 0.75].map((p) => quantile(ratios, p)) as [number, number, number]
  return { floor: at(times, 'floor', 0.5), ours: at(times, 'ours', 0.5), ratio, spread: [low, high] }
}

/** Slow calls of the two do not come in pairs, so their 95th percentiles are compared, each over the whole run. */
function tailOf(times: readonly Pair[]): Times {
  const [floor, ours] = [at(times, 'floor', 0.95), at(times, 'ours', 0.95)]
  const quarter = Math.ceil(times.length / 4)
  const ratios = [0, 1, 2, 3].map((k) => {
    const part = times.slice(k * quarter, (k + 1) * quarter)
    return at(part, 'ours', 0.95) / at(part, 'floor', 0.95)
  })
  return { floor, ours, ratio: ours / floor, spread: [Math.min(...ratios), Math.max(...ratios)] }
}
