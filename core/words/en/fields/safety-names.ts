import { cSsrs } from '../../../instruments/c-ssrs/items.ts'
import type { SAFETY_EVENTS, SAFETY_OUTCOMES, SafetyStep } from '../../../chart/vocabulary.ts'

/** Names of what is recorded about safety: in forms, on their buttons and in lists alike. */
export const EVENT_NAMES: { readonly [E in (typeof SAFETY_EVENTS)[number]]: string } = {
  'risk-assessment': 'Risk assessment',
  'safety-plan': 'Safety plan',
  close: 'Safety item closed',
}
export const OUTCOME_NAMES: { readonly [O in (typeof SAFETY_OUTCOMES)[number]]: string } = {
  received: 'Received and seen',
  managed: 'Managed',
  'not-reached': 'Not reached',
  died: 'Died',
  'entered-in-error': 'Entered in error',
}
export const STEP_NAMES: { readonly [S in SafetyStep | 'safety-plan']: string } = {
  'risk-assessment': EVENT_NAMES['risk-assessment'],
  'safety-plan': EVENT_NAMES['safety-plan'],
  'c-ssrs': `${cSsrs.name} screener`,
  'hand-over': 'Hand over or admit',
  ...OUTCOME_NAMES,
  confirm: 'Confirm',
}
