import { FAILURES } from '../../core/contract/failures.ts'
import type { Failure, FailureKind } from '../../core/result.ts'
import { answer, type HttpAnswer } from './http.ts'

const TITLES: Readonly<Record<FailureKind, string>> = {
  'bad-request': 'The request is not understood',
  'not-signed-in': 'You are not signed in',
  forbidden: 'Your role does not allow this',
  'not-found': 'Not found',
  'version-conflict': 'Somebody else changed this',
  duplicate: 'This already exists',
  unreadable: 'This version of Cairn cannot read all of it',
  'too-large': 'The request is too large',
  'unsupported-media': 'Send application/json',
  'not-possible': 'This cannot be recorded',
  'replayed-key': 'This operation id was used for something else',
  busy: 'Busy, nothing was saved',
  unexpected: 'Something went wrong, nothing was saved',
}

/** Headers that tell a client what to do next. */
const MORE: Partial<Record<FailureKind, Readonly<Record<string, string>>>> = {
  'not-signed-in': { 'www-authenticate': 'Bearer' },
  busy: { 'retry-after': '2' },
}

/**
 * An expected failure as problem+json (RFC 9457): the one place where a kind becomes a status. `instance` is the request id,
 * by which the operator finds the log line; no detail ever holds a value of the request.
 */
export function problem(failure: Failure, requestId: string): HttpAnswer {
  const status = FAILURES[failure.kind]
  const { kind, detail, issues, version } = failure
  const body = {
    type: `urn:cairn:problem:${kind}`,
    kind,
    title: TITLES[kind],
    status,
    detail,
    ...(issues ? { issues } : {}),
    ...(version === undefined ? {} : { version }),
    instance: requestId,
  }
  return answer(status, 'application/problem+json', JSON.stringify(body), MORE[kind])
}
