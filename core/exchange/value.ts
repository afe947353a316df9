import { codesIn } from './codings.ts'
import { LOINC } from '../instruments/code-systems.ts'
import type { Option } from '../instruments/instrument.ts'
import { field, isObject, textIn, type Json } from './json.ts'

/** A whole number, that none is there (with the source's reason or not), or what is wrong with it. */
export type FoundNumber =
  { readonly number: number } | { readonly absent: 'explained' | 'unexplained' } | { readonly problem: string }

/** Units a score may carry: none, or one of the ways to write "a count of points". */
const SCORE_UNITS: ReadonlySet<string> = new Set(['', '1', '{score}'])

const valueKeys = (holder: Json): string[] =>
  Object.keys(holder).filter((key) => /^value[A-Z]/.test(key) && holder[key] !== undefined)

function quantity(value: unknown): FoundNumber {
  if (!isObject(value)) return { problem: 'valueQuantity must be an object with a value.' }
  const unit = [textIn(value, 'code'), textIn(value, 'unit')].find((text) => text !== undefined) ?? ''
  if (!SCORE_UNITS.has(unit))
    return { problem: 'valueQuantity has a unit that is not a score. Leave it out or write {score}.' }
  if (field(value, 'comparator') !== undefined)
    return { problem: 'valueQuantity has a comparator, so the score is not known. Give the score itself.' }
  return asNumber(field(value, 'value'), 'valueQuantity.value')
}

function asNumber(value: unknown, name: string): FoundNumber {
  if (typeof value !== 'number') return { problem: `${name} must be a number, without quotation marks.` }
  if (!Number.isInteger(value)) return { problem: `${name} must be a whole number.` }
  return { number: value }
}

/** The number an Observation or a component holds: valueInteger, valueQuantity in points, or the LOINC code of one of these answers. */
export function numberIn(holder: unknown, options: readonly Option[]): FoundNumber {
  if (!isObject(holder)) return { problem: 'It must be an object.' }
  const keys = valueKeys(holder)
  const [key] = keys
  if (key === undefined)
    return { absent: field(holder, 'dataAbsentReason') === undefined ? 'unexplained' : 'explained' }
  if (keys.length > 1) return { problem: 'It has more than one value. Keep one.' }
  if (key === 'valueInteger') return asNumber(holder[key], key)
  if (key === 'valueQuantity') return quantity(holder[key])
  if (key !== 'valueCodeableConcept') return { problem: `${key.slice(0, 40)} cannot hold a score. Use valueInteger.` }
  const codes = codesIn(holder[key], LOINC)
  const answer = options.find(({ loinc }) => loinc !== null && codes.includes(loinc))
  return answer
    ? { number: answer.value }
    : { problem: 'valueCodeableConcept holds none of the LOINC answers of this item.' }
}
