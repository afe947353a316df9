/**
 * The course of one measure, read a second time from laws C1 to C6, as plainly as can be: a list of statements
 * with the numbers of each instrument written out, in points of illness: a WHO-5 of 40 is 60 here. It shares nothing with core but
 * the words.
 */
const NUMBERS = {
  'phq-9': { m: 5, W: 7, top: 27, from: 10, well: 5, relapse: 9 },
  'gad-7': { m: 4, W: 6, top: 21, from: 10, well: 5, relapse: 9 },
  epds: { m: 4, W: 6, top: 30, from: 13, well: 7, relapse: 9 },
  'who-5': { m: 10, W: 20, top: 100, from: 50, well: 50, relapse: 20 },
} as const
export interface NaiveInput {
  readonly measure: keyof typeof NUMBERS
  readonly b: number | null
  readonly best: number | null
  readonly beforeLast: number | null
  readonly x: number | null
  readonly plateau: boolean
  readonly count: number
  readonly ageDays: number
  readonly started: boolean
  readonly week: number | null
}

export function naiveCourse(i: NaiveInput): string {
  const { m, W, top, from, well, relapse } = NUMBERS[i.measure]
  const ill = (score: number) => score >= from
  if (i.b === null || i.x === null) return i.started ? 'no-baseline' : 'not-started'
  const { b, x, best, beforeLast } = i
  const late = i.week === null || i.week >= 8
  if (i.count === 1) {
    if (!i.started) return 'not-started'
    return late ? 'not-measured' : 'first-score'
  }
  const hadResponse = best !== null && (best <= b / 2 || best < well)
  if (best !== null && ill(b) && hadResponse && b - best >= m && ill(x)) {
    if (x - best >= relapse) return 'relapsing'
    if (x - best >= m && beforeLast !== null && ill(beforeLast)) return 'relapsing'
  }
  if (best !== null && b - best >= m && !hadResponse && x - best >= m) return 'lost-gain'
  if (x - b >= W) return 'worsening'
  const twice = Math.max(3, Math.min(m, top - b))
  if (beforeLast !== null && beforeLast - b >= twice && x - b >= twice) return 'worsening'
  if (!i.started) return 'not-started'
  if (late && i.ageDays > 56) return 'not-measured'
  if (x < well) return 'remission'
  if (x <= b / 2) return 'response'
  if (!late) return b - x >= m ? 'early: some-gain' : 'early: no-gain'
  if (!ill(x)) return 'below-threshold'
  if (i.plateau) return 'not-at-target: plateau'
  return b - x >= m ? 'not-at-target: some-gain' : 'not-at-target: no-gain'
}
