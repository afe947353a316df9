import { factOf } from '../../../../../../core/chart/families.ts'
import type { DraftSign } from '../../../../../../core/contract/index.ts'
import type { Day } from '../../../../../../core/day.ts'
import { dayText, instantText } from '../../../../lib/text/day.ts'
import { plural } from '../../../../lib/text/number.ts'
import { factLine } from '../entries/words.ts'
import type { KnownChart } from '../known.ts'
import { draftName } from '../record.ts'
import { STEP_NAMES } from '../../../../../../core/words/en/fields/safety-names.ts'
import type { InForm } from '../save/sent.ts'

/** So many entries are named; of more there is a count. */
const MOST_NAMED = 5

/**
 * What somebody typed before this page was loaded, or on another one: when, and what the chart got since. What they saved themselves since
 * may have been taken from it, and be saved a second time with it: it says so.
 */
export function offeredWords(
  { savedAt, version }: Pick<DraftSign, 'savedAt' | 'version'>,
  { entries }: Pick<KnownChart, 'entries'>,
  { today, zone, sub }: { readonly today: Day; readonly zone: string | undefined; readonly sub: string | undefined },
): { readonly typed: string; readonly since: string } {
  const since = entries.filter((entry) => entry.version > version)
  const named = since.slice(0, MOST_NAMED).map((entry) => {
    const fact = factOf(entry)
    return fact ? `${factLine(fact, today).what} of ${dayText(fact.day, today)}` : 'a correction'
  })
  const more = since.length - named.length
  const own = since.findLast(({ author, source }) => author === sub && source === 'typed')
  const compare = own
    ? ` What you saved here on ${instantText(own.instant, zone)} may stand in it too: compare before you save it.`
    : ''
  return {
    typed: `You typed something here on ${instantText(savedAt, zone)}`,
    since:
      since.length === 0
        ? 'Nothing was recorded in this chart since.'
        : `Recorded since: ${named.join(', ')}${more > 0 ? ` and ${plural(more, 'more entry', 'more entries')}` : ''}.${compare}`,
  }
}

/** Whether what is typed is kept where another page, or this one after a reload, finds it. */
export function keptWords({
  isOffered,
  isKept,
  isHindered,
  isTooLong = false,
}: {
  /** Something typed before waits for somebody to decide about it. */
  readonly isOffered: boolean
  readonly isKept: boolean
  /** It could not be kept, or it is not known what became of a save of it. */
  readonly isHindered: boolean
  /** More is typed than can be kept elsewhere. */
  readonly isTooLong?: boolean
}): string {
  if (isOffered) return 'Kept on this page alone, until you decide about what was typed before.'
  if (isTooLong)
    return 'Kept on this page alone: it is too long to be kept elsewhere. Shorten the longest text, or save the other forms.'
  if (isKept) return 'Kept for you until it is saved, for seven days.'
  return isHindered ? 'Kept on this page alone: it could not be kept elsewhere yet.' : 'Keeping it …'
}

/** A form in which something is typed, in words. */
export function formName(form: InForm): string {
  if (form.form === 'step') return STEP_NAMES[form.step.step]
  if (form.form === 'correction') return 'a correction'
  return form.drafts.map(draftName).join(', ')
}
