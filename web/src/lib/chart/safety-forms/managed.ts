import type { ClinicalFact } from '../../../../../core/chart/entry.ts'
import { day, filled, options, text, why, YES_NO, type FormField, type SafetyForm, type Values } from './form.ts'

const isManaged = (values: Values): boolean => values['finding'] === 'moderate' && values['managed'] === 'yes'
const noPlan = ({ safetyPlan }: Values): boolean => safetyPlan === 'not-made'

const nextContact: FormField = {
  ...{ at: 'nextContact', label: 'Next contact', control: 'day', needed: 'Name the day of the next contact' },
}
const safetyPlan: FormField = {
  ...{ at: 'safetyPlan', label: 'Safety plan', control: 'choice', options: options(['made', 'not-made']) },
  needed: 'Say whether a safety plan was made',
}
const NO_PLAN = 'Why there is no safety plan'

const managedFact = (values: Values): ClinicalFact =>
  ({
    ...{ kind: 'safety-outcome', day: text(values, 'day'), outcome: 'managed' },
    ...filled(values, 'nextContact', 'safetyPlan', ...(noPlan(values) ? ['why'] : [])),
  }) as ClinicalFact

/** A moderate finding can be assessed and managed in one save (laws 1): these fields follow in its form. */
export const managedNow: readonly FormField[] = [
  {
    ...{ at: 'managed', label: 'Managed now', control: 'choice', options: YES_NO },
    shown: ({ finding }, { corrects }) => finding === 'moderate' && !corrects,
  },
  { ...nextContact, shown: isManaged },
  { ...safetyPlan, shown: isManaged },
  why(NO_PLAN, (values) => isManaged(values) && noPlan(values)),
]
export const managedToo = (values: Values): readonly ClinicalFact[] => (isManaged(values) ? [managedFact(values)] : [])

export const managed: SafetyForm = {
  title: 'Managed',
  fields: [day, nextContact, safetyPlan, why(NO_PLAN, noPlan)],
  start: ({ today }) => ({ day: today }),
  facts: (values) => [managedFact(values)],
}
