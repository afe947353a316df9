import type { None } from '../problem.ts'
import { choice, id } from './field.ts'
import type { Kind } from './kind.ts'

/**
 * What is open about safety went with the person to another episode (laws S5). It is listed here until somebody there has taken it
 * over, which writes a second one.
 */
const fields = {
  /** The episode it went to. */
  to: id(),
  step: choice(['sent', 'accepted']),
}
export const safetySent: Kind<'safety-sent', typeof fields, None, 4> = {
  ...{ kind: 'safety-sent', of: 'episode', fields, since: 4, byAction: true },
  may: { precede: true, follow: true },
}
