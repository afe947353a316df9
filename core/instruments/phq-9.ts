import { BOTHERED, FREQUENCY, TWO_WEEKS } from './frequency.ts'
import type { FollowedInstrument } from './instrument.ts'
import { SCALES } from './scales.ts'

/**
 * Depression. Free to reproduce (Spitzer, Williams and Kroenke). Bands: Kroenke 2001. Remission < 5: HEDIS DRR-E.
 * Smallest change that matters 5: Löwe 2004. Reliable change 6: NHS Talking Therapies (metrics.md 2.1, 2.2).
 */
export const phq9: FollowedInstrument = {
  id: 'phq-9',
  ...SCALES['phq-9'],
  loinc: '44261-6',
  recall: TWO_WEEKS,
  stem: BOTHERED,
  options: FREQUENCY,
  items: [
    { text: 'Little interest or pleasure in doing things', loinc: '44250-9' },
    { text: 'Feeling down, depressed, or hopeless', loinc: '44255-8' },
    { text: 'Trouble falling or staying asleep, or sleeping too much', loinc: '44259-0' },
    { text: 'Feeling tired or having little energy', loinc: '44254-1' },
    { text: 'Poor appetite or overeating', loinc: '44251-7' },
    {
      text: 'Feeling bad about yourself, or that you are a failure or have let yourself or your family down',
      loinc: '44258-2',
    },
    { text: 'Trouble concentrating on things, such as reading the newspaper or watching television', loinc: '44252-5' },
    {
      text: 'Moving or speaking so slowly that other people could have noticed, or the opposite: being so fidgety or restless that you have been moving around a lot more than usual',
      loinc: '44253-3',
    },
    {
      text: 'Thoughts that you would be better off dead, or of hurting yourself in some way',
      loinc: '44260-8',
    },
  ],
  bands: [
    { from: 0, to: 4, severity: 'minimal', rank: 0 },
    { from: 5, to: 9, severity: 'mild', rank: 1 },
    { from: 10, to: 14, severity: 'moderate', rank: 2 },
    { from: 15, to: 19, severity: 'moderately severe', rank: 3 },
    { from: 20, to: 27, severity: 'severe', rank: 4 },
  ],
  direction: 'higher-is-worse',
  plateau: { scores: 3, weeks: 6, points: 2 },
  safetyItems: [{ item: 9, name: 'item 9', urgent: [3] }],
  thresholds: { elevated: 10, remission: 5, mcid: 5, reliableChange: 6, worsening: 7, severe: 20 },
  maxImputable: 2,
}
