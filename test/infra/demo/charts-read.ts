import type { ClinicalFact } from '../../../core/chart/entry.ts'
import { treatmentKey } from '../../../core/medicines/key.ts'
import { DRUGS, OWN_DRUGS } from '../../../infra/demo/drugs.ts'

type Drug = Extract<ClinicalFact, { kind: 'treatment' }>
/** What a chart says of drugs, in its order. */
export const drugsOf = (facts: readonly ClinicalFact[]): readonly Drug[] =>
  facts.filter((fact): fact is Drug => fact.kind === 'treatment' && fact.modality === 'medication')
/** A drug under the name of its substance, whoever typed it how. */
export const genericOf = (typed: string): string => {
  const key = treatmentKey(typed)
  return [...DRUGS, ...OWN_DRUGS].find(({ brand }) => brand && treatmentKey(brand) === key)?.name.toLowerCase() ?? key
}

/** Pearson's r. */
export function correlation(pairs: readonly (readonly [number, number])[]): number {
  const mean = (of: (pair: readonly [number, number]) => number) =>
    pairs.reduce((sum, pair) => sum + of(pair), 0) / pairs.length
  const [x, y] = [mean(([a]) => a), mean(([, b]) => b)]
  const spread = (of: (pair: readonly [number, number]) => number, around: number) =>
    Math.sqrt(mean((pair) => (of(pair) - around) ** 2))
  return mean(([a, b]) => (a - x) * (b - y)) / (spread(([a]) => a, x) * spread(([, b]) => b, y))
}
