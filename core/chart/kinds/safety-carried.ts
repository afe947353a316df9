import type { None } from '../problem.ts'
import { CARRIED_STATES, RISK_FINDINGS } from '../vocabulary.ts'
import { choice, count, day, id, nullable } from './field.ts'
import type { Kind } from './kind.ts'

/** A safety item that came with the person from another episode (laws 1): what it said there when it was sent. */
const fields = {
  state: choice(CARRIED_STATES),
  /** The item of the answer that counts; null where the item is a finding without one. */
  instrument: nullable(id()),
  item: nullable(count(40)),
  /** Highest level that nothing covers, and the highest that an assessment covered; null = none. */
  level: nullable(count(40)),
  coveredLevel: nullable(count(40)),
  /** Day of the earliest answer or finding that is open. */
  since: nullable(day()),
  /** The last assessment, and the day somebody looks again where the person is elsewhere. */
  assessed: nullable(day()),
  finding: nullable(choice(RISK_FINDINGS)),
  checkDay: nullable(day()),
  /** The episode it came from. */
  from: id(),
}
export const safetyCarried: Kind<'safety-carried', typeof fields, None, 4> = {
  ...{ kind: 'safety-carried', of: 'episode', fields, since: 4, byAction: true },
  may: { precede: true, follow: true },
}
