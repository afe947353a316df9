import type { ProblemOf } from '../problem.ts'
import { appointment } from './appointment.ts'
import { assessment } from './assessment.ts'
import { assignment } from './assignment.ts'
import { cSsrs } from './c-ssrs.ts'
import { caseReview } from './case-review.ts'
import { close } from './close.ts'
import { consent } from './consent.ts'
import { contact } from './contact.ts'
import { contactDetails } from './contact-details.ts'
import { coverage } from './coverage.ts'
import { diagnosis } from './diagnosis.ts'
import type { FieldProblem } from './check.ts'
import type { EntryFormat, Field, FactOf, TypedOf } from './field.ts'
import { handOver } from './hand-over.ts'
import { identity } from './identity.ts'
import type { ChartAsked, Kind } from './kind.ts'
import { merge } from './merge.ts'
import { recordNumber } from './record-number.ts'
import { referral } from './referral.ts'
import { safety } from './safety.ts'
import { safetyAccepted } from './safety-accepted.ts'
import { safetyCarried } from './safety-carried.ts'
import { safetyConfirmation } from './safety-confirmation.ts'
import { safetyOutcome } from './safety-outcome.ts'
import { safetySent } from './safety-sent.ts'
import { screening } from './screening.ts'
import { treatment } from './treatment.ts'

/** Kinds by the name that each has itself: one that stands under another name does not compile. */
const byName = <const K extends { readonly [Name in keyof K]: { readonly kind: Name } }>(kinds: K): K => kinds

/** Every kind of entry but the correction, in the order they are named to people. A new one is a file beside this, its import and a line here. */
export const KINDS = byName({
  screening,
  referral,
  appointment,
  contact,
  assessment,
  diagnosis,
  treatment,
  consent,
  safety,
  'c-ssrs': cSsrs,
  'hand-over': handOver,
  'safety-outcome': safetyOutcome,
  'safety-confirmation': safetyConfirmation,
  'case-review': caseReview,
  close,
  coverage,
  assignment,
  'safety-carried': safetyCarried,
  'safety-sent': safetySent,
  'safety-accepted': safetyAccepted,
  identity,
  'record-number': recordNumber,
  merge,
  'contact-details': contactDetails,
})
type Kinds = typeof KINDS
export type FactKind = keyof Kinds
/** What can be true about a person on a day. */
export type ClinicalFact = { [K in FactKind]: FactOf<K, Kinds[K]['fields']> }[FactKind]
/** A fact as somebody may hand it in: what has a default may be left out. */
export type TypedFact = { [K in FactKind]: TypedOf<K, Kinds[K]['fields']> }[FactKind]

type CodesOf<K> = K extends Kind<infer _Name, infer _F, infer P, infer _S> ? P : never
type All<U> = (U extends unknown ? (codes: U) => void : never) extends (codes: infer I) => void ? I : never
/** Codes of all kinds with what each needs to be said. */
export type KindProblems = All<{ [K in FactKind]: CodesOf<Kinds[K]> }[FactKind]>
/** The kinds that the first stored entry formats had no room for. */
export type LaterKind = { [K in FactKind]: Kinds[K]['since'] extends 1 ? never : K }[FactKind]
/** The entry formats that hold what came with one of them or before. */
type UpTo = { readonly 1: 1; readonly 2: 1 | 2; readonly 3: 1 | 2 | 3; readonly 4: 1 | 2 | 3 | 4 }
type LaterThan<Since extends EntryFormat, F> = F extends
  { readonly since: infer Of } | { readonly laterWords: { readonly since: infer Of } }
  ? Of extends UpTo[Since]
    ? false
    : true
  : false
type LaterIn<K extends FactKind> = {
  [Name in keyof Kinds[K]['fields']]: LaterThan<Kinds[K]['since'], Kinds[K]['fields'][Name]> extends false
    ? never
    : Name
}[keyof Kinds[K]['fields']]
/** By kind, its fields that came with a later format than the kind, or have words that did. */
export type LaterFields = {
  readonly [K in FactKind as [LaterIn<K>] extends [never] ? never : K]: LaterIn<K>
}
/** What fields name as needed; each has its words. */
export type Need = {
  [K in FactKind]: NeedOf<Kinds[K]['fields'][keyof Kinds[K]['fields']]>
}[FactKind]
type NeedOf<F> = F extends { readonly needs: infer N extends string } ? N : never

/** A kind without its own types, as rules that hold for all kinds read it. */
export interface AnyKind {
  readonly kind: FactKind
  readonly of: 'episode' | 'person'
  readonly since: number
  readonly fields: Readonly<Record<string, Field>>
  readonly may: Readonly<Record<'precede' | 'follow', boolean | ((fact: never) => boolean)>>
  readonly answers?: true
  readonly byAction?: true
  asks?(field: string, said: never, recorded: never): boolean
  needed?(field: string, said: never): boolean
  readonly follows?: Readonly<Record<string, (said: never, recorded: never) => unknown>>
  together?(fact: never): readonly FieldProblem[]
  final?(fact: never): ProblemOf<KindProblems> | null
  problems?(fact: never, chart: ChartAsked): readonly (ProblemOf<KindProblems> | null)[]
}
export const KIND_NAMES = Object.keys(KINDS) as readonly FactKind[]
export const isFactKind = (name: unknown): name is FactKind => typeof name === 'string' && Object.hasOwn(KINDS, name)
export const kindOf = (name: FactKind): AnyKind => KINDS[name] as AnyKind

const allowed = (may: boolean | ((fact: never) => boolean), fact: ClinicalFact): boolean =>
  typeof may === 'boolean' ? may : may(fact as never)
export const mayPrecede = (fact: ClinicalFact): boolean => allowed(kindOf(fact.kind).may.precede, fact)
export const mayFollow = (fact: ClinicalFact): boolean => allowed(kindOf(fact.kind).may.follow, fact)

/** What a form of a kind has been told so far, by the names of its fields. */
export type Said = Readonly<Record<string, unknown>>
/** Whether a form asks for a field of a kind, by what else is said in it; `recorded` is what is corrected, null = it is new. */
export const asks = (kind: FactKind, field: string, said: Said, recorded: ClinicalFact | null): boolean =>
  kindOf(kind).asks?.(field, said as never, recorded as never) ?? true
/** Whether a field has to be said, by what else is said: one that may never be left out, or not beside that. */
export const isNeeded = (kind: FactKind, name: string, said: Said): boolean => {
  const { fields, needed } = kindOf(kind)
  const field = fields[name]
  return field !== undefined && !field.nullable && (!field.optional || (needed?.(name, said as never) ?? false))
}
/** Fields of a kind that follow from others unless the writer says them. */
export const followingNames = (kind: FactKind): readonly string[] => Object.keys(kindOf(kind).follows ?? {})
/** What follows from what is said, by field; undefined = it does not follow, and has to be said. */
export const following = (kind: FactKind, said: Said, recorded: ClinicalFact | null): Said =>
  Object.fromEntries(
    Object.entries(kindOf(kind).follows ?? {}).map(([name, of]) => {
      return [name, of(said as never, recorded as never) ?? undefined]
    }),
  )
