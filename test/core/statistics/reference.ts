import { readFileSync } from 'node:fs'
import { expect } from 'vitest'

/** Reference results made with R; see the README beside them. */
export const reference = <T>(name: string): T =>
  JSON.parse(readFileSync(new URL(`../../fixtures/statistics/${name}.json`, import.meta.url), 'utf8')) as T

const close = (a: number, b: number, tolerance: number): boolean =>
  Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(b))

type Value = number | null
/** Equal within a tolerance, absolute or relative; null only equals null, and lists have equal length. */
export function expectNear(
  actual: Value | readonly Value[],
  expected: Value | readonly Value[],
  tolerance = 1e-9,
): void {
  const [a, b] = [[actual].flat(), [expected].flat()]
  expect(a.length).toBe(b.length)
  const wrong = b.flatMap((want, i) => {
    const got = a[i] ?? null
    const same = got === null || want === null ? got === want : close(got, want, tolerance)
    return same ? [] : [{ at: i, got, want }]
  })
  expect(wrong).toEqual([])
}

/** Freezes a list and its members, so that a function that changes its input throws. */
export function frozen<T extends object>(list: T[]): readonly T[] {
  list.forEach((member) => Object.freeze(member))
  return Object.freeze(list)
}
