import type { Day } from '../day.ts'
import { next, typed, type ChartAt, type ChartDecision } from './decision.ts'

/** A chart that sent something, the episode it was sent to, and the day it is at its clinic. */
export interface Sender<C extends ChartAt> {
  readonly chart: C
  readonly to: string
  readonly today: Day
}

/** What a taking over writes back into the charts that sent: one entry each, and the item lives here alone from then on. */
export const acceptedIn = <C extends ChartAt>(senders: readonly Sender<C>[]): readonly ChartDecision<C>[] =>
  senders.map(({ chart, to, today }) => ({
    ...{ before: chart, episode: next(chart.episode) },
    added: typed([{ kind: 'safety-sent', day: today, to, step: 'accepted' }]),
  }))
