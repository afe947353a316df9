import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'

const code = readFileSync(join(import.meta.dirname, '../../infra/deep-link.js'), 'utf8')
const answeredBy = (uri: string, accept = '*/*'): string => {
  const event = { request: { uri, headers: { accept: { value: accept } } } }
  const request = runInNewContext(`${code}; handler(event)`, { event }) as { uri: string }
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

const OPENED = 'text/html,application/xhtml+xml,*/*;q=0.8'
it.each(['/caseload.html', '/chart/v1.2', '/%.x', '/robots.php', '/%', '/caseload/%zz'])(
  'somebody who opens %s, which is nothing, is answered by the app, and not by the store of files',
  (uri) => {
    expect(answeredBy(uri, OPENED)).toBe('/index.html')
  },
)

it('a file that is not there is no page for what asks for a file, and a file that is there opens', () => {
  expect(answeredBy('/favicon.ico')).toBe('/favicon.ico')
  const there = readdirSync(join(import.meta.dirname, '../../web/static')).map((name) => `/${name}`)
  expect(there.length).toBeGreaterThan(1)
  for (const uri of [...there, '/config.json', '/_app/version.json']) expect(answeredBy(uri, OPENED)).toBe(uri)
})

it('fits the 10 kB a CloudFront function may have', () => {
  expect(Buffer.byteLength(code)).toBeLessThan(10_240)
})
