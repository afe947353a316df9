import { describe, expect, it } from 'vitest'
import { FAILURES } from '../../../../core/contract/failures.ts'
import { canRetry, troubleOf } from '../../../../web/src/lib/api/trouble.ts'
import { troubleWords } from '../../../../web/src/lib/parts/trouble-words.ts'

const none = new Headers()

describe('what an answer says when something is wrong', () => {
  it('takes the kind, words, issues, version and reference of a problem', () => {
    const issue = { at: 'entries.0.day', problem: 'This day is in the future' }
    const body = { kind: 'version-conflict', detail: 'Changed.', issues: [issue], version: 7, instance: 'req-1' }
    expect(troubleOf(409, body, none)).toEqual({
      kind: 'version-conflict',
      detail: 'Changed.',
      issues: [issue],
      version: 7,
      reference: 'req-1',
      retryAfter: null,
      again: false,
    })
  })
  it('keeps two kinds apart that share a status', () => {
    expect(troubleOf(409, { kind: 'duplicate', detail: 'x' }, none).kind).toBe('duplicate')
    expect(troubleOf(422, { type: 'urn:cairn:problem:replayed-key' }, none).kind).toBe('replayed-key')
  })
  it.each([
    [401, 'not-signed-in'],
    [403, 'forbidden'],
    [413, 'too-large'],
    [429, 'too-many'],
    [503, 'busy'],
    [504, 'timed-out'],
    [500, 'unexpected'],
    [418, 'unexpected'],
  ])("gives the gateway's own %i words of ours", (status, kind) => {
    const trouble = troubleOf(status, { message: 'Service Unavailable' }, none)
    expect(trouble.kind).toBe(kind)
    expect(trouble.detail).not.toContain('Service Unavailable')
    expect(trouble.detail.length).toBeGreaterThan(10)
  })
  it('survives a body that is no object, and issues that are none', () => {
    expect(troubleOf(400, 'oops', none).issues).toEqual([])
    expect(troubleOf(400, { issues: [{ at: 1 }, null, 'x'] }, none).issues).toEqual([])
  })
  it('reads Retry-After in seconds, at most a minute, and nothing from a date', () => {
    expect(troubleOf(503, null, new Headers({ 'retry-after': '2' })).retryAfter).toBe(2)
    expect(troubleOf(503, null, new Headers({ 'retry-after': '9999' })).retryAfter).toBe(60)
    expect(troubleOf(503, null, new Headers({ 'retry-after': 'Wed, 21 Oct 2026 07:28:00 GMT' })).retryAfter).toBeNull()
  })
  it('knows every kind of the contract by its own name', () => {
    for (const kind of Object.keys(FAILURES)) expect(troubleOf(500, { kind }, none).kind).toBe(kind)
  })
  it('offers another try only where nothing about the request is wrong', () => {
    expect(canRetry('busy')).toBe(true)
    expect(canRetry('offline')).toBe(true)
    expect(canRetry('not-possible')).toBe(false)
    expect(canRetry('forbidden')).toBe(false)
    expect(canRetry('unreadable')).toBe(false)
  })
  it('tells a role that may not from a clinic that is another one, and neither is an error', () => {
    expect(troubleWords(troubleOf(403, null, none)).title).toBe('Your role does not allow this')
    expect(troubleWords(troubleOf(404, null, none)).title).toBe('Not in your clinics')
    expect(troubleWords(troubleOf(500, null, none)).title).toBe('Could not load')
  })
  it('says of what a newer version wrote that it cannot be read here, in the words of the answer', () => {
    const trouble = troubleOf(409, { kind: 'unreadable', detail: 'A newer version wrote it.' }, none)
    expect(trouble.detail).toBe('A newer version wrote it.')
    expect(troubleWords(trouble).title).toBe('This cannot be read here')
  })
})
