import { problem } from '../problem.ts'
import { fieldProblems } from './check.ts'
import { following, type FactKind } from './index.ts'
import type { ShapeProblem } from './read.ts'
import { treatment } from './treatment.ts'

/** A fact as somebody hands it in, with what follows from what it says; or what it has to say, because its name does not tell it. */
export interface WithFollowing<T> {
  readonly fact: T
  readonly unsaid: ShapeProblem | null
}

/**
 * The chart keeps, of every drug, whether it is a psychotropic; a treatment that does not say it has the word of its name, or is
 * refused: it would start treatment and excuse people by a blood-pressure drug (laws D1). Psychotherapy is never asked.
 */
export function withFollowing<T extends { readonly kind: string }>(fact: T): WithFollowing<T> {
  const said: Readonly<Record<string, unknown>> = { ...fact }
  const isAsked = fact.kind === 'treatment' && said['psychotropic'] === undefined
  // What is no name is refused by the shape of the entry.
  const isNamed =
    said['modality'] === 'psychotherapy' || fieldProblems(treatment.fields.name, said['name']).length === 0
  if (!isAsked || !isNamed) return { fact, unsaid: null }
  const { psychotropic } = following(fact.kind as FactKind, said, null)
  return psychotropic === undefined
    ? { fact, unsaid: problem('psychotropic', 'psychotropic-unsaid', {}) }
    : { fact: { ...fact, psychotropic }, unsaid: null }
}
