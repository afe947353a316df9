import type { None } from '../problem.ts'
import { id, nullable } from './field.ts'
import type { Kind } from './kind.ts'

/** The care manager of the episode from its day on; null = nobody's. A closed episode whose safety is open still needs an owner. */
const fields = { careManager: nullable(id()) }
export const assignment: Kind<'assignment', typeof fields, None, 4> = {
  ...{ kind: 'assignment', of: 'episode', fields, since: 4 },
  may: { precede: false, follow: true },
}
