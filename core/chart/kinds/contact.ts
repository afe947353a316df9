import { problem, type None } from '../problem.ts'
import { CONTACT_MODES, CONTACT_WORK } from '../vocabulary.ts'
import { choice, day, list, minutes, note, optional } from './field.ts'
import type { Kind } from './kind.ts'

const fields = {
  /** `completed` is two-way; a voicemail or an unanswered call is `attempted`. */
  outcome: choice(['completed', 'attempted']),
  mode: choice(CONTACT_MODES, { laterWords: { since: 3, words: ['text-message', 'letter'] } }),
  minutes: optional(minutes()),
  work: list(CONTACT_WORK, 12, { byDefault: [] }),
  nextDue: optional(day()),
  note: optional(note()),
}
export const contact: Kind<'contact', typeof fields, { readonly 'next-due-before': None }, 1> = {
  ...{ kind: 'contact', of: 'episode', fields, since: 1 },
  asks: (field, { outcome }) => field !== 'work' || outcome !== 'attempted',
  may: { precede: false, follow: true },
  problems: ({ day, nextDue }) => [nextDue && nextDue < day ? problem('nextDue', 'next-due-before', {}) : null],
}
