import { name } from '../one/a.ts'

export const length = (): number => name.length
