import type { Caseload } from '../../../../../core/contract/index.ts'
import { plural } from '../../../lib/text/number.ts'
import { isAre, type UnreadWords } from '../../../lib/unread/words.ts'

type Gaps = Pick<Caseload, 'unread' | 'rebuilding'>

/** Who is in a caseload and not shown, and which rows are older than they look; null where the list is whole. */
export function caseloadUnread({ unread, rebuilding }: Gaps): UnreadWords | null {
  const old = `${plural(rebuilding, 'row')} ${isAre(rebuilding)} being rebuilt after an update`
  if (unread.length > 0)
    return {
      title: `${plural(unread.length, 'person', 'people')} of this clinic could not be shown`,
      lines: [
        'They are in no row, count or filter below. Nothing is lost: what was recorded is kept, and a chart may still open.',
        ...why(unread),
        ...(rebuilding > 0 ? [`${old}, shown as ${rebuilding === 1 ? 'it was' : 'they were'}.`] : []),
      ],
    }
  if (rebuilding === 0) return null
  return { title: old, lines: [`${rebuilding === 1 ? 'It is' : 'They are'} shown as before. Nobody is missing.`] }
}

function why(unread: Gaps['unread']): readonly string[] {
  const newer = unread.filter((row) => row.why === 'newer').length
  const damaged = unread.length - newer
  return [
    newer > 0 && `A newer version of Cairn wrote ${newer}: shown again when this installation is updated.`,
    damaged > 0 && `Damaged: ${damaged}. Tell your administrator, who can have a row rebuilt from its chart.`,
  ].filter((line) => line !== false)
}
