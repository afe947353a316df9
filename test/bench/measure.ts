/** One line of the table. `limit` is what the design asks for, in the same unit; the ratio is ours to the floor. */
export interface Measured {
  readonly what: string
  readonly unit: 'ms' | 'B' | 's' | 'MB'
  readonly limit: number
  /** What the least conceivable work costs here; null where there is none to compare with. */
  readonly floor: number | null
  readonly ours: number
}

/** Times of a floor and ours in one interleaved run, so that a busy machine slows both. Medians, in milliseconds. */
export function best(rounds: number, floor: () => unknown, ours: () => unknown): { floor: number; ours: number } {
  const times: { floor: number[]; ours: number[] } = { floor: [], ours: [] }
  for (let i = 0; i < Math.min(20, rounds); i++) {
    floor()
    ours()
  }
  for (let i = 0; i < rounds; i++) {
    const start = performance.now()
    floor()
    const middle = performance.now()
    ours()
    times.floor.push(middle - start)
    times.ours.push(performance.now() - middle)
  }
  return { floor: median(times.floor), ours: median(times.ours) }
}

/** The same for work that waits. */
export async function bestAsync(
  rounds: number,
  floor: () => Promise<unknown>,
  ours: () => Promise<unknown>,
): Promise<{ floor: number; ours: number }> {
  const times: { floor: number[]; ours: number[] } = { floor: [], ours: [] }
  for (let i = 0; i < rounds + 5; i++) {
    const start = performance.now()
    await floor()
    const middle = performance.now()
    await ours()
    if (i < 5) continue
    times.floor.push(middle - start)
    times.ours.push(performance.now() - middle)
  }
  return { floor: median(times.floor), ours: median(times.ours) }
}

const median = (times: number[]): number => times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? NaN
