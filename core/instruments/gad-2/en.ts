import { wording as long } from '../gad-7/en.ts'
import type { Wording } from '../wording.ts'

export const wording: Wording<'gad-2'> = { ...long, of: 'gad-2', items: long.items.slice(0, 2) }
