import type { Wording } from '../wording.ts'

export const wording: Wording<'who-5'> = {
  of: 'who-5',
  recall: 'the last 2 weeks',
  stem: 'Over the last 2 weeks, how much of the time was it so?',
  items: [
    'Cheerful and in good spirits',
    'Calm and relaxed',
    'Active and vigorous',
    'Woke up fresh and rested',
    'Daily life filled with things of interest',
  ],
  options: {
    0: 'At no time',
    1: 'Some of the time',
    2: 'Less than half of the time',
    3: 'More than half of the time',
    4: 'Most of the time',
    5: 'All of the time',
  },
}
