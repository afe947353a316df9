import { inside, problem, type None, type ProblemOf } from '../problem.ts'
import { fieldProblems, keptValue, type FieldProblems } from './check.ts'
import { day, id, optional, text, timeOfDay, type Field } from './field.ts'
import { isFactKind, KIND_NAMES, kindOf, KINDS, type ClinicalFact, type FactKind, type TypedFact } from './index.ts'

/** A correction: it supersedes an entry and keeps it. */
export interface Correction {
  kind: 'correction'
  day: string
  corrects: string
  /** What stands instead; null strikes the entry out. Both stay readable. */
  replacement: ClinicalFact | null
  reason: string
}
/** An entry as somebody hands it in: the server adds the stamp. */
export type NewEntry = ClinicalFact | Correction
export type TypedNewEntry = TypedFact | (Omit<Correction, 'replacement'> & { replacement: TypedFact | null })

export type ShapeProblems = FieldProblems & {
  readonly 'not-fields': { readonly missing: boolean }
  readonly 'not-a-kind': { readonly missing: boolean; readonly kinds: readonly string[] }
  /** Of what is typed: neither the writer nor the drug's name says whether it is for the mind (laws D1). */
  readonly 'psychotropic-unsaid': None
  readonly 'unknown-fields': { readonly count: number; readonly known: readonly string[] }
}
export type ShapeProblem = ProblemOf<ShapeProblems>
/** What was read: in the form it is kept, or what is wrong with it. */
export type Read<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly ShapeProblem[] }

type Row = readonly [name: string, field: Field]
/** What every fact has beside the fields of its kind. */
const WHEN: readonly Row[] = [
  ['day', day()],
  ['time', optional(timeOfDay())],
]
const ROWS = Object.fromEntries(
  KIND_NAMES.map((kind) => [kind, [...WHEN, ...Object.entries<Field>(KINDS[kind].fields)]]),
) as unknown as Readonly<Record<FactKind, readonly Row[]>>
/** The fields of a kind with the day and the time of day, in the order they are kept. */
export const rowsOf = (kind: FactKind): readonly Row[] => ROWS[kind]

/** A fact with its fields in that order, as it is read back: an answer is the same text whenever it is given. */
export function inFieldOrder<F extends ClinicalFact>(fact: F): F {
  const order = ['kind', ...rowsOf(fact.kind).map(([name]) => name)]
  const said = Object.entries(fact)
  return Object.fromEntries(said.toSorted(([a], [b]) => order.indexOf(a) - order.indexOf(b))) as F
}

export const CORRECTION_FIELDS = {
  day: day(),
  corrects: id(),
  reason: text({ needs: 'correction-reason' }),
}
const CORRECTION_NAMES = ['kind', 'day', 'corrects', 'replacement', 'reason']
export type CorrectionNeed = 'correction-reason'

type Loose = Readonly<Record<string, unknown>>
const isLoose = (value: unknown): value is Loose => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Names that are not known; never the names that were given, which may be anything. */
function strangers(value: Loose, known: readonly string[]): ShapeProblem[] {
  const count = Object.keys(value).filter((name) => !known.includes(name)).length
  return count === 0 ? [] : [problem('', 'unknown-fields', { count, known })]
}

function readAs(kind: FactKind, value: Loose): Read<ClinicalFact> {
  const rows = ROWS[kind]
  const kept: Record<string, unknown> = { kind }
  const problems: ShapeProblem[] = []
  let found = 1
  for (const [name, field] of rows) {
    const given = value[name]
    const wrong = fieldProblems(field, given, { kind, field: name })
    if (wrong.length > 0) problems.push(...inside(name, wrong))
    if (name in value) found += 1
    const keep = keptValue(field, given)
    if (keep !== undefined) kept[name] = keep
  }
  if (Object.keys(value).length !== found) problems.push(...strangers(value, ['kind', ...rows.map(([name]) => name)]))
  if (problems.length > 0) return { ok: false, problems }
  const together = kindOf(kind).together?.(kept as never) ?? []
  return together.length > 0 ? { ok: false, problems: together } : { ok: true, value: kept as unknown as ClinicalFact }
}

const refused = (value: unknown, kinds: readonly string[]): Read<never> => ({
  ok: false,
  problems: [
    isLoose(value)
      ? problem('kind', 'not-a-kind', { missing: value['kind'] === undefined || value['kind'] === null, kinds })
      : problem('', 'not-fields', { missing: value === undefined || value === null }),
  ],
})

/** Reads a fact of any kind; a correction is none. */
export function readFact(value: unknown): Read<ClinicalFact> {
  if (!isLoose(value)) return refused(value, KIND_NAMES)
  const { kind } = value
  return isFactKind(kind) ? readAs(kind, value) : refused(value, KIND_NAMES)
}

function readCorrection(value: Loose): Read<Correction> {
  const { day, corrects, reason } = CORRECTION_FIELDS
  const replacement = value['replacement'] === null ? null : readFact(value['replacement'])
  const problems: ShapeProblem[] = [
    ...inside('day', fieldProblems(day, value['day'])),
    ...inside('corrects', fieldProblems(corrects, value['corrects'])),
    ...(replacement === null || replacement.ok ? [] : inside('replacement', replacement.problems)),
    ...inside('reason', fieldProblems(reason, value['reason'])),
    ...strangers(value, CORRECTION_NAMES),
  ]
  if (problems.length > 0 || (replacement && !replacement.ok)) return { ok: false, problems }
  return {
    ok: true,
    value: {
      kind: 'correction',
      day: value['day'] as string,
      corrects: value['corrects'] as string,
      replacement: replacement && replacement.value,
      reason: (value['reason'] as string).trim(),
    },
  }
}

/** Reads an entry as somebody hands it in: a fact of any kind, or a correction. What has a default and was left out is filled in. */
export function readEntry(value: unknown): Read<NewEntry> {
  if (isLoose(value) && value['kind'] === 'correction') return readCorrection(value)
  const kind = isLoose(value) ? value['kind'] : null
  return isFactKind(kind) ? readAs(kind, value as Loose) : refused(value, [...KIND_NAMES, 'correction'])
}

/** Whether a value is a fact or correction in the very form it is kept in: reading it would change nothing. */
export function isKept(value: unknown): value is NewEntry {
  const read = readEntry(value)
  if (!read.ok) return false
  const [given, kept] = [value, read.value] as unknown as readonly [Loose, Loose]
  return Object.keys(kept).every((name) => isSame(given[name], kept[name]))
}
/** A list is kept as it is; what a correction puts in place is a fact of its own. */
const isSame = (given: unknown, kept: unknown): boolean =>
  given === kept || (Array.isArray(kept) ? Array.isArray(given) : isLoose(kept) && isKept(given))
