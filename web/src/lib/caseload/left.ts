import { keptForSession } from '../session/kept.ts'

/** A list from which charts are opened one after another, in its order as it stood then. */
export interface LeftList {
  readonly clinicId: string
  /** The address of the list with its view and order, which says nothing of a person. */
  readonly from: string
  readonly order: readonly string[]
  /** Whose chart was opened last. */
  readonly at: string
}

/** The list that was left for a chart last; null = none, or the chart was opened from where nobody stands in a row. */
export const left: { list: LeftList | null } = { list: null }
keptForSession({ isUnsaved: () => false, forget: () => (left.list = null) })

/** Charts are opened one after another to call somebody. */
export const isCalling = (): boolean => left.list?.from.includes('needs-contact') ?? false

/** Who is chosen on the way back: whose chart was open last, or where they are in the list no more, who stands nearest after or before. */
export function nearest({ order, at }: Pick<LeftList, 'order' | 'at'>, shown: readonly string[]): string | undefined {
  const i = order.indexOf(at)
  return [...order.slice(i), ...order.slice(0, i).reverse()].find((id) => shown.includes(id))
}
