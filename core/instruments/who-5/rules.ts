import { SNOMED } from '../code-systems.ts'
import type { FollowedInstrument, Item } from '../instrument.ts'

/** Each answer, 0 to 5, counts four points of the hundred. */
const item: Item = { loinc: null, weight: 4 }

/**
 * Well-being, 0 to 100, higher is better. Free to use (World Health Organization 1998). At most 50: poor well-being, a screen for
 * depression; at most 28, very poor: depression is likely; a difference of 10 matters (Topp 2015). House rules: above 50 is remission, half of what was missing to 100 gained is response; 20 points
 * lower, twice what matters, is worsening at once and a relapse; it grades well-being, not illness, so it names no severe band and
 * its ranks stay below those of the symptom scales. LOINC has no code for it; SNOMED CT has one for its value.
 */
export const who5: FollowedInstrument<'who-5'> = {
  id: 'who-5',
  name: 'WHO-5',
  codes: { total: [{ system: SNOMED, code: '1144665009' }], panels: [] },
  options: [0, 1, 2, 3, 4, 5].map((value) => ({ value, loinc: null })),
  items: [item, item, item, item, item],
  range: { min: 0, max: 100 },
  step: 4,
  bands: [
    { from: 0, to: 28, severity: 'very poor', rank: 2 },
    { from: 29, to: 50, severity: 'poor', rank: 1 },
    { from: 51, to: 100, severity: 'not poor', rank: 0 },
  ],
  direction: 'lower-is-worse',
  plateau: { scores: 3, weeks: 6, points: 8 },
  responseShare: 0.5,
  safetyItems: [],
  thresholds: { elevated: 50, remission: 50, mcid: 10, reliableChange: 10, worsening: 20, severe: null },
  worseningSetting: { min: 10, max: 40, source: 'house rule: twice the change that matters (Topp 2015)' },
  relapseRise: 20,
  maxImputable: 0,
  interval: 'score-interval',
  routine: false,
  entryFormat: 4,
}
