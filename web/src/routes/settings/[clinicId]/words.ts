import type { SettingRow, SettingsPreview } from '../../../../../core/contract/index.ts'
import type { Trouble } from '../../../lib/api/trouble.ts'
import { namedTrouble } from '../../../lib/parts/trouble-words.ts'
import { dayText } from '../../../lib/text/day.ts'
import { plural } from '../../../lib/text/number.ts'

type Orders = SettingRow['orders']
/** What the settings of a group order; a group of a newer version is named as it is. */
const GROUPS: Readonly<Record<Orders, string>> = {
  safety: 'Safety',
  review: 'Review and treatment',
  scores: 'Scores',
  contact: 'Contact',
  access: 'Access',
}

export interface Group {
  readonly orders: string
  readonly name: string
  readonly rows: readonly SettingRow[]
}
/** Rows by what they order, in the order of the answer inside each. */
export function groupsOf(rows: readonly SettingRow[]): readonly Group[] {
  const known: readonly string[] = Object.keys(GROUPS)
  const names = [...known, ...rows.map(({ orders }) => orders).filter((one) => !known.includes(one))]
  return [...new Set(names)]
    .map((orders) => ({
      ...{ orders, name: GROUPS[orders as Orders] ?? orders },
      rows: rows.filter((row) => row.orders === orders),
    }))
    .filter((group) => group.rows.length > 0)
}

type Choice = SettingRow['choices'][number]
/** Who chose and why: "Odalys Brenneke: Monthly measurement". */
export const choiceWords = ({ by, reason }: Choice): string => (reason === '' ? by : `${by}: ${reason}`)

/** The choice that holds today; null where the default does. */
export const holding = ({ choices, since }: SettingRow): Choice | null =>
  choices.find(({ from, replaced }) => from === since && !replaced) ?? null

/** What is chosen for a day to come, the first of them first. */
export const planned = ({ choices }: SettingRow, today: string): readonly Choice[] =>
  choices.filter(({ from, replaced }) => from > today && !replaced).toSorted((a, b) => (a.from < b.from ? -1 : 1))

const people = (count: number): string => plural(count, 'person', 'people')

/** What a choice would do today, in sentences; the first says the most. */
export function previewLines(
  { review, contact, leave, enter, move, waiting, overStandard, unread, people: all }: SettingsPreview,
  asked: readonly SettingRow[],
): readonly string[] {
  const moves = [
    leave > 0 && `${leave} would leave it`,
    enter > 0 && `${enter} would enter it`,
    move > 0 && `${move} would stand in another group of it`,
  ].filter((part) => part !== false)
  return [
    moves.length === 0
      ? `Nobody would enter or leave "Needs review", or stand in another group of it. It holds ${review.now} of ${people(all)}.`
      : `"Needs review" holds ${people(review.now)} now and would hold ${review.then}: ${moves.join(', ')}.`,
    contact.now === contact.then
      ? `"Needs contact" stays as long as it is: ${people(contact.now)}.`
      : `"Needs contact" holds ${people(contact.now)} now and would hold ${contact.then}.`,
    asked.some(({ orders }) => orders === 'access') &&
      `Of ${people(waiting)} waiting, ${overStandard.now} ${overStandard.now === 1 ? 'is' : 'are'} over the standard now and ${overStandard.then} would be.`,
    unread > 0 && `${people(unread)} could not be read and ${unread === 1 ? 'is' : 'are'} in none of these counts.`,
  ].filter((line) => line !== false)
}

/** What today's list says nothing of: from when a choice holds, and what keeps the rule of its own day. */
export function holdsLines(asked: readonly SettingRow[], from: string, today: string): readonly string[] {
  const day = dayText(from, today)
  return [
    ...(from > today ? [`Counted as if it held today. It holds from ${day} on.`] : []),
    ...asked.flatMap(({ says, keptBy }) =>
      keptBy === null
        ? []
        : [`${says}: counts for ${keptBy} from ${day} on. What is recorded keeps the rule of its day.`],
    ),
  ]
}

/** What is said where a count or a save got no answer that it could use. */
export function troubleText(
  trouble: Trouble,
  tried: 'counting' | 'saving',
): { readonly title: string; readonly text: string } {
  if (trouble.issues.length > 0) {
    const text = trouble.issues.map(({ problem }) => problem).join(' ')
    return { title: tried === 'saving' ? 'Not saved' : 'Could not be counted', text: `${text} What you typed is kept.` }
  }
  const title = namedTrouble(trouble)?.title ?? (tried === 'saving' ? 'Not known to be saved' : 'Could not be counted')
  const again = tried === 'saving' ? ' Saving again is safe: the same choice is stored once.' : ''
  return { title, text: `${trouble.detail} What you typed is kept.${again}` }
}

export const savedTitle = (written: number, from: string, today: string): string =>
  written === 0
    ? 'Nothing was written: it is so already'
    : `Saved: ${plural(written, 'setting')} from ${from === today ? 'today' : dayText(from, today)} on`

/** What is said beside it of what was typed while the save ran. */
export const NOT_SAVED = {
  title: 'Not saved: what you changed after you pressed Save',
  text: 'It is kept here. See what it would change, then save it.',
} as const
