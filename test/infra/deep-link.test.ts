import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'

const code = readFileSync(join(import.meta.dirname, '../../infra/deep-link.js'), 'utf8')
const answeredBy = (uri: string): string => {
  const request = runInNewContext(`${code}; handler(event)`, { event: { request: { uri } } }) as { uri: string }
  return request.uri
}

it.each(['/', '/clinics/01J/caseload', '/signed-in', '/clinics/v1.2/caseload'])(
  'the page %s is answered by the app',
  (uri) => {
    expect(answeredBy(uri)).toBe('/index.html')
  },
)

it.each(['/index.html', '/config.json', '/favicon.svg', '/_app/immutable/entry/start.BfU1cv9L.js'])(
  'the file %s is answered by itself',
  (uri) => {
    expect(answeredBy(uri)).toBe(uri)
  },
)

it('fits the 10 kB a CloudFront function may have', () => {
  expect(Buffer.byteLength(code)).toBeLessThan(10_240)
})
