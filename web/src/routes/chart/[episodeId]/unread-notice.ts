import type { UnreadEntry } from '../../../../../core/contract/schemas/charts.ts'
import { plural } from '../../../lib/text/number.ts'
import { itThem, type UnreadWords } from '../../../lib/unread/words.ts'

const entries = (count: number): string => plural(count, 'entry', 'entries')

function countsOf(unread: readonly UnreadEntry[]): { readonly newer: number; readonly damaged: number } {
  const newer = unread.filter(({ why }) => why === 'newer').length
  return { newer, damaged: unread.length - newer }
}

function titleOf({ newer, damaged }: ReturnType<typeof countsOf>): string {
  if (damaged === 0) return `This chart holds ${entries(newer)} that a newer version of Cairn wrote`
  if (newer === 0) return `This chart holds ${plural(damaged, 'damaged entry', 'damaged entries')}`
  return `This chart holds ${entries(newer + damaged)} that could not be read: ${newer} of a newer version of Cairn, ${damaged} damaged`
}

/** When the chart takes entries again, and who sees to it. */
function until({ newer, damaged }: ReturnType<typeof countsOf>): string {
  const mended = 'what is damaged is mended; your administrator can see to it'
  if (damaged === 0) return 'this installation is updated'
  return newer === 0 ? mended : `this installation is updated and ${mended}`
}

/** What a chart holds that could not be read; null where it was read in full. */
export function chartUnread(unread: readonly UnreadEntry[]): UnreadWords | null {
  if (unread.length === 0) return null
  const counts = countsOf(unread)
  return {
    title: titleOf(counts),
    lines: [
      `The chart can be read, and not be changed, until ${until(counts)}. Nothing is lost.`,
      `Scores, reasons and the trajectory on this page are made without ${itThem(unread.length)}.`,
    ],
  }
}

/** What the server knows of a chart and this page, which is older, does not; null where it knows all of it. */
export const notKnownHere = (strange: readonly UnreadEntry[]): UnreadWords | null =>
  strange.length === 0
    ? null
    : {
        title: `This chart holds ${entries(strange.length)} that this page does not know in full`,
        lines: [
          `Cairn was updated since this page was loaded. ${strange.length === 1 ? 'It is' : 'They are'} listed and left as ${strange.length === 1 ? 'it is' : 'they are'}; all else can be read and corrected as before. Save what is typed, and load the page again to see what ${strange.length === 1 ? 'it says' : 'they say'}.`,
        ],
      }

/** Why nothing can be recorded, in place of the forms; null where it can. */
export function noRecording(unread: readonly UnreadEntry[]): UnreadWords | null {
  if (unread.length === 0) return null
  return {
    title: 'Nothing can be recorded in this chart now',
    lines: [
      `${entries(unread.length)} of it could not be read, and may change what a new one means. Recording works again when ${until(countsOf(unread))}.`,
      'Until then, write in the record of your clinic.',
    ],
  }
}
