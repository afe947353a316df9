import { isDay } from '../../day.ts'
import { ID_PATTERN } from '../../id.ts'
import { HIGHEST_ANSWER, MOST_ANSWERS } from '../../instruments/limits.ts'
import { problem, type None, type ProblemOf } from '../problem.ts'
import { offered, type Choice, type Field, type List } from './field.ts'

/** A field of a kind, by which its words are found. */
export type FieldOf = { readonly kind: string; readonly field: string }
/** Words to choose from: those that people are offered, and whose they are; null = of no field of a kind. */
type Offered = { readonly words: readonly string[]; readonly of: FieldOf | null }
/** What a field can be refused for. `missing`: nothing was given. */
export type FieldProblems = {
  readonly needed: { readonly needs: string } & Offered
  readonly 'not-text': { readonly missing: boolean }
  readonly 'text-empty': None
  readonly 'text-long': { readonly most: number; readonly length: number }
  readonly 'note-long': { readonly most: number; readonly length: number }
  readonly 'not-a-day': None
  readonly 'not-a-time': None
  readonly 'not-an-id': None
  readonly 'not-a-code': None
  readonly 'not-one-of': { readonly missing: boolean } & Offered
  readonly 'not-a-list': { readonly missing: boolean }
  readonly 'list-short': { readonly least: number }
  readonly 'list-long': { readonly most: number }
  readonly 'not-yes-or-no': { readonly missing: boolean }
  readonly 'not-minutes': None
  readonly 'not-a-total': None
  readonly 'not-a-count': { readonly most: number }
  readonly 'not-an-answer': None
  readonly 'not-a-ladder': None
}
export type FieldProblem = ProblemOf<FieldProblems>
type Problems = readonly FieldProblem[]

const NONE: Problems = []
const isMissing = (value: unknown): boolean => value === undefined || value === null
const isWhole = (value: unknown, most: number): boolean =>
  Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= most

const LONGEST_LABEL = 200
const LONGEST_NOTE = 4000
const TIME_OF_DAY = /^([01]\d|2[0-3]):[0-5]\d$/
const DIAGNOSIS_CODE = /^[A-Za-z0-9.]{1,18}$/
const MINUTES_OF_A_DAY = 1440

/** A text, and what it may be: nothing but text is held against the rule. */
function textProblems({ needs }: Field, value: unknown, rule: (text: string) => Problems): Problems {
  if (typeof value === 'string') return rule(value)
  return needs === undefined ? [problem('', 'not-text', { missing: isMissing(value) })] : said(needs)
}
const UNOFFERED: Offered = { words: [], of: null }
const said = (needs: string, asked: Offered = UNOFFERED): Problems => [problem('', 'needed', { needs, ...asked })]

function labelProblems({ needs, ...field }: Field, text: string): Problems {
  const length = text.trim().length
  const most = 'most' in field && field.most !== undefined ? field.most : LONGEST_LABEL
  if (length === 0) return needs === undefined ? [problem('', 'text-empty', {})] : said(needs)
  return length > most ? [problem('', 'text-long', { most, length })] : NONE
}

function wordProblems(field: Choice | List, value: unknown, of: FieldOf | null): Problems {
  if (field.words.includes(value as string)) return NONE
  const asked = { words: offered(field), of }
  return field.needs === undefined
    ? [problem('', 'not-one-of', { missing: isMissing(value), ...asked })]
    : said(field.needs, asked)
}

function listProblems(
  value: unknown,
  { least, most }: { readonly least: number; readonly most: number },
  each: (one: unknown) => Problems,
): Problems {
  if (!Array.isArray(value)) return [problem('', 'not-a-list', { missing: isMissing(value) })]
  const inEach = value.flatMap((one, i) => each(one).map((found) => ({ ...found, at: String(i) })))
  if (value.length < least) return [...inEach, problem('', 'list-short', { least })]
  return value.length > most ? [...inEach, problem('', 'list-long', { most })] : inEach
}

const LADDER = 5
function ladderProblems(value: unknown): Problems {
  if (!Array.isArray(value) || value.length !== LADDER) return [problem('', 'not-a-ladder', {})]
  return value.flatMap((one, i) =>
    one === null || typeof one === 'boolean' ? [] : [problem(String(i), 'not-a-ladder', {})],
  )
}

const OK = (holds: boolean, code: 'not-minutes' | 'not-a-total' | 'not-an-answer'): Problems =>
  holds ? NONE : [problem('', code, {})]

/** What is wrong with a value that is there. */
function valueProblems(field: Field, value: unknown, of: FieldOf | null): Problems {
  switch (field.type) {
    case 'text':
      return textProblems(field, value, (text) => labelProblems(field, text))
    case 'note':
      return textProblems(field, value, ({ length }) =>
        length > LONGEST_NOTE ? [problem('', 'note-long', { most: LONGEST_NOTE, length })] : NONE,
      )
    case 'day':
      return textProblems(field, value, (text) => (isDay(text) ? NONE : [problem('', 'not-a-day', {})]))
    case 'time':
      return textProblems(field, value, (text) => (TIME_OF_DAY.test(text) ? NONE : [problem('', 'not-a-time', {})]))
    case 'id':
      return textProblems(field, value, (text) => (ID_PATTERN.test(text) ? NONE : [problem('', 'not-an-id', {})]))
    case 'diagnosis-code':
      return textProblems(field, value, (text) => (DIAGNOSIS_CODE.test(text) ? NONE : [problem('', 'not-a-code', {})]))
    case 'choice':
      return wordProblems(field, value, of)
    case 'list':
      return listProblems(value, { least: 0, most: field.most }, (one) => wordProblems(field, one, of))
    case 'answers':
      return listProblems(value, { least: 1, most: MOST_ANSWERS }, (one) =>
        OK(one === null || isWhole(one, HIGHEST_ANSWER), 'not-an-answer'),
      )
    case 'ladder':
      return ladderProblems(value)
    case 'minutes':
      return OK(isWhole(value, MINUTES_OF_A_DAY), 'not-minutes')
    case 'total':
      return OK(isWhole(value, field.most), 'not-a-total')
    case 'count':
      return isWhole(value, field.most) ? NONE : [problem('', 'not-a-count', { most: field.most })]
    case 'yes-no':
      return typeof value === 'boolean' ? NONE : [problem('', 'not-yes-or-no', { missing: isMissing(value) })]
    case 'only':
      return value === true
        ? NONE
        : [problem('', 'not-one-of', { missing: isMissing(value), words: ['true'], of: null })]
  }
}

/**
 * What is wrong with the value of a field; empty = nothing. Asked by the server, the browser and the importer alike. `at` is '' for
 * the value itself, else the place in its list; `of` says whose words a choice has.
 */
export function fieldProblems(field: Field, value: unknown, of: FieldOf | null = null): readonly FieldProblem[] {
  if (value === undefined && (field.optional || field.byDefault !== undefined)) return NONE
  if (value === null && field.nullable) return NONE
  return valueProblems(field, value, of)
}

/** A sound value in the form it is kept in: a text without the spaces around it, and what was left out by its default. */
export function keptValue(field: Field, value: unknown): unknown {
  if (value === undefined) return Array.isArray(field.byDefault) ? [...(field.byDefault as unknown[])] : field.byDefault
  if (field.type === 'text' && typeof value === 'string') return value.trim()
  return Array.isArray(value) ? [...(value as unknown[])] : value
}
