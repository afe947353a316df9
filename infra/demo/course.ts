import type { Random } from './random.ts'

/** How somebody's PHQ-9 goes on in treatment, and how many of a hundred go so. */
const COURSES = { response: 46, partial: 21, none: 17, plateau: 6, deteriorating: 4, relapse: 6 } as const
export type CourseName = keyof typeof COURSES

const clipped = (total: number): number => Math.min(27, Math.max(0, Math.round(total)))

/** Where the score settles. */
function goalOf(random: Random, course: CourseName, baseline: number): number {
  const between = (low: number, high: number) => low + random.next() * (high - low)
  if (course === 'response' || course === 'relapse') return baseline * between(0, 0.42)
  if (course === 'partial') return baseline * between(0.55, 0.8)
  if (course === 'plateau') return baseline - between(2, 4)
  return course === 'deteriorating' ? baseline + between(5, 9) : baseline * between(0.82, 1.05)
}

export interface Course {
  readonly name: CourseName
  readonly baseline: number
  /** PHQ-9 total after so many weeks of treatment. */
  readonly totalAt: (week: number) => number
}

/** A course of PHQ-9 totals: most of the change comes in the first two months, with noise of a point or two. */
export function makeCourse(random: Random): Course {
  const baseline = Math.min(26, Math.max(6, Math.round(15.5 + 4.3 * random.normal())))
  const name = random.weighted(COURSES)
  const goal = goalOf(random, name, baseline)
  const back = baseline - random.whole(0, 4)
  return {
    name,
    baseline,
    totalAt: (week) => {
      const settled = baseline + (goal - baseline) * (1 - Math.exp(-week / 5))
      const expected = name === 'relapse' && week > 16 ? back : settled
      return clipped(expected + (name === 'plateau' ? 0.4 : 1.5) * random.normal())
    },
  }
}
