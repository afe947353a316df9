import { BOTHERED, FREQUENCY, TWO_WEEKS } from './frequency.ts'
import type { FollowedInstrument } from './instrument.ts'
import { SCALES } from './scales.ts'

/**
 * Anxiety. Free to reproduce (Spitzer, Kroenke, Williams and Löwe 2006, cut points 5/10/15). Smallest change that matters 4:
 * Toussaint 2020. Reliable change 4: NHS Talking Therapies. Remission < 5 by analogy with PHQ-9, a house rule (metrics.md 2.2).
 */
export const gad7: FollowedInstrument = {
  id: 'gad-7',
  ...SCALES['gad-7'],
  loinc: '70274-6',
  recall: TWO_WEEKS,
  stem: BOTHERED,
  options: FREQUENCY,
  items: [
    { text: 'Feeling nervous, anxious, or on edge', loinc: '69725-0' },
    { text: 'Not being able to stop or control worrying', loinc: '68509-9' },
    { text: 'Worrying too much about different things', loinc: '69733-4' },
    { text: 'Trouble relaxing', loinc: '69734-2' },
    { text: 'Being so restless that it is hard to sit still', loinc: '69735-9' },
    { text: 'Becoming easily annoyed or irritable', loinc: '69689-8' },
    { text: 'Feeling afraid, as if something awful might happen', loinc: '69736-7' },
  ],
  bands: [
    { from: 0, to: 4, severity: 'minimal', rank: 0 },
    { from: 5, to: 9, severity: 'mild', rank: 1 },
    { from: 10, to: 14, severity: 'moderate', rank: 2 },
    { from: 15, to: 21, severity: 'severe', rank: 3 },
  ],
  direction: 'higher-is-worse',
  plateau: { scores: 3, weeks: 6, points: 2 },
  safetyItems: [],
  thresholds: { elevated: 10, remission: 5, mcid: 4, reliableChange: 4, worsening: 6, severe: 15 },
  maxImputable: 2,
}
