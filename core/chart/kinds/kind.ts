import type { Day } from '../../day.ts'
import type { ChosenSettings } from '../../settings/index.ts'
import type { Codes, Happened, None, ProblemOf } from '../problem.ts'
import type { Confirmable, SafetyStep } from '../vocabulary.ts'
import type { FieldProblem } from './check.ts'
import type { EntryFormat, FactOf, Fields } from './field.ts'

/** Why a step about safety cannot be taken now (safety-steps.ts). */
export type StepProblems = {
  readonly 'nothing-to-hand-over': None
  readonly 'received-already': { readonly day: Day; readonly today: Day }
  readonly 'nobody-handed-over': None
  readonly 'check-day-passed': { readonly day: Day; readonly today: Day }
  readonly 'high-is-not-managed': None
  readonly 'only-moderate-is-managed': None
  readonly 'nobody-to-reach': None
  readonly 'too-few-attempts': {
    readonly attempts: number
    readonly days: number
    readonly routes: number
    readonly since: Day | null
    readonly today: Day
    readonly madeAttempts: number
    readonly madeDays: number
    readonly madeRoutes: number
  }
  readonly 'nothing-open': None
  readonly 'nothing-to-confirm': None
  readonly 'consultant-confirms': None
  readonly 'another-confirms': { readonly notReached: boolean }
}
/** Why a step cannot be taken, without where a request says it. */
export type Blocked = {
  readonly [Code in keyof StepProblems]: { readonly code: Code; readonly args: StepProblems[Code] }
}[keyof StepProblems]

/** What a kind may ask of the safety item of a chart as it stands before the fact at hand. */
export interface SafetyAsked {
  /** What is open: answers that nothing covers, findings, and a hand-over in force. */
  readonly uncovered: readonly { readonly day: Day }[]
  readonly findings: readonly { readonly day: Day; readonly finding: string }[]
  readonly elsewhere: { readonly day: Day } | null
  /** Days of all answers, and of those that the save at hand brings before the fact. */
  readonly answered: readonly Day[]
  readonly answeredInSave: readonly Day[]
  /** Why a step cannot be taken as of a day; null = it can. */
  blocked(step: SafetyStep, on: Day): Blocked | null
  confirmBlocked(what: Confirmable): Blocked | null
  /** Whether something came here with the person that nobody here has taken over. */
  readonly isAwaited: boolean
}

/** What a kind may ask of the chart that its fact is to be recorded in. */
export interface ChartAsked {
  readonly today: Day
  /** The day the fact was first recorded; today, where it is new. */
  readonly recordedOn: Day
  /** What stands now of the fact at hand, where it is corrected; null = it is new. */
  readonly corrected: Readonly<Record<string, unknown>> | null
  readonly chosen: ChosenSettings
  readonly closed: Day | null
  readonly safety: () => SafetyAsked
  /** What happened after the fact and was recorded before it (laws D7), with the clock of the fact where one is known. */
  readonly after: () => { readonly clock: string | null; readonly things: readonly Happened[] }
}

/** What stands in a form so far: nothing in it need be said yet. `recorded`, beside it, is what a correction corrects, or null. */
export type SaidOf<Fact> = { readonly [Name in keyof Fact]?: Fact[Name] | undefined }

/** Always, never, or as the fact says. */
type May<Fact> = boolean | ((fact: Fact) => boolean)

/**
 * The whole of one entry kind. `since`: the first stored entry format that has it. `of`: the chart it belongs to. `may`: whether it may
 * lie before the episode begins and after it closes. A kind that `answers` what the chart said before it is held against that alone,
 * so that nothing answers for itself. One that is written `byAction` comes from a transfer, a merge or a new episode of somebody known, and is never typed.
 */
export interface Kind<
  Name extends string,
  F extends Fields,
  P extends Codes = None,
  Since extends EntryFormat = EntryFormat,
> {
  readonly kind: Name
  readonly of: 'episode' | 'person'
  readonly fields: F
  readonly since: Since
  readonly may: { readonly precede: May<FactOf<Name, F>>; readonly follow: May<FactOf<Name, F>> }
  readonly answers?: true
  readonly byAction?: true
  /** Whether a form asks for a field, by what else is said in it; left out = it asks for all. What is not asked is not said. */
  asks?(field: string, said: SaidOf<FactOf<Name, F>>, recorded: FactOf<Name, F> | null): boolean
  /** Whether a field that may be left out elsewhere is refused where it is left out, by what else is said; left out = none is. */
  needed?(field: string, said: SaidOf<FactOf<Name, F>>): boolean
  /** Fields that follow from what else is said, unless the writer says them; null = it does not follow, and has to be said. */
  readonly follows?: {
    readonly [Field in keyof F]?: (
      said: SaidOf<FactOf<Name, F>>,
      recorded: FactOf<Name, F> | null,
    ) => FactOf<Name, F>[Field & keyof FactOf<Name, F>] | null
  }
  /** What is wrong with fields that are sound each for itself but not together: said where an entry is read, whatever the chart. */
  together?(fact: FactOf<Name, F>): readonly FieldProblem[]
  /** Why nobody corrects what a fact says or strikes it out, whatever the chart; null = they may. */
  final?(fact: FactOf<Name, F>): ProblemOf<P> | null
  /** What is wrong with a fact whose fields are sound, against the chart; null = nothing. */
  problems?(fact: FactOf<Name, F>, chart: ChartAsked): readonly (ProblemOf<P> | null)[]
}
