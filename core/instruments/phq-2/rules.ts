import { LOINC } from '../code-systems.ts'
import type { Screen } from '../instrument.ts'
import { phq9 } from '../phq-9/rules.ts'

/** Depression screen: the first two items of PHQ-9, positive from 3. It says nothing of course, and nothing of safety. */
export const phq2: Screen<'phq-2'> = {
  id: 'phq-2',
  name: 'PHQ-2',
  codes: { total: [{ system: LOINC, code: '55758-7' }], panels: ['55757-9'] },
  options: phq9.options,
  items: phq9.items.slice(0, 2),
  range: { min: 0, max: 6 },
  bands: [
    { from: 0, to: 2, severity: 'negative', rank: 0 },
    { from: 3, to: 6, severity: 'positive', rank: 2 },
  ],
  direction: 'higher-is-worse',
  plateau: null,
  safetyItems: [],
  thresholds: { elevated: 3, remission: null, mcid: null, reliableChange: null, worsening: null, severe: null },
  maxImputable: 0,
  interval: null,
  entryFormat: 1,
}
