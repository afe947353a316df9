import type { SurvivalCurve } from './kaplan-meier.ts'

/**
 * Mean time without the event within [0, tau]: the area under the survival curve, and its Greenwood standard error.
 * Beyond the last observed time the curve is taken to stay where it is, as R's print(rmean =) does, so ask
 * for a tau within the observed time. null for an empty curve. RangeError for tau that is not finite and >= 0.
 */
export function restrictedMean(
  curve: SurvivalCurve,
  tau: number,
): { readonly value: number; readonly se: number } | null {
  if (!(tau >= 0 && tau < Infinity))
    throw new RangeError('The horizon of a restricted mean is a finite number, 0 or more')
  if (curve.time.length === 0) return null
  let value = 0
  let variance = 0
  let end = tau
  // Backwards, because each event's weight is the area to the right of it.
  for (let j = curve.time.length - 1; j >= 0; j--) {
    const start = curve.time[j] ?? 0
    if (start > tau) continue
    value += (curve.survival[j] ?? 0) * (end - start)
    end = start
    const n = curve.atRisk[j] ?? 0
    const d = curve.events[j] ?? 0
    if (n > d) variance += (value * value * d) / (n * (n - d))
  }
  return { value: value + end, se: Math.sqrt(variance) }
}
