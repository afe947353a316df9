import { placeIn } from '../../../../../../core/chart/effective.ts'
import type { ClinicalFact, Entry, NewEntry } from '../../../../../../core/chart/entry.ts'
import type { SentEntry } from '../../../../../../core/chart/earlier-notes.ts'
import { factOf } from '../../../../../../core/chart/families.ts'
import { byPlace, byRecording, END_OF_DAY, type Place } from '../../../../../../core/chart/order.ts'
import type { UnreadEntry } from '../../../../../../core/contract/schemas/charts.ts'
import type { Day } from '../../../../../../core/day.ts'
import { dayText } from '../../../../lib/text/day.ts'
import type { EntryLine, MemberName } from './line.ts'
import { factLine } from './words.ts'

export interface EntryView {
  readonly entry: SentEntry
  readonly line: EntryLine
  readonly day: Day
  /** 'HH:MM' where somebody stated it. */
  readonly time: string | null
  /** What the entry states; of a correction, what it puts in place. */
  readonly fact: ClinicalFact
  /** Why it was corrected, and what stands instead; null while it stands. */
  readonly corrected: { readonly reason: string; readonly instead: string; readonly by: string } | null
  readonly place: Place
}
/** A line of the list: an entry, or one that this version cannot read and that keeps its place all the same. */
export type ListLine = { readonly id: string; readonly view: EntryView | UnreadEntry }
export const isUnreadLine = (view: EntryView | UnreadEntry): view is UnreadEntry => 'why' in view

/** What stands for a note that is in the chart and not on this page yet: it is never shown as no note. */
const NOT_HERE = 'An earlier note is not loaded here'
/** What an entry says in one line; `fact` is what it states. */
function lineOf(
  { unsent }: Pick<SentEntry, 'unsent'>,
  fact: ClinicalFact,
  { today, nameOf }: Pick<ReadBy, 'today' | 'nameOf'>,
): EntryLine {
  const line = factLine(fact, today, nameOf)
  return unsent ? { ...line, text: [line.text, NOT_HERE].filter(Boolean).join('. ') } : line
}

/**
 * The entries of a chart as they are listed: the one order of a chart turned round, newest first. What was corrected stays in its
 * place, struck, with what stands instead; a correction stands just above it. One that only strikes out is told with the entry
 * it struck.
 */
export function entryViews(
  entries: readonly SentEntry[],
  superseded: Readonly<Record<string, string>>,
  today: Day,
  nameOf?: MemberName,
): readonly EntryView[] {
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  return entries
    .flatMap((entry) => {
      const fact = factOf(entry)
      return fact ? [view(entry, fact, byId, { superseded, today, nameOf })] : []
    })
    .sort((a, b) => byPlace(b.place, a.place) || byRecording(b.entry, a.entry))
}

interface ReadBy {
  readonly superseded: Readonly<Record<string, string>>
  readonly today: Day
  readonly nameOf: MemberName | undefined
}
function view(
  entry: SentEntry,
  fact: ClinicalFact,
  byId: ReadonlyMap<string, SentEntry>,
  { superseded, today, nameOf }: ReadBy,
): EntryView {
  const correction = byId.get(superseded[entry.id] ?? '')
  return {
    entry,
    fact,
    line: lineOf(entry, fact, { today, nameOf }),
    day: fact.day,
    time: fact.time ?? null,
    corrected:
      correction && correction.fact.kind === 'correction'
        ? because(correction, correction.fact, { today, nameOf })
        : null,
    place: placeIn(entry, fact, byId),
  }
}

function because(
  entry: SentEntry,
  fact: Extract<NewEntry, { kind: 'correction' }>,
  { today, nameOf }: Pick<ReadBy, 'today' | 'nameOf'>,
): EntryView['corrected'] {
  const instead = fact.replacement ? lineOf(entry, fact.replacement, { today, nameOf }) : null
  return {
    reason: fact.reason,
    by: entry.author,
    instead: instead ? `${instead.what}: ${instead.text}` : 'Nothing: struck out',
  }
}

/**
 * Whether a correction of an entry can be opened: while it stands and all of the chart is read, and wherever one is typed already. What
 * is typed is not lost from sight because somebody else was faster, or because its own save was never answered.
 */
export const isOpenToCorrection = (
  { entry, corrected }: Pick<EntryView, 'entry' | 'corrected'>,
  typed: Readonly<Record<string, unknown>>,
  unread: readonly UnreadEntry[],
): boolean => Object.hasOwn(typed, entry.id) || (corrected === null && unread.length === 0)

/** Of an entry that cannot be read only day and version are known; without a day it stands at the top, where it is seen. */
const unreadPlace = ({ day, version }: UnreadEntry): Place => ({
  day: day ?? '9999-12-31',
  time: END_OF_DAY,
  version,
  place: 0,
})

/** The whole list, newest first, with every entry that could not be read in its place: nothing is dropped. */
export function entryList(views: readonly EntryView[], unread: readonly UnreadEntry[]): readonly ListLine[] {
  const read = views.map((view) => ({ id: view.entry.id, view, place: view.place }))
  const unreadLines = unread.map((entry) => ({ id: entry.id, view: entry, place: unreadPlace(entry) }))
  return [...unreadLines, ...read].sort((a, b) => byPlace(b.place, a.place)).map(({ id, view }) => ({ id, view }))
}

/**
 * What an entry does in words: what it states, or of one that strikes out what it struck, looked up among `entries`; `day` is that of the fact.
 */
export function toldOf(
  entry: SentEntry,
  entries: readonly SentEntry[],
  today: Day,
  nameOf?: MemberName,
): { readonly head: string; readonly text: string; readonly day: Day | null } {
  const { fact: said } = entry
  const stated = factOf(entry)
  const struck = said.kind === 'correction' ? entries.find(({ id }) => id === said.corrects) : undefined
  const of = stated ? entry : struck
  const fact = of ? factOf(of) : null
  if (!of || !fact) return { head: 'An entry was struck out', text: '', day: null }
  const { what, text } = lineOf(of, fact, { today, nameOf })
  const before = stated === null ? 'Struck out: ' : said.kind === 'correction' ? 'Corrected: ' : ''
  return { head: `${before}${what}`, text, day: fact.day }
}

/** What somebody else wrote since this page was read, in the order it was recorded: told when a save meets a newer version. */
export function newSince(
  before: readonly Entry[],
  now: readonly SentEntry[],
  today: Day,
  nameOf?: MemberName,
): readonly string[] {
  const known = new Set(before.map((entry) => entry.id))
  return now
    .filter((entry) => !known.has(entry.id))
    .sort(byRecording)
    .map((entry) => {
      const { head, text, day } = toldOf(entry, now, today, nameOf)
      return day === null ? head : `${head}, ${dayText(day, today)}: ${text}`
    })
}
