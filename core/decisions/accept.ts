import type { Day } from '../day.ts'
import { next, typed, type ChartAt, type ChartDecision } from './decision.ts'

/** A chart that sent something, the episode it was sent to, and the day it is at its clinic. */
export interface Sender<C extends ChartAt> {
  readonly chart: C
  readonly to: string
  readonly today: Day
}

/**
 * What a taking over writes back into the charts that sent: one entry for each episode they sent to, and the item lives here alone
 * from then on. A chart that sent twice (what came late went another way) is written once.
 */
export const acceptedIn = <C extends ChartAt>(senders: readonly Sender<C>[]): readonly ChartDecision<C>[] =>
  [...Map.groupBy(senders, ({ chart }) => chart.episode.episodeId).values()].flatMap((group) => {
    const [first] = group
    if (!first) return []
    const { chart, today: day } = first
    const targets = new Set(group.map(({ to }) => to))
    const added = typed([...targets].map((to) => ({ kind: 'safety-sent', day, to, step: 'accepted' })))
    return [{ before: chart, episode: next(chart.episode), added }]
  })
