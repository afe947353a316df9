import type { Session } from '../../../../core/contract/index.ts'
import { plural } from '../text/number.ts'
import type { UnreadWords } from './words.ts'

/** What is written of the signed-in person and the network beyond what this version knows; null where nothing is. */
export function sessionUnread({ roles, unread }: Pick<Session, 'roles' | 'unread'>): UnreadWords | null {
  const lines = [
    unread.membership && 'Your membership holds rights that this version does not know; what it knows works.',
    // Who cannot mend it would only be alarmed by it.
    unread.directory > 0 &&
      roles.includes('administrator') &&
      `${plural(unread.directory, 'clinic or plan', 'clinics or plans')} of the network cannot be read by this version.`,
  ].filter((line) => line !== false)
  return lines.length > 0 ? { title: 'Not all that is written is known here', lines } : null
}
