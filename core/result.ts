/** Kinds of expected failure: the vocabulary of actions. The edge alone knows their HTTP status (core/contract/failures.ts). */
export type FailureKind =
  | 'bad-request'
  | 'not-signed-in'
  | 'forbidden'
  | 'not-found'
  | 'version-conflict'
  | 'duplicate'
  | 'unreadable'
  | 'too-large'
  | 'unsupported-media'
  | 'not-possible'
  | 'replayed-key'
  | 'busy'
  | 'unexpected'

/** Where in the request something is wrong and how to mend it. `at` is a path such as `entries.0.day`. */
export interface Issue {
  readonly at: string
  readonly problem: string
}

/** An expected failure as a value. `detail` says what happened and how to mend it, and never holds health information. */
export interface Failure {
  readonly kind: FailureKind
  readonly detail: string
  readonly issues?: readonly Issue[]
  /** The current version, for `version-conflict`. */
  readonly version?: number
}
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure }

export const succeed = <T>(value: T): Result<T> => ({ ok: true, value })
export const fail = (
  kind: FailureKind,
  detail: string,
  more: Omit<Failure, 'kind' | 'detail'> = {},
): Result<never> => ({
  ok: false,
  failure: { kind, detail, ...more },
})
