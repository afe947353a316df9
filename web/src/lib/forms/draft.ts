import type { ClinicalFact } from '../../../../core/chart/entry.ts'
import { asks, following, followingNames, type FactKind, type Said } from '../../../../core/chart/kinds/index.ts'
import type { Field } from '../../../../core/chart/kinds/field.ts'
import { readFact, rowsOf } from '../../../../core/chart/kinds/read.ts'
import { withFollowing } from '../../../../core/chart/kinds/typed.ts'
import { issuesInWords } from '../../../../core/words/en/problems.ts'
import type { Problem } from '../parts/problem.ts'
import { clean } from './clean.ts'
import { same } from './touched.ts'
import { UNFINISHED, withUnfinished } from './unfinished.ts'

/** What stands in one field of a form: a text, '' = nothing; several chosen words; answers in their order. */
export type Value = string | readonly (string | number | boolean | null)[]
export type Values = Readonly<Record<string, Value>>
/**
 * What is being typed of any kind, before it is a fact. `start` is what stood in its fields at first; `recorded` is what it corrects,
 * null = it is new. Lives in memory alone.
 */
export interface Draft {
  readonly kind: FactKind
  readonly values: Values
  readonly start: Values
  readonly recorded: ClinicalFact | null
}
/** Whether two looks are at one draft, whatever was typed between them: another one of the same form was begun anew. */
export const isSameDraft = (a: Pick<Draft, 'start'> | undefined, b: Pick<Draft, 'start'>): boolean =>
  a?.start === b.start
/** A correction that is being typed: what takes the place, and why. */
export interface CorrectionDraft {
  readonly draft: Draft
  readonly way: 'replace' | 'strike'
  readonly reason: string
}
export type Checked =
  { readonly ok: true; readonly fact: ClinicalFact } | { readonly ok: false; readonly problems: readonly Problem[] }

/** Questions of a ladder that nobody was asked yet. */
const UNASKED = [null, null, null, null, null]

function inField({ type }: Field, value: unknown): Value {
  if (Array.isArray(value)) return [...(value as (string | number | boolean | null)[])]
  if (type === 'ladder') return UNASKED
  if (type === 'list' || type === 'answers') return []
  if (value === undefined || value === null) return ''
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value)
}
/** What a field of a form says. A text that is no number stays a text, so that the check of the field refuses it in its own words. */
function saidIn(field: Field, value: Value = ''): unknown {
  const nothing = field.nullable && !field.optional ? null : undefined
  if (typeof value !== 'string')
    return field.type === 'answers' && value.every((one) => one === null) ? nothing : [...value]
  const text = value.trim()
  if (text === '' || text === UNFINISHED) return nothing
  if (field.type === 'yes-no') return text === 'yes'
  if (field.type === 'only') return text === 'yes' || undefined
  return ['minutes', 'total', 'count'].includes(field.type) && /^\d{1,4}$/.test(text) ? Number(text) : text
}

const fieldsOf = (kind: FactKind, fact: Said): Values =>
  Object.fromEntries(rowsOf(kind).map(([name, field]) => [name, inField(field, fact[name])]))

/** An empty form of a kind on a day; `preset` stands in it from the first. */
export function newDraft(kind: FactKind, day: string, preset: Values = {}): Draft {
  const start = { ...fieldsOf(kind, {}), day, ...preset }
  return { kind, values: start, start, recorded: null }
}
/** What stands is corrected. What follows from the rest is not said again, so that it goes on following. */
export function draftOf(recorded: ClinicalFact): Draft {
  const { kind } = recorded
  const unsaid = followingNames(kind).map((name) => [name, ''])
  const start = { ...fieldsOf(kind, recorded as unknown as Said), ...Object.fromEntries(unsaid) }
  return { kind, values: start, start, recorded }
}
export const typed = <D extends Draft>(draft: D, values: Values): D => ({
  ...draft,
  values: { ...draft.values, ...clean(values) },
})

/** What a form says as it stands, whether it asks for it or not. */
export const saidSoFar = ({ kind, values }: Pick<Draft, 'kind' | 'values'>): Said =>
  Object.fromEntries(rowsOf(kind).map(([name, field]) => [name, saidIn(field, values[name])]))

const WHEN: ReadonlySet<string> = new Set(['day', 'time'])
/** Whether a form asks for a field, by what stands in it. */
export const isAsked = ({ kind, recorded }: Draft, field: string, said: Said): boolean =>
  WHEN.has(field) || asks(kind, field, said, recorded)

/** What a form states: what it asks for, and what follows from that. */
export function stated(draft: Draft): Said {
  const said = saidSoFar(draft)
  const asked = Object.entries(said).filter(([name]) => isAsked(draft, name, said))
  return { ...Object.fromEntries(asked), ...following(draft.kind, said, draft.recorded) }
}

/** What a form shows in a field: what was typed there, else what follows from the rest. */
export function shownIn(draft: Draft, name: string): Value {
  const value = draft.values[name] ?? ''
  const row =
    value === ''
      ? rowsOf(draft.kind).find(([one]) => one === name && followingNames(draft.kind).includes(one))
      : undefined
  return row ? inField(row[1], stated(draft)[name]) : value
}

/**
 * The fact as it stands in the form, finished or not. A correction is what was recorded with what was changed, and nothing else
 * (laws W1): a field that the form states as it did untouched stays as recorded, shown or not.
 */
export function factSoFar(draft: Draft): ClinicalFact {
  const { kind, recorded, start } = draft
  const [was, before, now] = [recorded as Said | null, recorded && stated({ ...draft, values: start }), stated(draft)]
  const names = new Set([...Object.keys(was ?? {}), ...Object.keys(now)])
  const pairs = [...names].flatMap((name) => {
    const value = was && same(before?.[name], now[name]) ? was[name] : now[name]
    return value === undefined ? [] : [[name, value]]
  })
  return { ...(Object.fromEntries(pairs) as Said), kind } as ClinicalFact
}

/** The fact that a draft states, or what is wrong with its fields, in the words of the API. */
export function toFact(draft: Draft): Checked {
  const checked = read(draft)
  const problems = withUnfinished(draft.values, checked.ok ? [] : checked.problems)
  return problems.length === 0 ? checked : { ok: false, problems }
}

function read(draft: Draft): Checked {
  const { recorded } = draft
  const { fact, unsaid } = withFollowing(factSoFar(draft))
  if (unsaid) return { ok: false, problems: issuesInWords([unsaid]) }
  const read = readFact(fact)
  if (read.ok) return { ok: true, fact: recorded ? fact : read.value }
  // What a newer server recorded cannot be read here in full: that server alone judges what is corrected in it.
  if (recorded && !readFact(recorded).ok) return { ok: true, fact }
  return { ok: false, problems: issuesInWords(read.problems) }
}
