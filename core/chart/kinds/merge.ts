import type { None } from '../problem.ts'
import { choice, id, text } from './field.ts'
import type { Kind } from './kind.ts'

/** A person who was entered twice: which of the two this is, and who the other one is. Struck out where the merge is taken back. */
const fields = {
  /** `kept` goes on; `absorbed` was entered twice and is found under the other one. */
  part: choice(['kept', 'absorbed']),
  with: id(),
  reason: text(),
}
export const merge: Kind<'merge', typeof fields, None, 4> = {
  ...{ kind: 'merge', of: 'person', fields, since: 4, byAction: true },
  may: { precede: true, follow: true },
}
