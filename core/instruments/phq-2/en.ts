import { wording as long } from '../phq-9/en.ts'
import type { Wording } from '../wording.ts'

export const wording: Wording<'phq-2'> = { ...long, of: 'phq-2', items: long.items.slice(0, 2) }
