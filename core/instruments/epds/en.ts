import type { Wording } from '../wording.ts'

/** Items are named; the paper form has the wording, and its answers are entered as the points it gives them. */
export const wording: Wording<'epds'> = {
  of: 'epds',
  recall: 'the last 7 days',
  stem: 'Of the last 7 days: the points that the form gives to each answer',
  items: [
    'Able to laugh',
    'Looking forward to things',
    'Blaming oneself',
    'Anxious or worried',
    'Scared or panicky',
    'Things getting on top of one',
    'So unhappy that sleep is difficult',
    'Sad or miserable',
    'So unhappy as to cry',
    'Thoughts of harming oneself',
  ],
  options: { 0: '0 points', 1: '1 point', 2: '2 points', 3: '3 points' },
}
