import type { None } from '../problem.ts'
import { CARRIED_STATES } from '../vocabulary.ts'
import { choice, count, day, id, nullable } from './field.ts'
import type { Kind } from './kind.ts'

/** A safety item that went with the person to another episode (laws S5): listed here until the receiver's first contact or acceptance. */
const fields = {
  state: choice(CARRIED_STATES),
  level: nullable(count(40)),
  since: nullable(day()),
  /** The episode it went to. */
  to: id(),
}
export const safetySent: Kind<'safety-sent', typeof fields, None, 4> = {
  ...{ kind: 'safety-sent', of: 'episode', fields, since: 4, byAction: true },
  may: { precede: true, follow: true },
}
