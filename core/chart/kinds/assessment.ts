import { INSTRUMENTS, isInstrumentId } from '../../instruments/index.ts'
import type { Instrument } from '../../instruments/instrument.ts'
import { problem, type ProblemOf } from '../problem.ts'
import { DIFFICULTIES } from '../vocabulary.ts'
import { choice, optional, type FactOf } from './field.ts'
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
  /** The question after the items, of an instrument whose form has one; no part of a total. */
  difficulty: optional(choice(DIFFICULTIES, { since: 4 })),
  /** `initial` is the completed intake: it is the baseline and reaches the stage "initial assessment". */
  occasion: choice(['initial', 'follow-up'], { byDefault: 'follow-up' }),
  mode: optional(choice(['clinician', 'self'])),
}
type Problems = MeasuredProblems & { readonly 'difficulty-not-asked': { readonly name: string } }

/** Whether the form of an instrument asks it; one that only a newer version knows is not known to. */
const asksDifficulty = (id: string | undefined): boolean =>
  id !== undefined && isInstrumentId(id) && (INSTRUMENTS[id] satisfies Instrument).difficulty !== undefined

const difficultyProblem = ({
  instrument,
  difficulty,
}: FactOf<'assessment', typeof fields>): ProblemOf<Problems> | null =>
  difficulty === undefined || asksDifficulty(instrument)
    ? null
    : problem('difficulty', 'difficulty-not-asked', { name: INSTRUMENTS[instrument].name })

export const assessment: Kind<'assessment', typeof fields, Problems, 1> = {
  ...{ kind: 'assessment', of: 'episode', fields, since: 1 },
  asks: (field, said, recorded) =>
    field === 'difficulty' ? asksDifficulty(said.instrument) : asksMeasured(field, said, recorded),
  may: { precede: true, follow: true },
  together: answersOfForm,
  problems: (fact) => [measuredProblem(fact), difficultyProblem(fact)],
}
