import type { None } from '../problem.ts'
import { MODALITIES, TREATMENT_ACTIONS } from '../vocabulary.ts'
import { choice, optional, text, yesNo } from './field.ts'
import type { Kind } from './kind.ts'

const fields = {
  action: choice(TREATMENT_ACTIONS),
  modality: choice(MODALITIES),
  /** Drug or therapy by its generic name. */
  name: text(),
  dose: optional(text()),
  /** Started or changed under this program's care plan. A drug the person came with is not. */
  underPlan: yesNo(),
  /** Absent in what was stored before anybody had to say it: true. What is typed says it or has its word by its name (core/contract/typed-entry.ts). */
  psychotropic: yesNo({ byDefault: true }),
}
export const treatment: Kind<'treatment', typeof fields, None, 1> = {
  ...{ kind: 'treatment', of: 'episode', fields, since: 1 },
  /** What the person came with lies before the episode; what the program starts does not. */
  may: { precede: ({ underPlan }) => !underPlan, follow: false },
}
