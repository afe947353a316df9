import type { None } from '../problem.ts'
import { CONSENT_STATES } from '../vocabulary.ts'
import { choice } from './field.ts'
import type { Kind } from './kind.ts'

const fields = { state: choice(CONSENT_STATES, { needs: 'consent-state' }) }
export const consent: Kind<'consent', typeof fields, None, 1> = {
  ...{ kind: 'consent', of: 'episode', fields, since: 1 },
  may: { precede: false, follow: false },
}
