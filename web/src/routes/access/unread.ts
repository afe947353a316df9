import type { Access } from '../../../../core/contract/index.ts'
import { plural } from '../../lib/text/number.ts'
import { isAre, itThem, type UnreadWords } from '../../lib/unread/words.ts'

type Gaps = Access['unread']

/** Whether somebody may be in no figure of the page. */
export const lacksPeople = ({ blocks, rebuilding, people, clinics }: Gaps): boolean =>
  blocks + rebuilding + people + clinics > 0

/** What the access figures do not hold; null where they hold everything. */
export function accessUnread(gaps: Gaps): UnreadWords | null {
  const lines = linesOf(gaps)
  if (lines.length === 0) return null
  return {
    title: lacksPeople(gaps)
      ? 'These figures do not hold everybody'
      : `${plural(gaps.settings, 'clinic setting')} could not be read`,
    lines: [
      ...lines,
      'Nothing is lost: what a newer version wrote is counted again when this installation is updated, and whoever runs it can have the rest rebuilt.',
    ],
  }
}

const months = (count: number): string => plural(count, 'month of a clinic', 'months of clinics')

function linesOf({ blocks, rebuilding, people, clinics, settings }: Gaps): readonly string[] {
  return [
    clinics > 0 &&
      `${plural(clinics, 'clinic')} could not be read in the list of the network: nobody there is in any figure here.`,
    blocks > 0 &&
      `${months(blocks)} could not be read: a newer version of Cairn wrote ${itThem(blocks)}, or ${blocks === 1 ? 'it is' : 'they are'} damaged. Nobody referred then is in any figure here.`,
    rebuilding > 0 &&
      `${months(rebuilding)} ${isAre(rebuilding)} being rebuilt after an update. Nobody referred then is counted until that is done.`,
    people > 0 && `${plural(people, 'person', 'people')} could not be counted and ${isAre(people)} in no figure here.`,
    settings > 0 &&
      `${plural(settings, 'setting')} of a clinic could not be read: the earlier one, or the usual holidays, were used.`,
  ].filter((line) => line !== false)
}
