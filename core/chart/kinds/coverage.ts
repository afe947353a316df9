import type { None } from '../problem.ts'
import { PAYER_CLASSES } from '../vocabulary.ts'
import { choice, id, nullable } from './field.ts'
import type { Kind } from './kind.ts'

const fields = {
  payerClass: choice(PAYER_CLASSES, { needs: 'payer-class' }),
  /** The plan that may see this episode in its releases, or null. */
  plan: nullable(id()),
}
/** Who pays, from its day on. Insurance is often learnt late and for a time before, or corrected after the close. */
export const coverage: Kind<'coverage', typeof fields, None, 4> = {
  ...{ kind: 'coverage', of: 'episode', fields, since: 4 },
  may: { precede: true, follow: true },
}
