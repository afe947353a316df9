import { isContact } from '../chart/contacts.ts'
import { effective } from '../chart/effective.ts'
import type { Entry, NewEntry } from '../chart/entry.ts'
import { byRecording } from '../chart/order.ts'
import type { Day } from '../day.ts'
import { next, typed, type ChartAt, type ChartDecision } from './decision.ts'

/** A chart that sent something, the episode it was sent to, and the day it is at its clinic. */
export interface Sender<C extends ChartAt> {
  readonly chart: C
  readonly to: string
  readonly today: Day
}

/** By a two-way contact or in so many words: who receives a person has them (laws S5). */
const accepts = (fact: NewEntry): boolean =>
  fact.kind !== 'correction' && (isContact(fact) || fact.kind === 'safety-accepted')

/** Episodes whose safety item came into this chart, and which nobody here has taken over yet. */
export function awaitedBy(entries: readonly Entry[]): readonly string[] {
  const standing = effective(entries).facts
  const taken = standing.filter(({ fact }) => accepts(fact))
  const from = standing.flatMap(({ fact, entry }) =>
    fact.kind === 'safety-carried' && !taken.some((one) => byRecording(entry, one.entry) < 0) ? [fact.from] : [],
  )
  return [...new Set(from)]
}

export const acceptsAny = (facts: readonly NewEntry[]): boolean => facts.some(accepts)

/** What a taking over writes back into the charts that sent: one entry each, and the item lives here alone from then on. */
export const acceptedIn = <C extends ChartAt>(senders: readonly Sender<C>[]): readonly ChartDecision<C>[] =>
  senders.map(({ chart, to, today }) => ({
    ...{ before: chart, episode: next(chart.episode) },
    added: typed([{ kind: 'safety-sent', day: today, to, step: 'accepted' }]),
  }))
