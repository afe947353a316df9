import { length } from '../two/b.ts'

export const name = 'ring'
export const doubled = (): number => 2 * length()
