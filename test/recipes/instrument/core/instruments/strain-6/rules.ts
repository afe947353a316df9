import type { FollowedInstrument, Item, SafetyInstrument } from '../instrument.ts'

const item: Item = { loinc: null }

/** Invented: six items of 0 to 4, of which item 6 asks about harm. House rules throughout: half the baseline is response. */
export const strain6: FollowedInstrument<'strain-6'> & SafetyInstrument = {
  id: 'strain-6',
  name: 'STRAIN-6',
  codes: { total: [], panels: [] },
  options: [0, 1, 2, 3, 4].map((value) => ({ value, loinc: null })),
  items: [item, item, item, item, item, item],
  range: { min: 0, max: 24 },
  bands: [
    { from: 0, to: 4, severity: 'none', rank: 0 },
    { from: 5, to: 9, severity: 'mild', rank: 1 },
    { from: 10, to: 17, severity: 'moderate', rank: 2 },
    { from: 18, to: 24, severity: 'severe', rank: 4 },
  ],
  direction: 'higher-is-worse',
  plateau: { scores: 3, weeks: 6, points: 2 },
  responseShare: 0.5,
  safetyItems: [{ item: 6, name: 'STRAIN-6 item 6', urgent: [3, 4] }],
  thresholds: { elevated: 10, remission: 5, mcid: 4, reliableChange: 4, worsening: 6, severe: 18 },
  worseningSetting: { min: 4, max: 12, source: 'house rule' },
  relapseRise: null,
  maxImputable: 1,
  interval: 'score-interval',
  routine: false,
  entryFormat: 4,
}
