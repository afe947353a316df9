import { LOINC } from '../code-systems.ts'
import { gad7 } from '../gad-7/rules.ts'
import type { Screen } from '../instrument.ts'

/** Anxiety screen: the first two items of GAD-7, positive from 3. It says nothing of course. */
export const gad2: Screen<'gad-2'> = {
  id: 'gad-2',
  name: 'GAD-2',
  codes: { total: [{ system: LOINC, code: '70273-8' }], panels: [] },
  options: gad7.options,
  items: gad7.items.slice(0, 2),
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
