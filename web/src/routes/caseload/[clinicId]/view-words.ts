import type { Tone } from '../../../../../core/caseload/reasons/reason.ts'
import type { IconName } from '../../../lib/parts/icons.ts'
import type { StripCell, View } from './view.ts'

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
