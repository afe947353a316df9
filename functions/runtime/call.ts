import type * as z from 'zod/mini'
import type { Result } from '../../core/result.ts'
import type { ParamsOf, ROUTES, RouteName } from '../../core/contract/index.ts'
import type { SCHEMAS } from '../../core/contract/schemas/index.ts'
import type { AuditRecord } from '../store/audit.ts'
import type { StoredChart } from '../store/charts.ts'
import type { KnownMember } from '../store/member.ts'
import type { StoredPerson } from '../store/stored-person.ts'
import type { Writable } from './response-text.ts'

/** The idempotency key of a writing request, with the hash of what it asks for. */
export interface AskedOperation {
  readonly id: string
  readonly bodyHash: string
}

type Shape<N extends RouteName> = (typeof SCHEMAS)[N]
type Chart<N extends RouteName> = (typeof ROUTES)[N]['boundary'] extends 'episode' ? StoredChart : null
type PersonOf<N extends RouteName> = (typeof ROUTES)[N]['boundary'] extends 'patient' ? StoredPerson : null
type Asked<N extends RouteName> = Shape<N>['body'] extends z.core.$ZodType ? AskedOperation : null

/** A request that the edge has let through: parsed, its caller a member with a fitting role, its clinic or plan the caller's. */
export interface Call<N extends RouteName> {
  readonly route: N
  readonly caller: KnownMember
  readonly now: Date
  readonly params: ParamsOf<N>
  readonly query: z.output<Shape<N>['query']>
  readonly body: Shape<N>['body'] extends z.core.$ZodType ? z.output<Shape<N>['body']> : null
  readonly operation: Asked<N>
  /** The chart the path names, for routes whose boundary is an episode. */
  readonly chart: Chart<N>
  /** The person the path names, for routes whose boundary is a patient. */
  readonly person: PersonOf<N>
  /** The clinic through which the request reaches what it touches; null where it touches none in particular. */
  readonly clinicId: string | null
  /** The audit record of this act with its result; a write puts it into its own transaction. */
  readonly record: (result: string, about: Touched) => AuditRecord
}

/** What health information an act touched. */
export interface Touched {
  readonly clinicId?: string | null
  readonly clinics?: readonly string[]
  readonly episodes?: readonly string[]
  readonly patientId?: string | null
}

/**
 * What an action answers: its value or an expected failure, and what it touched. `recorded` says that the audit record is
 * durable already, because the write's own transaction held it; else the edge writes it before anything leaves.
 */
export interface Answer<T> {
  readonly result: Result<T>
  readonly touched: Touched
  readonly recorded?: boolean
  /** The same request was stored before; the answer is the one given then. */
  readonly replayed?: boolean
}
export type Answered<N extends RouteName> = Answer<z.input<Shape<N>['response']>>
/** The same with elements of its lists that are written already. */
export type AnsweredInText<N extends RouteName> = Answer<Writable<z.input<Shape<N>['response']>>>
