import { choice, optional } from './field.ts'
import type { Kind } from './kind.ts'
import {
  anyInstrument,
  answersOfForm,
  asksMeasured,
  measuredFields,
  measuredProblem,
  type MeasuredProblems,
} from './measured.ts'

const fields = {
  instrument: anyInstrument,
  ...measuredFields,
  /** Needed where the tool is not one of ours; else it follows from the score. */
  result: optional(choice(['positive', 'negative'])),
}
const MEASURED: ReadonlySet<string> = new Set(Object.keys(measuredFields))

export const screening: Kind<'screening', typeof fields, MeasuredProblems, 1> = {
  ...{ kind: 'screening', of: 'episode', fields, since: 1 },
  asks(field, said, recorded) {
    // A result that was recorded beside a score speaks before it: a correction shows it.
    if (field === 'result') return said.instrument === 'other' || recorded?.result !== undefined
    return asksMeasured(field, said, recorded) && !(MEASURED.has(field) && said.instrument === 'other')
  },
  needed: (field, { instrument }) => field === 'result' && instrument === 'other',
  may: { precede: true, follow: true },
  together: answersOfForm,
  problems: (fact) => [measuredProblem(fact)],
}
