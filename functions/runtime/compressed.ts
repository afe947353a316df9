import { gzipSync } from 'node:zlib'
import type { HttpAnswer, HttpEvent } from './http.ts'

/** Under it a shorter answer is no quicker. */
const LEAST_CHARACTERS = 4_000
/** Level 4 of zlib: rows of a list are so alike that more work makes them little shorter. */
const LEVEL = 4

const takesGzip = ({ headers }: HttpEvent): boolean =>
  /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(headers['accept-encoding'] ?? '')

/**
 * What is read in many rows leaves the function compressed, where whoever asked takes it so: a caseload of thousands would not fit into the
 * 6 MB that Lambda answers. What a write answers holds what its writer sent, and stays as it is.
 */
export function compressed(event: HttpEvent, answer: HttpAnswer): HttpAnswer {
  const isRead = event.requestContext.http.method === 'GET'
  if (!isRead || answer.body.length < LEAST_CHARACTERS || !takesGzip(event)) return answer
  return {
    ...answer,
    headers: { ...answer.headers, 'content-encoding': 'gzip', vary: 'accept-encoding' },
    body: gzipSync(answer.body, { level: LEVEL }).toString('base64'),
    isBase64Encoded: true,
  }
}
