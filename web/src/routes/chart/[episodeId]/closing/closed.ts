import { factOf } from '../../../../../../core/chart/families.ts'
import type { Entry, Fact } from '../../../../../../core/chart/entry.ts'
import { actionOf } from '../../../../../../core/chart/kinds/close.ts'
import type { KnownSafety } from '../../../../lib/caseload/known-row.ts'
import type { KnownChart, ReadChart } from '../known.ts'
import type { Day } from '../../../../../../core/day.ts'
import { isOpenSafety } from '../../../../lib/caseload/open-safety.ts'
import { closeReason } from '../../../../lib/text/close-reason.ts'
import { dayText } from '../../../../lib/text/day.ts'
import { plural } from '../../../../lib/text/number.ts'

/** The close that stands: the entry that says it, what it says, and the entry that closed, another one where that was corrected since. */
export interface StandingClose {
  readonly entry: Entry
  readonly fact: Fact<'close'>
  readonly first: Entry
}
/** The entry that corrections of corrections go back to. */
function firstOf(entry: Entry, entries: readonly Entry[]): Entry {
  const { fact } = entry
  const before = fact.kind === 'correction' ? entries.find(({ id }) => id === fact.corrects) : undefined
  return before ? firstOf(before, entries) : entry
}
/** The close of a chart that no correction took back; null = it is open, or its close cannot be read here. */
export function closeOf({ entries, superseded }: Pick<ReadChart, 'entries' | 'superseded'>): StandingClose | null {
  for (const entry of entries) {
    const fact = entry.id in superseded ? null : factOf(entry)
    if (fact?.kind === 'close') return { entry, fact, first: firstOf(entry, entries) }
  }
  return null
}

/** Which forms of a closed chart are still taken (laws S5): all of what safety and following need, or of who goes on elsewhere less. */
const STILL = {
  own: 'Still possible: a contact or an attempt, an answer or a score, an assessment of risk, a hand-over and what follows from it, a case review, and any correction. A new treatment, referral or consent needs a new episode',
  'entered-twice':
    'This person was entered twice and goes on in another chart. Here only what is about safety can still be recorded',
  transferred:
    'The care goes on in another clinic. Still possible here: a contact or an attempt, an answer or a score, an assessment of risk, a hand-over and what follows from it, and any correction',
} as const

/** What a closed chart says at its top: since when, why and by whom, and what can still be recorded. Null while it is open. */
export function closedWords(
  chart: ReadChart,
  today: Day,
  nameOf: (sub: string) => string,
): { readonly title: string; readonly text: string } | null {
  const { row } = chart
  if (row.stage !== 'closed') return null
  const close = closeOf(chart)
  const corrected = close && close.entry !== close.first ? `, corrected by ${nameOf(close.entry.author)}` : ''
  const still = STILL[(close && actionOf(close.fact.reason)) ?? 'own']
  return {
    title: close
      ? `Closed on ${dayText(close.fact.day, today)}: ${closeReason(close.fact.reason)}, recorded by ${nameOf(close.first.author)}${corrected}`
      : 'This episode is closed',
    text: `${still}.${isOpenSafety(row.safety) ? ' The safety item stays open until it is settled.' : ''}`,
  }
}

/** So long after a close the one who recorded it can undo it by one press; ms. */
export const UNDO_FOR = 60_000
/** The reason that an undone close keeps. */
export const UNDONE = 'Closed by mistake, undone at once'
/**
 * How long somebody can still undo a close, in ms; 0 = no more, it was not theirs, it was corrected since, or an action closed it. How old
 * it was when the chart was read is by the server's clock, and what has passed since by this machine's: neither is held against the other, which may go wrong.
 */
export function undoLeft(
  { entry, fact, first }: StandingClose,
  sub: string | undefined,
  { asOf, readAt, now }: { readonly asOf: string; readonly readAt: number | null; readonly now: number },
): number {
  if (entry !== first || entry.author !== sub || entry.source !== 'typed' || actionOf(fact.reason) || readAt === null)
    return 0
  const age = Date.parse(asOf) - Date.parse(entry.instant) + Math.max(0, now - readAt)
  return Math.max(0, UNDO_FOR - age) || 0
}

const OPEN: Readonly<Partial<Record<KnownSafety['state'], string>>> = {
  newer: 'The state of the safety item is not known here (newer version)',
  high: 'Risk is high and not checked',
  moderate: 'Risk is moderate and not managed',
  unassessed: 'An answer about safety is not assessed',
  elsewhere: 'The person is with another service, and nobody has said yet that they were received',
  'struck-out': 'What was struck out is not confirmed',
}

/** What closing an episode leaves open, said before it is saved (laws S5); null where nothing is open. */
export function closeWarning({ safety }: { readonly safety: KnownSafety | null }): string | null {
  if (!safety) return null
  const open = OPEN[safety.state] ?? (safety.awaiting ? 'Something waits for a second person to confirm' : null)
  const when = safety.state === 'elsewhere' ? ' on the check day' : ''
  return open && `${open}: it stays open, and the person moves to Closed, safety open${when}`
}

/** All that a close leaves as it is, a line each: what is open about safety first. `others` = forms with something typed and not saved. */
export function leftOpen({ row }: Pick<KnownChart, 'row'>, others: number, today: Day): readonly string[] {
  const warning = closeWarning(row)
  return [
    ...(warning ? [warning] : []),
    ...(row.nextDue
      ? [`A contact promised for ${dayText(row.nextDue, today)}: nobody is reminded of it any more`]
      : []),
    ...(row.treatments.length > 0
      ? [`${row.treatments.join('; ')}: goes on as recorded, and nobody here follows it`]
      : []),
    ...(others > 0 ? [`${plural(others, 'form', 'forms')} with something typed that this does not save`] : []),
  ]
}
