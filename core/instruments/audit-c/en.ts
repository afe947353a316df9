import type { Wording } from '../wording.ts'

export const wording: Wording<'audit-c'> = {
  of: 'audit-c',
  recall: 'the past year',
  stem: 'How somebody drank in the past year',
  items: [
    'How often a drink with alcohol',
    'Drinks on a typical day of drinking',
    'How often six or more on one occasion',
  ],
  options: {
    0: 'Never',
    1: 'Monthly or less',
    2: '2 to 4 times a month',
    3: '2 to 3 times a week',
    4: '4 or more times a week',
  },
  itemOptions: {
    2: { 0: '1 or 2', 1: '3 or 4', 2: '5 or 6', 3: '7 to 9', 4: '10 or more' },
    3: { 0: 'Never', 1: 'Less than monthly', 2: 'Monthly', 3: 'Weekly', 4: 'Daily or almost daily' },
  },
}
