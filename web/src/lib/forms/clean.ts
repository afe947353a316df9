import { withoutControl } from '../../../../core/control-characters.ts'
import { UNFINISHED } from './unfinished.ts'

/** What is typed or pasted, by its field, without control characters: one in any form would keep all of them from being saved or kept. */
export const clean = <V extends Readonly<Record<string, unknown>>>(values: V): V =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, inField(value)])) as V

const inField = (value: unknown): unknown =>
  typeof value === 'string' && value !== UNFINISHED ? withoutControl(value) : value
