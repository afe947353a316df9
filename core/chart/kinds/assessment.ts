import { choice, optional } from './field.ts'
import type { Kind } from './kind.ts'
import {
  knownInstrument,
  answersOfForm,
  asksMeasured,
  measuredFields,
  measuredProblem,
  type MeasuredProblems,
} from './measured.ts'

const fields = {
  instrument: knownInstrument,
  ...measuredFields,
  /** `initial` is the completed intake: it is the baseline and reaches the stage "initial assessment". */
  occasion: choice(['initial', 'follow-up'], { byDefault: 'follow-up' }),
  mode: optional(choice(['clinician', 'self'])),
}
export const assessment: Kind<'assessment', typeof fields, MeasuredProblems, 1> = {
  ...{ kind: 'assessment', of: 'episode', fields, since: 1 },
  asks: asksMeasured,
  may: { precede: true, follow: true },
  together: answersOfForm,
  problems: (fact) => [measuredProblem(fact)],
}
