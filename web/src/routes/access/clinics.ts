import type { Access } from '../../../../core/contract/index.ts'
import { HEADLINE } from '../../../../core/metrics/thresholds.ts'

type Clinic = Access['clinics'][number]

/** Columns of the table of clinics that it can be ordered by. */
export const COLUMNS = ['name', 'referrals', 'within14', 'half', 'waiting', 'over'] as const
export type Column = (typeof COLUMNS)[number]
export interface Order {
  readonly column: Column
  readonly descending: boolean
}
const BY_NAME: Order = { column: 'name', descending: false }

const VALUE: { readonly [C in Exclude<Column, 'name'>]: (clinic: Clinic) => number | null } = {
  referrals: ({ figures }) => figures.referrals,
  within14: ({ figures }) => figures.within[HEADLINE]?.value ?? null,
  half: ({ figures }) => figures.half.estimate,
  waiting: ({ figures }) => figures.waiting.size,
  over: ({ figures }) => figures.waiting.overStandard,
}

/** Order as in a link: "waiting" or "-waiting"; anything else is by name. */
export function parseOrder(text: string | null): Order {
  const column = COLUMNS.find((name) => name === text?.replace(/^-/, ''))
  return column ? { column, descending: text?.startsWith('-') ?? false } : BY_NAME
}
/** What a click on a column asks for: numbers start with the highest, a second click turns it round. */
export function nextOrder(current: Order, column: Column): string {
  if (current.column === column) return current.descending ? column : `-${column}`
  return column === 'name' ? 'name' : `-${column}`
}

/** Clinics in order. A clinic without the number stands last both ways: no number is neither the best nor the worst. */
export function inOrder(clinics: readonly Clinic[], { column, descending }: Order): readonly Clinic[] {
  const sign = descending ? -1 : 1
  return [...clinics].sort((a, b) => {
    if (column === 'name') return sign * a.name.localeCompare(b.name)
    const [x, y] = [VALUE[column](a), VALUE[column](b)]
    if (x === null || y === null) return x === y ? a.name.localeCompare(b.name) : x === null ? 1 : -1
    return sign * (x - y) || a.name.localeCompare(b.name)
  })
}
