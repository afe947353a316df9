import { problem, type None } from '../problem.ts'
import type { Kind } from './kind.ts'

/** Whoever receives a person takes over, in so many words, what came with them about safety. A two-way contact does the same. */
const fields = {}
export const safetyAccepted: Kind<'safety-accepted', typeof fields, { readonly 'nothing-came': None }, 4> = {
  ...{ kind: 'safety-accepted', of: 'episode', fields, since: 4, answers: true },
  may: { precede: false, follow: true },
  problems: (_, chart) => [chart.safety().isAwaited ? null : problem('kind', 'nothing-came', {})],
}
