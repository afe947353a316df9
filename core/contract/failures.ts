import type { FailureKind } from '../result.ts'

/** The HTTP status of each kind of failure. The browser takes it along for the kinds: what each is called in an answer stands where that is made. */
export const FAILURES = {
  'bad-request': 400,
  'not-signed-in': 401,
  forbidden: 403,
  'not-found': 404,
  'version-conflict': 409,
  duplicate: 409,
  unreadable: 409,
  'too-large': 413,
  'unsupported-media': 415,
  'not-possible': 422,
  'replayed-key': 422,
  busy: 503,
  unexpected: 500,
} as const satisfies Record<FailureKind, number>
