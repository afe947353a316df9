import type * as z from 'zod/mini'
import { checkedProblem } from '../checked.ts'
import type { Issue } from '../result.ts'
import { problemWords } from '../words/en/problems.ts'

type RawIssue = z.core.$ZodRawIssue

/** What is asked for, where a value of another type was given. */
const NOUNS: Readonly<Record<string, string>> = {
  string: 'text',
  boolean: 'yes or no (true or false)',
  array: 'a list',
  tuple: 'a list',
  object: 'fields with their names',
  record: 'fields with their names',
}
const nounOf = (expected: string): string => NOUNS[expected] ?? 'another kind of value'
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const isMissing = (input: unknown): boolean => input === undefined || input === null
const needed = (input: unknown, what: string): string =>
  isMissing(input) ? `This is needed. ${capital(what)}` : capital(what)

const known = (bound: unknown): number | null =>
  typeof bound === 'number' && Math.abs(bound) < Number.MAX_SAFE_INTEGER ? bound : null
const within = (least: number | null, most: number | null): string => {
  if (least !== null && most !== null) return least === most ? ` of ${least}` : ` from ${least} to ${most}`
  return least !== null ? `, ${least} or more` : most !== null ? `, ${most} or less` : ''
}

/** "a whole number from 0 to 27": both bounds of the schema that refused, whichever of them it was. */
function numberWords({ schema, inst }: RawIssue): string {
  const owner = schema ?? inst
  if (owner === undefined || !isNumber(owner)) return 'a number'
  const { def } = owner._zod
  const isWhole = 'format' in def && def.format === 'safeint'
  return `${isWhole ? 'a whole number' : 'a number'}${within(boundOf(def, 'greater_than'), boundOf(def, 'less_than'))}`
}

/** By its own word: `instanceof` would bring the whole of zod into every bundle. */
const isNumber = (schema: { readonly _zod: { readonly def: object } }): schema is z.core.$ZodNumber =>
  'type' in schema._zod.def && schema._zod.def.type === 'number'

function boundOf({ checks = [] }: z.core.$ZodNumberDef, side: 'greater_than' | 'less_than'): number | null {
  for (const check of checks) {
    const { def } = check._zod as unknown as { readonly def: { readonly check: string; readonly value?: unknown } }
    if (def.check === side) return known(def.value)
  }
  return null
}

function sizeWords(issue: RawIssue & { readonly code: 'too_small' | 'too_big' }): string {
  if (issue.origin === 'number' || issue.origin === 'int') return capital(numberWords(issue))
  const [bound, count] = issue.code === 'too_small' ? ['At least', issue.minimum] : ['At most', issue.maximum]
  const what = issue.origin === 'string' ? (Number(count) === 1 ? 'character' : 'characters') : 'in this list'
  return `${bound} ${count} ${what}`
}

const oneOf = (values: readonly unknown[]): string =>
  values.length === 1 ? `only ${String(values[0])} is possible` : `one of: ${values.map(String).join(', ')}`

/** Options of a union: its discriminator's words, or those of its members where each is a list of words. */
function unionWords(issue: RawIssue & { readonly code: 'invalid_union' }): string {
  if (issue.discriminator) {
    const given = (issue.input as Readonly<Record<string, unknown>>)[issue.discriminator]
    const options = capital(oneOf(issue['options'] as readonly unknown[]))
    return isMissing(given) ? `This is needed. ${options}` : `No such ${issue.discriminator}. ${options}`
  }
  const inner = issue.errors.flat()
  const values = inner.flatMap((one) => (one.code === 'invalid_value' ? one.values : []))
  if (values.length >= inner.length && values.length > 0) return needed(issue.input, oneOf(values))
  return [...new Set(inner.map(({ message }) => message))].join(', or: ')
}

/** Which fields there are; never the name that was given, which may be anything. */
function fieldWords({ inst, keys }: RawIssue & { readonly code: 'unrecognized_keys' }): string {
  const shape = inst && 'shape' in inst._zod.def ? Object.keys(inst._zod.def.shape as object) : []
  const strange = keys.length === 1 ? 'A field here is not known' : `${keys.length} fields here are not known`
  return shape.length > 0 ? `${strange}. Known are: ${shape.join(', ')}` : `${strange}: take out what is not described`
}

const NOT_POSSIBLE = 'This is not possible here: see the API description'
/**
 * What a schema refuses, in words for whoever filled the form or made the request: what is missing or what is possible, and never
 * what was given, which is health information. A schema that states its own words keeps them. One place for every code of zod.
 */
export const schemaWords: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      if (['int', 'number'].includes(issue.expected)) return needed(issue.input, numberWords(issue))
      return isMissing(issue.input) && ['string', 'object'].includes(issue.expected)
        ? 'This is needed'
        : needed(issue.input, nounOf(issue.expected))
    case 'invalid_value':
      return needed(issue.input, oneOf(issue.values))
    case 'too_small':
    case 'too_big':
      return sizeWords(issue)
    case 'invalid_union':
      return unionWords(issue)
    case 'unrecognized_keys':
      return fieldWords(issue)
    case 'not_multiple_of':
      return `A multiple of ${issue.divisor}`
    case 'invalid_format':
      return 'This is written in another way: see the API description'
    case 'custom': {
      const own = checkedProblem(issue.params)
      return own ? problemWords(own) : NOT_POSSIBLE
    }
    case 'invalid_key':
    case 'invalid_element':
      return NOT_POSSIBLE
  }
}

export const MOST_ISSUES = 20

/** What is wrong and where, as the request has it: `entries.0.day`. */
export const issuesOf = (part: string, error: z.core.$ZodError): readonly Issue[] =>
  error.issues.slice(0, MOST_ISSUES).map(({ path, message }) => ({
    at: [part, ...path].filter((step) => step !== '').join('.'),
    problem: message,
  }))
