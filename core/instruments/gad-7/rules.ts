import { LOINC } from '../code-systems.ts'
import { FREQUENCY } from '../frequency.ts'
import type { FollowedInstrument } from '../instrument.ts'

/**
 * Anxiety. Free to reproduce (Spitzer, Kroenke, Williams and Löwe 2006, cut points 5/10/15). Smallest change that matters 4:
 * Toussaint 2020. Reliable change 4: NHS Talking Therapies. Remission < 5 and response at half the baseline by analogy with PHQ-9: house rules.
 */
export const gad7: FollowedInstrument<'gad-7'> = {
  id: 'gad-7',
  name: 'GAD-7',
  codes: { total: [{ system: LOINC, code: '70274-6' }], panels: ['69737-5'] },
  options: FREQUENCY,
  items: [
    { loinc: '69725-0' },
    { loinc: '68509-9' },
    { loinc: '69733-4' },
    { loinc: '69734-2' },
    { loinc: '69735-9' },
    { loinc: '69689-8' },
    { loinc: '69736-7' },
  ],
  range: { min: 0, max: 21 },
  bands: [
    { from: 0, to: 4, severity: 'minimal', rank: 0 },
    { from: 5, to: 9, severity: 'mild', rank: 1 },
    { from: 10, to: 14, severity: 'moderate', rank: 2 },
    { from: 15, to: 21, severity: 'severe', rank: 3 },
  ],
  direction: 'higher-is-worse',
  plateau: { scores: 3, weeks: 6, points: 2 },
  responseShare: 0.5,
  safetyItems: [],
  thresholds: { elevated: 10, remission: 5, mcid: 4, reliableChange: 4, worsening: 6, severe: 15 },
  worseningSetting: { min: 4, max: 12, source: 'Bischoff 2020' },
  relapseRise: null,
  maxImputable: 2,
  interval: 'score-interval',
  routine: true,
  entryFormat: 1,
}
