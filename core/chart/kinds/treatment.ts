import { isPsychotropic } from '../../medicines/index.ts'
import { treatmentKey } from '../../medicines/key.ts'
import type { None } from '../problem.ts'
import { MODALITIES, TREATMENT_ACTIONS } from '../vocabulary.ts'
import { choice, optional, text, yesNo, type FactOf } from './field.ts'
import type { Kind, SaidOf } from './kind.ts'

const fields = {
  action: choice(TREATMENT_ACTIONS),
  modality: choice(MODALITIES),
  /** Drug or therapy by its generic name. */
  name: text(),
  dose: optional(text()),
  /** Started or changed under this program's care plan. A drug the person came with is not. */
  underPlan: yesNo(),
  /** Absent in what was stored before anybody had to say it: true. What is typed says it or has its word by its name (typed.ts). */
  psychotropic: yesNo({ byDefault: true }),
}
type Fact = FactOf<'treatment', typeof fields>

/**
 * Whether a treatment is one by a psychotropic; null = somebody has to say it. In a new entry a name that we know says it; a
 * correction keeps what was recorded of the same drug until somebody chooses otherwise (laws W1).
 */
function psychotropicOf({ modality, name = '', psychotropic }: SaidOf<Fact>, recorded: Fact | null): boolean | null {
  const before = recorded?.modality === modality ? recorded : null
  if (modality === 'psychotherapy') return before?.psychotropic ?? false
  if (!recorded) return isPsychotropic(name.trim()) ?? psychotropic ?? null
  const kept = before && treatmentKey(before.name) === treatmentKey(name) ? before.psychotropic : null
  return psychotropic ?? kept ?? isPsychotropic(name.trim())
}

export const treatment: Kind<'treatment', typeof fields, None, 1> = {
  ...{ kind: 'treatment', of: 'episode', fields, since: 1 },
  /** What the person came with lies before the episode; what the program starts does not. */
  may: { precede: ({ underPlan }) => !underPlan, follow: false },
  /** Psychotropic or not is asked of a drug whose name does not tell it, and shown in every correction of a drug. */
  asks: (field, { modality, name = '' }, recorded) =>
    field !== 'psychotropic' ||
    (modality === 'medication' && (recorded !== null || (name.trim() !== '' && isPsychotropic(name) === null))),
  follows: { psychotropic: psychotropicOf },
}
