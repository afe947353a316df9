import { problem, type None } from '../problem.ts'
import { ATTEMPTS, CONTACT_MODES, CONTACT_WORK } from '../vocabulary.ts'
import { choice, day, list, minutes, note, optional } from './field.ts'
import type { Kind } from './kind.ts'

const fields = {
  /** `completed` is two-way; a voicemail or an unanswered call is `attempted`. */
  outcome: choice(['completed', 'attempted']),
  /** What an attempt came to, where that is said. */
  attempt: optional(choice(ATTEMPTS, { since: 4 })),
  mode: choice(CONTACT_MODES, { laterWords: { since: 3, words: ['text-message', 'letter'] } }),
  minutes: optional(minutes()),
  work: list(CONTACT_WORK, 12, { byDefault: [] }),
  nextDue: optional(day()),
  note: optional(note({ onDemand: true })),
}
type Problems = { readonly 'next-due-before': None; readonly 'reached-is-no-attempt': None }
export const contact: Kind<'contact', typeof fields, Problems, 1> = {
  ...{ kind: 'contact', of: 'episode', fields, since: 1 },
  asks: (field, { outcome }) => (outcome === 'attempted' ? field !== 'work' : field !== 'attempt'),
  may: { precede: false, follow: true },
  problems: ({ day, nextDue, outcome, attempt }) => [
    nextDue && nextDue < day ? problem('nextDue', 'next-due-before', {}) : null,
    attempt !== undefined && outcome === 'completed' ? problem('attempt', 'reached-is-no-attempt', {}) : null,
  ],
}
