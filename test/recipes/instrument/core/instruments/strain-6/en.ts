import type { Wording } from '../wording.ts'

export const wording: Wording<'strain-6'> = {
  of: 'strain-6',
  recall: 'the last 2 weeks',
  stem: 'How often in the last 2 weeks',
  items: ['Strain at home', 'Strain at work', 'Sleep', 'Worry', 'Anger', 'Thoughts of harming oneself'],
  options: { 0: 'Never', 1: 'Rarely', 2: 'Sometimes', 3: 'Often', 4: 'Always' },
}
