import { problem, type None } from '../problem.ts'
import { choice, count, day, optional } from './field.ts'
import type { Kind } from './kind.ts'

/** A session with a peer: what it was about, how many there were so far, and the next one. */
const fields = {
  topic: choice(['recovery', 'parenting', 'work'], { needs: 'peer-topic' }),
  sessions: count(99),
  nextOn: optional(day()),
}

export const peerSupport: Kind<'peer-support', typeof fields, { readonly 'peer-next-before': None }, 4> = {
  ...{ kind: 'peer-support', of: 'episode', fields, since: 4 },
  may: { precede: false, follow: false },
  problems: ({ day, nextOn }) => [nextOn && nextOn < day ? problem('nextOn', 'peer-next-before', {}) : null],
}
