import type { Tone } from '../../../../../core/caseload/reasons/reason.ts'
import type { IconName } from '../../../lib/parts/icons.ts'
import { inWords } from '../../../lib/text/code.ts'
import type { At } from './columns/column.ts'
import { COLUMNS } from './columns/index.ts'
import type { StripCell } from '../../../../../core/caseload/needs.ts'
import type { Filters, View } from './view.ts'

export const VIEW_NAMES: { readonly [V in View]: string } = {
  'needs-review': 'Needs review',
  'needs-contact': 'Needs contact',
  everyone: 'Everyone',
  waiting: 'Waiting',
  treatment: 'In treatment',
}
export const STRIP_WORDS: { readonly [C in StripCell]: { name: string; note: string; icon: IconName; tone: Tone } } = {
  safety: { name: 'Safety open', note: 'not assessed, or a risk', icon: 'shield', tone: 'safety' },
  worse: { name: 'Worse', note: 'worse, relapse, gain lost', icon: 'rising', tone: 'attention' },
  target: { name: 'Not at target', note: 'week 8 on, or no treatment', icon: 'level', tone: 'attention' },
  unknown: { name: 'Unknown', note: 'safety answer or score', icon: 'question', tone: 'unknown' },
  overdue: { name: 'Overdue', note: 'contact is late', icon: 'clock', tone: 'attention' },
}

export const reasonName = (reason: NonNullable<Filters['reason']>): string =>
  reason in STRIP_WORDS ? STRIP_WORDS[reason as StripCell].name : inWords(reason)

/** Which people a list is of, in words. What was typed into the search is a name, and is not repeated. */
export function filterWords(filters: Filters, searched: boolean, at: At): string {
  const chosen = COLUMNS.flatMap(({ id, filter }) => {
    const value = filter && filters[id]
    return value ? [`${filter.label}: ${filter.nameOf(value, at)}`] : []
  })
  const reason = filters.reason ? [reasonName(filters.reason)] : []
  return [VIEW_NAMES[filters.show], ...reason, ...chosen, ...(searched ? ['found by a search'] : [])].join(', ')
}
