import { randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readFiles } from '../../../../infra/operate/import/files.ts'
import type { Report } from '../../../../infra/operate/import/report.ts'
import { runImport } from '../../../../infra/operate/import/run.ts'
import { openHouse, TODAY, type House } from '../../../functions/support/house.ts'

const ECQM = fileURLToPath(new URL('../../../data/ecqm', import.meta.url))
let house: House
let server: Server
let url: string

/** The real handler behind a socket, as the gateway would call it. */
beforeAll(async () => {
  house = await openHouse()
  server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const token = request.headers.authorization?.slice('Bearer '.length) ?? null
      const key = String(request.headers['idempotency-key'])
      const asked = { path: request.url ?? '', token, key, method: 'POST', text: Buffer.concat(chunks).toString() }
      void house
        .ask(asked)
        .then(({ answer }) =>
          response.writeHead(answer.statusCode, { 'content-type': 'application/json' }).end(answer.body),
        )
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  server.close()
  await house.stop()
})

const importAll = async (clinicId = 'alder'): Promise<Report> =>
  runImport(await readFiles(ECQM), {
    ...{ url, clinicId, system: undefined, today: TODAY, run: randomUUID(), firstPause: 5, progress: () => undefined },
    token: () => house.issuer.token('admin'),
  })
const charts = async () =>
  (await house.items('Charts'))
    .filter((item) => !String(item['pk']).startsWith('OP#'))
    .map((item) => JSON.stringify(item, Object.keys(item).sort()))
    .sort()

test("CMS's test patients go in through the API, and importing them again changes nothing", async () => {
  const first = await importAll()
  const lines = first.text()
  expect([first.stopped, first.patients('failed')]).toEqual([null, 0])
  expect(first.patients('opened') + first.patients('not-opened') + first.patients('refused')).toBe(96)
  // 71 of them show a need; 18 of these bear the MRN of one before them, as CMS wrote them.
  expect([first.patients('opened'), first.patients('refused')]).toEqual([53, 18])
  expect(lines.filter((line) => line.startsWith('refused'))).toHaveLength(first.count('refused'))
  const total = (['added', 'unchanged', 'corrected', 'refused', 'not-used'] as const).reduce(
    (sum, result) => sum + first.count(result),
    0,
  )
  expect(total).toBe(484)
  const before = await charts()

  const again = await importAll()
  expect(again.patients('unchanged')).toBe(first.patients('opened'))
  expect([again.patients('opened'), again.patients('changed'), again.count('added'), again.count('corrected')]).toEqual(
    [0, 0, 0, 0],
  )
  expect(again.count('unchanged')).toBe(first.count('added'))
  expect(await charts()).toEqual(before)
})

test('a clinic that is not there stops the run', async () => {
  const report = await importAll('nowhere')
  expect(report.stopped).toContain('There is no clinic nowhere')
})
