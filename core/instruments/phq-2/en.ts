import { wording as long } from '../phq-9/en.ts'
import type { Wording } from '../wording.ts'

export const wording: Wording = { ...long, items: long.items.slice(0, 2) }
