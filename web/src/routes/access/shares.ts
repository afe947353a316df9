import type { Access } from '../../../../core/contract/index.ts'
import type { Definition } from '../../../../core/metrics/metric.ts'
import type { Share } from '../../../../core/metrics/tallies/shares.ts'
import { definitionOf } from '../../lib/metrics/definition.ts'

type ShareIn = (all: Access['all']) => Share | null

/** Shares of all referrals with a line of their own, by the metric that names and defines each. One more is a row. */
const SHARES: readonly (readonly [metric: string, of: ShareIn])[] = [['closed-within-30', (all) => all.closedWithin30]]

interface ShownShare {
  readonly metric: Definition
  readonly share: Share
}

/** Those that are known: nobody was seen long enough for the others. */
export const sharesIn = ({ all, definitions }: Pick<Access, 'all' | 'definitions'>): readonly ShownShare[] =>
  SHARES.flatMap(([id, of]) => {
    const [metric, share] = [definitionOf(definitions, id), of(all)]
    return metric && share ? [{ metric, share }] : []
  })
