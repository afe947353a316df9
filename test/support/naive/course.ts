/**
 * The course of one measure, read a second time from laws C1 to C3 and metrics.md 2.3, as plainly as can be: a list of statements
 * for PHQ-9 and GAD-7 (higher is worse), each with the numbers written out. It shares nothing with core but the words.
 */
export interface NaiveInput {
  readonly measure: 'phq-9' | 'gad-7'
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
  const m = i.measure === 'phq-9' ? 5 : 4
  const W = i.measure === 'phq-9' ? 7 : 6
  const top = i.measure === 'phq-9' ? 27 : 21
  const ill = (score: number) => score >= 10
  if (i.b === null || i.x === null) return i.started ? 'no-baseline' : 'not-started'
  const { b, x, best, beforeLast } = i
  const late = i.week === null || i.week >= 8
  if (i.count === 1) {
    if (!i.started) return 'not-started'
    return late ? 'not-measured' : 'first-score'
  }
  const hadResponse = best !== null && (best <= b / 2 || best < 5)
  if (best !== null && ill(b) && hadResponse && b - best >= m && ill(x)) {
    if (x - best >= 9) return 'relapsing'
    if (x - best >= m && beforeLast !== null && ill(beforeLast)) return 'relapsing'
  }
  if (best !== null && b - best >= m && !hadResponse && x - best >= m) return 'lost-gain'
  if (x - b >= W) return 'worsening'
  const twice = Math.max(3, Math.min(m, top - b))
  if (beforeLast !== null && beforeLast - b >= twice && x - b >= twice) return 'worsening'
  if (!i.started) return 'not-started'
  if (late && i.ageDays > 56) return 'not-measured'
  if (x < 5) return 'remission'
  if (x <= b / 2) return 'response'
  if (!late) return b - x >= m ? 'early: some-gain' : 'early: no-gain'
  if (!ill(x)) return 'below-threshold'
  if (i.plateau) return 'not-at-target: plateau'
  return b - x >= m ? 'not-at-target: some-gain' : 'not-at-target: no-gain'
}
