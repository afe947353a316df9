import { choice, optional } from './field.ts'
import type { Kind } from './kind.ts'
import { anyInstrument, answersOfForm, measuredFields, measuredProblem, type MeasuredProblems } from './measured.ts'

const fields = {
  instrument: anyInstrument,
  ...measuredFields,
  /** Needed where the tool is not one of ours; else it follows from the score. */
  result: optional(choice(['positive', 'negative'])),
}
export const screening: Kind<'screening', typeof fields, MeasuredProblems, 1> = {
  ...{ kind: 'screening', of: 'episode', fields, since: 1 },
  may: { precede: true, follow: true },
  together: answersOfForm,
  problems: (fact) => [measuredProblem(fact)],
}
