import { LOINC } from '../code-systems.ts'
import type { Option, ShownInstrument } from '../instrument.ts'

const answers = (...codes: readonly string[]): readonly Option[] => codes.map((loinc, value) => ({ value, loinc }))
/** LOINC answer lists LL2179-1, LL2180-9 and LL2181-7. */
const HOW_OFTEN = answers('LA6270-8', 'LA18926-8', 'LA18927-6', 'LA18928-4', 'LA18929-2')
const HOW_MANY = answers('LA15694-5', 'LA15695-2', 'LA18930-0', 'LA18931-8', 'LA18932-6')
const SIX_OR_MORE = answers('LA6270-8', 'LA18933-4', 'LA18876-5', 'LA18891-4', 'LA18934-2')

/**
 * Alcohol use: the first three questions of the AUDIT (World Health Organization). Cuts: women 3, men 4 (Bush 1998; Bradley 2007).
 * Its cut depends on sex and no change of it is agreed to matter, so it is shown and not judged: it shows no need by itself, has no
 * course, never leads and lifts nobody in a list. Its bands say of which cut a total is at or above, so that they hold whatever is
 * known of the sex.
 */
export const auditC: ShownInstrument<'audit-c'> = {
  id: 'audit-c',
  name: 'AUDIT-C',
  codes: { total: [{ system: LOINC, code: '75626-2' }], panels: ['72109-2'] },
  options: HOW_OFTEN,
  items: [{ loinc: '68518-0' }, { loinc: '68519-8', options: HOW_MANY }, { loinc: '68520-6', options: SIX_OR_MORE }],
  range: { min: 0, max: 12 },
  bands: [
    { from: 0, to: 2, severity: 'below the cut', rank: 0 },
    { from: 3, to: 3, severity: 'at the cut for women', rank: 1 },
    { from: 4, to: 12, severity: 'at or above the cut', rank: 2 },
  ],
  direction: 'higher-is-worse',
  plateau: null,
  safetyItems: [],
  thresholds: {
    ...{ elevated: null, remission: null, mcid: null, reliableChange: null, worsening: null, severe: null },
  },
  cuts: { female: 3, male: 4 },
  maxImputable: 0,
  interval: 365,
  routine: false,
  entryFormat: 4,
}
