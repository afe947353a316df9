import type { SafetyItem } from '../instrument.ts'

/**
 * Columbia Suicide Severity Rating Scale, screener (Posner 2011; triage points of the Columbia Lighthouse Project, recent version).
 * It has no total: items 1 to 5 are one ladder of ideation, item 6 is behaviour. Items are named, their wording is not copied.
 */
export const cSsrs = {
  id: 'c-ssrs',
  name: 'C-SSRS',
  /** Level of ideation: the highest item answered yes. Level of behaviour: its place in SUICIDAL_BEHAVIOUR. */
  safetyItems: [
    { item: 5, name: 'ideation', urgent: [4, 5] },
    { item: 6, name: 'behaviour', urgent: [2] },
  ] satisfies readonly SafetyItem[],
} as const
