import { optional, text } from './field.ts'
import type { Kind } from './kind.ts'
import type { None } from '../problem.ts'

const fields = { from: optional(text()), reason: optional(text()) }
export const referral: Kind<'referral', typeof fields, None, 1> = {
  ...{ kind: 'referral', of: 'episode', fields, since: 1 },
  may: { precede: true, follow: false },
}
