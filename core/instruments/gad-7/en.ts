import { BOTHERED } from '../frequency-en.ts'
import type { Wording } from '../wording.ts'

export const wording: Wording<'gad-7'> = {
  of: 'gad-7',
  ...BOTHERED,
  items: [
    'Feeling nervous, anxious, or on edge',
    'Not being able to stop or control worrying',
    'Worrying too much about different things',
    'Trouble relaxing',
    'Being so restless that it is hard to sit still',
    'Becoming easily annoyed or irritable',
    'Feeling afraid, as if something awful might happen',
  ],
}
