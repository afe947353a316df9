import { isPhone } from '../../phone.ts'
import { problem, type None } from '../problem.ts'
import { CONTACT_MODES, MESSAGES } from '../vocabulary.ts'
import { choice, optional, text, yesNo, type FactOf } from './field.ts'
import type { Kind } from './kind.ts'

/** How a care manager addresses and reaches the person, what may be left for others to hear, and who treats them in primary care. */
const fields = {
  pronouns: optional(text({ most: 40 })),
  phone: optional(text({ most: 40 })),
  otherPhone: optional(text({ most: 40 })),
  /** When it is safe to call: somebody else may listen, or must not know. */
  callTimes: optional(text()),
  email: optional(text()),
  address: optional(text()),
  /** The way the person wants to be reached. */
  preferred: optional(choice(CONTACT_MODES)),
  /** What may be left on a machine or with whoever answers: a message can tell others of the treatment. */
  messages: optional(choice(MESSAGES)),
  interpreter: optional(yesNo()),
  /** The primary care provider, who is told of what cannot wait. */
  pcp: optional(text()),
}
type Fact = FactOf<'contact-details', typeof fields>
type Problems = {
  readonly 'no-contact-detail': None
  readonly 'not-a-phone': None
  readonly 'not-an-address': None
}
const NAMES = Object.keys(fields) as readonly (keyof typeof fields)[]
const phoneProblem = (fact: Fact, at: 'phone' | 'otherPhone') =>
  fact[at] !== undefined && !isPhone(fact[at]) ? problem(at, 'not-a-phone', {}) : null

export const contactDetails: Kind<'contact-details', typeof fields, Problems, 4> = {
  ...{ kind: 'contact-details', of: 'person', fields, since: 4 },
  may: { precede: true, follow: true },
  problems: (fact) => [
    NAMES.every((name) => fact[name] === undefined) ? problem('phone', 'no-contact-detail', {}) : null,
    phoneProblem(fact, 'phone'),
    phoneProblem(fact, 'otherPhone'),
    fact.email !== undefined && !/^[^\s@]+@[^\s@]+$/.test(fact.email) ? problem('email', 'not-an-address', {}) : null,
  ],
}
