import { keptForSession } from '../session/kept.ts'

/** A list from which charts are opened one after another, in its order as it stood then. */
export interface LeftList {
  readonly clinicId: string
  /** The address of the list with its view and order, which says nothing of a person. */
  readonly from: string
  readonly order: readonly string[]
  /** Who stands there, by the ids of their charts: kept in memory and nowhere else. */
  readonly names: ReadonlyMap<string, string>
  /** Whose chart was opened last. */
  readonly at: string
}

/** The order of a list and who stands in it. */
export const asLeft = (rows: readonly { readonly episodeId: string; readonly name: string }[]) => ({
  order: rows.map(({ episodeId }) => episodeId),
  names: new Map(rows.map(({ episodeId, name }) => [episodeId, name])),
})

/** The list that was left for a chart last; null = none, or the chart was opened from where nobody stands in a row. */
export const left: { list: LeftList | null } = { list: null }
keptForSession({ isUnsaved: () => false, forget: () => (left.list = null) })

/** Whose chart it is, as the list knows before the chart is read; '' = it was opened from none. */
export function nameLeft(episodeId: string): string {
  const name = left.list?.names.get(episodeId) ?? ''
  const [family, given, ...others] = name.split(', ')
  return given && others.length === 0 ? `${given} ${family}` : name
}

/** Charts are opened one after another to call somebody. */
export const isCalling = (): boolean =>
  new URLSearchParams(left.list?.from.split('?')[1]).get('show') === 'needs-contact'

/** Who is chosen on the way back: whose chart was open last, or where they are in the list no more, who stands nearest after or before. */
export function nearest({ order, at }: Pick<LeftList, 'order' | 'at'>, shown: readonly string[]): string | undefined {
  const i = order.indexOf(at)
  return [...order.slice(i), ...order.slice(0, i).reverse()].find((id) => shown.includes(id))
}
