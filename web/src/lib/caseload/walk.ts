import { left, type LeftList } from './left.ts'

/** The way on from a chart: who comes before and after in the list that it was opened from; null where it was opened from none. */
export function wayOn(episodeId: string, { order, from }: Pick<LeftList, 'order' | 'from'>) {
  const at = order.indexOf(episodeId)
  if (at < 0) return null
  return { before: order[at - 1] ?? null, after: order[at + 1] ?? null, place: at + 1, of: order.length, from }
}
export type WayOn = NonNullable<ReturnType<typeof wayOn>>

/** The same in the list that was left last; it is remembered who is seen. */
export function walkTo(episodeId: string): WayOn | null {
  const { list } = left
  const way = list && wayOn(episodeId, list)
  if (list && way) left.list = { ...list, at: episodeId }
  return way
}
