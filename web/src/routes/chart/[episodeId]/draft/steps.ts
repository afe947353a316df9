import type { ClinicalFact } from '../../../../../../core/chart/entry.ts'
import type { SafetyStep } from '../../../../../../core/chart/vocabulary.ts'
import { addDays, type Day } from '../../../../../../core/day.ts'
import { isStepUntouched } from '../../../../lib/forms/touched.ts'
import {
  isAsked,
  newDraft,
  saidSoFar,
  typed,
  type CorrectionDraft,
  type Draft,
  type Values,
} from '../../../../lib/forms/draft.ts'

/** What can be recorded about safety. */
export type RecordedStep = SafetyStep | 'safety-plan'
type SafetyKind = 'safety' | 'c-ssrs' | 'hand-over' | 'safety-outcome' | 'safety-confirmation'

const outcome = (outcome: string) => ({ kind: 'safety-outcome', says: { outcome } }) as const
const event = (event: string) => ({ kind: 'safety', says: { event } }) as const
/** The kind that each step is recorded as, and what it says by being that step. */
const STEPS: { readonly [S in RecordedStep]: { readonly kind: SafetyKind; readonly says: Values } } = {
  'risk-assessment': event('risk-assessment'),
  'safety-plan': event('safety-plan'),
  'c-ssrs': { kind: 'c-ssrs', says: {} },
  'hand-over': { kind: 'hand-over', says: {} },
  received: outcome('received'),
  managed: outcome('managed'),
  'not-reached': outcome('not-reached'),
  died: outcome('died'),
  'entered-in-error': outcome('entered-in-error'),
  confirm: { kind: 'safety-confirmation', says: {} },
}

export const isRecordedStep = (name: unknown): name is RecordedStep =>
  typeof name === 'string' && Object.hasOwn(STEPS, name)

/** What is typed for one step: a fact, and for a moderate finding that is managed in the same save (laws 1) a second one. */
export interface StepDraft {
  readonly step: RecordedStep
  readonly draft: Draft
  readonly managed: 'yes' | 'no' | ''
  readonly next: Draft
  /** What came along from another step and nobody typed here, by its fields. */
  readonly carried?: Values
}
export type StepDrafts = Partial<Record<RecordedStep, StepDraft>>

/** What is typed about a chart, by its forms; corrections by the ids of what they correct. */
export interface Typed {
  readonly list: readonly Draft[]
  readonly steps: StepDrafts
  readonly corrections: Readonly<Record<string, CorrectionDraft>>
}

/** What waits for somebody to confirm it, as far as a step asks. */
interface Waiting {
  readonly confirms: string
}
/** What a step is begun with. */
export interface Beginning {
  readonly today: Day
  /** Name of who types. */
  readonly me: string
  /** What waits for this person to confirm it. */
  readonly waiting: readonly Waiting[]
}

function preset(step: RecordedStep, { today, me, waiting }: Beginning): Values {
  switch (step) {
    case 'risk-assessment':
    case 'c-ssrs':
      // What was asked with is not filled in: a save must not say that somebody was asked who was not.
      return { assessedBy: me }
    case 'hand-over':
      return { how: 'handed-over', checkDay: addDays(today, 2) }
    case 'confirm':
      return { confirms: waiting[0]?.confirms ?? '' }
    default:
      return {}
  }
}
const managedOn = (day: Day): Draft => newDraft('safety-outcome', day, STEPS.managed.says)

export function newStep(step: RecordedStep, beginning: Beginning): StepDraft {
  const { kind, says } = STEPS[step]
  const draft = newDraft(kind, beginning.today, { ...says, ...preset(step, beginning) })
  return { step, draft, managed: '', next: managedOn(beginning.today) }
}

/** Fields that a step has answered by being that step; a confirmation of the one thing that waits says it too. */
export const answeredBy = (step: RecordedStep, waiting: readonly Waiting[]): readonly string[] =>
  step === 'confirm' && new Set(waiting.map(({ confirms }) => confirms)).size === 1
    ? ['confirms']
    : Object.keys(STEPS[step].says)

/** The same of a fact that is corrected: what it is about stays. */
export const SETTLED_BY_KIND: Readonly<Partial<Record<ClinicalFact['kind'], readonly string[]>>> = {
  safety: ['event'],
  'safety-outcome': ['outcome'],
  assessment: ['instrument'],
  screening: ['instrument'],
}

/** A moderate finding can be assessed and managed in one save (laws 1). */
export const canBeManaged = ({ draft: { kind, values } }: StepDraft): boolean =>
  (kind === 'safety' || kind === 'c-ssrs') && values['finding'] === 'moderate'
export const isManagedNow = (step: StepDraft): boolean => canBeManaged(step) && step.managed === 'yes'

/** The drafts of one save, in their order; the first is what the step is about. */
export const draftsOf = (step: StepDraft): readonly Draft[] =>
  isManagedNow(step) ? [step.draft, typed(step.next, { day: step.draft.values['day'] ?? '' })] : [step.draft]

/** That a finding is managed, as a step of its own: it was added to an assessment that had been sent without it. What was typed there stays. */
export function managedApart(step: StepDraft, there: StepDraft | undefined): StepDraft {
  const [, added = step.next] = draftsOf(step)
  // Nothing of it stood there at first: that it is managed was typed, with all its fields or with none.
  const draft = { ...added, start: { ...added.start, outcome: '' } }
  if (!there) return { step: 'managed', draft, managed: '', next: step.next }
  const untyped = Object.entries(added.values).filter(([name]) => !isTyped(there.draft, name))
  return { ...there, draft: typed(there.draft, Object.fromEntries(untyped)) }
}

/** When and how it was asked, which says nothing by itself. */
const ASKED_SO = ['day', 'instrument', 'assessedBy']
/** Fields that mean the same in every step that has them: what was typed in one is there in the next. */
const SHARED = [...ASKED_SO, 'finding', 'meansAsked', 'action', 'nextContact', 'safetyPlan']
/** What was agreed in a safety plan is not what was done after an assessment, although both are its `action`. */
const isShared = (name: string, ...steps: readonly RecordedStep[]): boolean =>
  SHARED.includes(name) && !(name === 'action' && steps.includes('safety-plan'))

const isTyped = ({ values, start }: Draft, name: string): boolean => values[name] !== start[name]

const isCarried = ({ draft: { values }, carried = {} }: StepDraft, name: string): boolean =>
  name in carried && carried[name] === values[name]

/**
 * A step that is gone to from another one: it keeps what was typed in it, what was put back there to how it stood included, and takes
 * over what both share and nobody typed here.
 */
export function carriedOver(to: StepDraft, from: StepDraft | undefined): StepDraft {
  if (!from) return to
  const typedThere: Values = { ...from.next.values, ...from.draft.values }
  const wasTyped = (name: string) => isTyped(from.draft, name) || isTyped(from.next, name)
  const said = saidSoFar(to.draft)
  const has = (name: string) => name in said && isAsked(to.draft, name, said)
  const { carried = {} } = to
  const isOwn = (name: string) => (name in carried ? !isCarried(to, name) : isTyped(to.draft, name))
  const taken = Object.fromEntries(
    SHARED.filter((name) => isShared(name, to.step, from.step) && has(name) && wasTyped(name) && !isOwn(name)).map(
      (name) => [name, typedThere[name] ?? ''],
    ),
  )
  return { ...to, draft: typed(to.draft, taken), carried: { ...carried, ...taken } }
}

/**
 * The other steps once one is saved: what they had taken over from it is recorded now, and not to be recorded twice. What was typed in
 * them stays, whatever was saved, and with it the day and the way it was asked that stood beside it.
 */
export function afterSave(steps: StepDrafts, saved: StepDraft): StepDrafts {
  const others = Object.values(steps).filter(({ step }) => step !== saved.step)
  const left = others.map((one) => {
    const holds = !isStepUntouched(one)
    const own = Object.entries(one.draft.values).filter(
      ([name, value]) =>
        !isCarried(one, name) || value !== saved.draft.values[name] || (holds && ASKED_SO.includes(name)),
    )
    return { ...one, draft: { ...one.draft, values: { ...one.draft.start, ...Object.fromEntries(own) } } }
  })
  return Object.fromEntries(left.map((one) => [one.step, one]))
}
