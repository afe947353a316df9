import type { FailureKind } from '../result.ts'

/** What each kind of failure is over HTTP. */
export const FAILURES = {
  'bad-request': { status: 400, title: 'The request is not understood' },
  'not-signed-in': { status: 401, title: 'You are not signed in' },
  forbidden: { status: 403, title: 'Your role does not allow this' },
  'not-found': { status: 404, title: 'Not found' },
  'version-conflict': { status: 409, title: 'Somebody else changed this chart' },
  duplicate: { status: 409, title: 'This already exists' },
  unreadable: { status: 409, title: 'This version of Cairn cannot read all of it' },
  'too-large': { status: 413, title: 'The request is too large' },
  'unsupported-media': { status: 415, title: 'Send application/json' },
  'not-possible': { status: 422, title: 'This cannot be recorded' },
  'replayed-key': { status: 422, title: 'This operation id was used for something else' },
  busy: { status: 503, title: 'Busy, nothing was saved' },
  unexpected: { status: 500, title: 'Something went wrong, nothing was saved' },
} as const satisfies Record<FailureKind, { readonly status: number; readonly title: string }>
