/** Lanczos approximation, g = 7, nine terms (Godfrey): relative error about 1e-15 for a >= 0.5. */
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
]

function logGamma(a: number): number {
  const x = a - 1
  const series = LANCZOS.reduce((sum, c, i) => sum + (i === 0 ? c : c / (x + i)), 0)
  const t = x + 7.5
  return 0.5 * Math.log(2 * Math.PI) + (x + 0.5) * Math.log(t) - t + Math.log(series)
}

/** Terms after which either expansion has long converged for any a and x a test statistic can have. */
const MOST_TERMS = 10_000

/** Lower regularised incomplete gamma by its series, for x < a + 1. */
function lowerBySeries(a: number, x: number): number {
  let term = 1 / a
  let sum = term
  for (let n = 1; n < MOST_TERMS && term > sum * Number.EPSILON; n++) {
    term *= x / (a + n)
    sum += term
  }
  return sum * Math.exp(a * Math.log(x) - x - logGamma(a))
}

/** Upper regularised incomplete gamma by its continued fraction (modified Lentz), for x >= a + 1: keeps small tails exact. */
function upperByFraction(a: number, x: number): number {
  let b = x + 1 - a
  let c = Infinity
  let d = 1 / b
  let h = d
  for (let n = 1; n < MOST_TERMS; n++) {
    const an = n * (a - n)
    b += 2
    d = 1 / (an * d + b)
    c = b + an / c
    h *= c * d
    if (Math.abs(c * d - 1) < Number.EPSILON) break
  }
  return h * Math.exp(a * Math.log(x) - x - logGamma(a))
}

/** P(X > x) for a chi-square variable with df >= 1 degrees of freedom, relative error 1e-12. RangeError for other input. */
export function chiSquareUpper(x: number, df: number): number {
  if (!(df >= 1 && df < Infinity) || Number.isNaN(x))
    throw new RangeError('A chi-square tail needs a number and df >= 1')
  if (x <= 0) return 1
  if (x === Infinity) return 0
  const [a, half] = [df / 2, x / 2]
  return half < a + 1 ? 1 - lowerBySeries(a, half) : upperByFraction(a, half)
}
