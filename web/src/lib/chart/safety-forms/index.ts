import type { ClinicalFact } from '../../../../../core/chart/entry.ts'
import type { SafetyStep } from '../../../../../core/chart/vocabulary.ts'
import { closedItem, riskAssessment, safetyPlan, screenerForm } from './assessments.ts'
import type { SafetyForm, Values } from './form.ts'
import { managed } from './managed.ts'
import { confirm, died, enteredInError, handOver, notReached, received } from './outcomes.ts'

/** What can be recorded about safety; `closed` is of former versions and only corrected. */
export type RecordedStep = SafetyStep | 'safety-plan'
export type SafetyFormName = RecordedStep | 'closed'

/** The forms of the safety table (laws 1). What is typed is what is stored. */
export const SAFETY_FORMS: { readonly [N in SafetyFormName]: SafetyForm } = {
  'risk-assessment': riskAssessment,
  'c-ssrs': screenerForm,
  'hand-over': handOver,
  received,
  managed,
  'not-reached': notReached,
  died,
  'entered-in-error': enteredInError,
  confirm,
  'safety-plan': safetyPlan,
  closed: closedItem,
}

type SafetyKind = 'safety' | 'c-ssrs' | 'hand-over' | 'safety-outcome' | 'safety-confirmation'
export type SafetyFact = Extract<ClinicalFact, { kind: SafetyKind }>

/** The form a fact about safety is corrected in. */
export function formOf(fact: SafetyFact): SafetyFormName {
  switch (fact.kind) {
    case 'safety':
      return fact.event === 'close' ? 'closed' : fact.event
    case 'safety-outcome':
      return fact.outcome
    case 'safety-confirmation':
      return 'confirm'
    default:
      return fact.kind
  }
}

const inField = (value: unknown): string =>
  value === null ? 'not-asked' : typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value)

/** What stands in the fields when a fact is corrected. */
export function valuesOf(fact: SafetyFact): Values {
  return Object.fromEntries(
    Object.entries(fact).flatMap(([name, value]) =>
      Array.isArray(value)
        ? value.map((one: unknown, i) => [`${name}.${i}`, inField(one)])
        : value === undefined
          ? []
          : [[name, inField(value)]],
    ),
  )
}
