import { plural } from '../../lib/text/number.ts'
import { isAre, type UnreadWords } from '../../lib/unread/words.ts'

/** Releases of a plan that are in no list here; null where all are. */
export const releasesUnread = (count: number): UnreadWords | null =>
  count > 0
    ? {
        title: `${plural(count, 'release')} cannot be shown by this version`,
        lines: [
          `${count === 1 ? 'It' : 'They'} ${isAre(count)} kept as published. Ask whoever runs this installation to update it.`,
        ],
      }
    : null
