import { LOINC } from '../code-systems.ts'
import { FREQUENCY } from '../frequency.ts'
import type { FollowedInstrument, SafetyInstrument } from '../instrument.ts'

/**
 * Depression. Free to reproduce (Spitzer, Williams and Kroenke). Bands: Kroenke 2001. Remission < 5 and
 * response, half the baseline: HEDIS DRR-E. Smallest change that matters 5: Löwe 2004. Reliable change 6: NHS Talking Therapies.
 */
export const phq9: FollowedInstrument<'phq-9'> & SafetyInstrument = {
  id: 'phq-9',
  name: 'PHQ-9',
  codes: { total: [{ system: LOINC, code: '44261-6' }], panels: ['44249-1'] },
  options: FREQUENCY,
  items: [
    { loinc: '44250-9' },
    { loinc: '44255-8' },
    { loinc: '44259-0' },
    { loinc: '44254-1' },
    { loinc: '44251-7' },
    { loinc: '44258-2' },
    { loinc: '44252-5' },
    { loinc: '44253-3' },
    { loinc: '44260-8' },
  ],
  difficulty: { loinc: '69722-7' },
  range: { min: 0, max: 27 },
  bands: [
    { from: 0, to: 4, severity: 'minimal', rank: 0 },
    { from: 5, to: 9, severity: 'mild', rank: 1 },
    { from: 10, to: 14, severity: 'moderate', rank: 2 },
    { from: 15, to: 19, severity: 'moderately severe', rank: 3 },
    { from: 20, to: 27, severity: 'severe', rank: 4 },
  ],
  direction: 'higher-is-worse',
  plateau: { scores: 3, weeks: 6, points: 2 },
  responseShare: 0.5,
  safetyItems: [{ item: 9, name: 'item 9', urgent: [3] }],
  thresholds: { elevated: 10, remission: 5, mcid: 5, reliableChange: 6, worsening: 7, severe: 20 },
  worseningSetting: { min: 5, max: 12, source: '1.96 x sqrt 2 x standard error 2.5 (Löwe 2004)' },
  relapseRise: null,
  maxImputable: 2,
  interval: 'score-interval',
  routine: true,
  entryFormat: 1,
}
