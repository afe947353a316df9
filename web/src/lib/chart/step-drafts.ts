import { isUntouched, type StepDraft } from './draft.ts'
import type { Now } from './safety-forms/form.ts'
import { SAFETY_FORMS, type RecordedStep } from './safety-forms/index.ts'

/** Fields that mean the same in every step that has them: what was typed in one is there in the next. */
const SHARED = ['day', 'instrument', 'assessedBy', 'finding', 'meansAsked', 'action', 'nextContact', 'safetyPlan']

export function newStep(form: RecordedStep, now: Now): StepDraft {
  const start = SAFETY_FORMS[form].start(now)
  return { kind: 'step', form, start, values: { ...start } }
}

/** A step that is gone to from another one: it keeps what was typed in it, and takes over what both share and nobody typed here. */
export function carriedOver(to: StepDraft, from: StepDraft | undefined): StepDraft {
  if (!from) return to
  const has = new Set(SAFETY_FORMS[to.form].fields.map(({ at }) => at))
  const isTyped = (draft: StepDraft, at: string) => (draft.values[at] ?? '') !== (draft.start[at] ?? '')
  const taken = SHARED.filter((at) => has.has(at) && isTyped(from, at) && !isTyped(to, at))
  return { ...to, values: { ...to.values, ...Object.fromEntries(taken.map((at) => [at, from.values[at] ?? ''])) } }
}

export type StepDrafts = Partial<Record<RecordedStep, StepDraft>>

/** The other steps once one is saved: what they had taken over from it is recorded now, and not to be recorded twice. */
export function afterSave(steps: StepDrafts, saved: StepDraft): StepDrafts {
  const others = Object.values(steps).filter((step) => step.form !== saved.form)
  const left = others.map((step) => {
    const own = Object.entries(step.values).filter(([at, value]) => !SHARED.includes(at) || value !== saved.values[at])
    return { ...step, values: { ...step.start, ...Object.fromEntries(own) } }
  })
  return Object.fromEntries(left.filter((step) => !isUntouched(step)).map((step) => [step.form, step]))
}
