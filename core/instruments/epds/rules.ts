import { LOINC } from '../code-systems.ts'
import type { FollowedInstrument, Item, SafetyInstrument } from '../instrument.ts'

const item: Item = { loinc: null }
/** Its answers stand on the form from most points to least. */
const reversed: Item = { loinc: null, reversed: true }

/**
 * Depression in pregnancy and after birth (Cox, Holden and Sagovsky 1987, British Journal of Psychiatry 150:782-786): from 13 it is
 * likely. Bands: McCabe-Beane 2016, which gives 19 to two of them; here it is severe. A change of 4 is reliable (Matthey 2004) and
 * matters. House rules: the band "none or minimal" is remission, half the baseline response; worsening once 6, as GAD-7, whose smallest change that matters is
 * the same; item 10 is urgent at 3, as item 9 of PHQ-9 is; a total needs all items. LOINC item codes are left out until they are
 * confirmed: a total is imported, single answers are typed.
 */
export const epds: FollowedInstrument<'epds'> & SafetyInstrument = {
  id: 'epds',
  name: 'EPDS',
  codes: { total: [{ system: LOINC, code: '99046-5' }], panels: ['71354-5'] },
  options: [0, 1, 2, 3].map((value) => ({ value, loinc: null })),
  items: [item, item, reversed, item, reversed, reversed, reversed, reversed, reversed, reversed],
  range: { min: 0, max: 30 },
  bands: [
    { from: 0, to: 6, severity: 'none or minimal', rank: 0 },
    { from: 7, to: 13, severity: 'mild', rank: 1 },
    { from: 14, to: 18, severity: 'moderate', rank: 2 },
    { from: 19, to: 30, severity: 'severe', rank: 4 },
  ],
  direction: 'higher-is-worse',
  plateau: { scores: 3, weeks: 6, points: 2 },
  responseShare: 0.5,
  safetyItems: [{ item: 10, name: 'EPDS item 10', urgent: [3] }],
  thresholds: { elevated: 13, remission: 7, mcid: 4, reliableChange: 4, worsening: 6, severe: 19 },
  worseningSetting: { min: 4, max: 12, source: 'house rule, as for GAD-7' },
  relapseRise: null,
  maxImputable: 0,
  interval: 'score-interval',
  routine: false,
  entryFormat: 4,
}
