import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Ask } from '../../../../functions/actions/operating/asked.ts'
import { startAssembly } from '../../../../infra/local/assembly.ts'
import type { Assembly } from '../../../../infra/local/assembly.ts'
import { aPatient, referral } from '../../../support/charts.ts'
import { temporaryFolder } from '../../../support/tiny-assembly.ts'

const dir = temporaryFolder()
const said: string[] = []
const ends: string[] = []
let product: Assembly
let token: string

beforeAll(async () => {
  product = await startAssembly({
    ...{ dir, port: 0, authPort: 0 },
    notice: (sentence) => said.push(sentence),
    onEnd: ({ message }) => ends.push(message),
  })
  const operate = (ask: Ask) => product.invoke('operate', { operator: 'tester', reason: 'a test', ask })
  await operate({ do: 'change-network', name: 'Test network' })
  await operate({ do: 'change-network', clinic: 'alder-street', name: 'Alder Street', zone: 'America/Denver' })
  const roles = ['care-manager']
  await operate({
    ...{ do: 'change-member', sub: 'kerensa-aldous', name: 'K', title: 'Care manager', roles, clinics: 'all' },
  })
  token = await product.tokenFor('kerensa-aldous')
})
afterAll(() => product?.stop())

/** The engine of this folder, found by its command line. */
function enginePid(): number {
  const found = readdirSync('/proc').find((pid) => {
    if (!/^\d+$/.test(pid)) return false
    try {
      const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
      return (words[0] ?? '').endsWith('/dynoxide') && words.some((word) => word.startsWith(dir))
    } catch {
      return false
    }
  })
  return Number(found)
}

async function ask(
  path: string,
  body?: unknown,
  key: string = randomUUID(),
): Promise<{ status: number; json: unknown }> {
  const response = await fetch(`${product.url}/api/${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': key },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return { status: response.status, json: await response.json() }
}

/** Opens an episode, again with the same key while the product is busy; answers every status there was. */
async function openEpisode(mrn: string): Promise<number[]> {
  const key = randomUUID()
  const coverage = { payerClass: 'commercial', plan: null }
  const body = { patient: aPatient({ mrn }), coverage, entries: [referral('2026-01-05')] }
  const statuses: number[] = []
  do statuses.push((await ask('clinics/alder-street/episodes', body, key)).status)
  while (statuses.at(-1) === 503 && statuses.length < 30)
  return statuses
}

const isBack = (times: number) => expect.poll(() => said.length).toBe(times)

test('the engine is killed between writes: it comes back by itself, busy is all anybody hears, each write is there once', async () => {
  const statuses: number[] = []
  for (let kills = 1; kills <= 2; kills += 1) {
    const writes = Promise.all([1, 2, 3].map((n) => openEpisode(`40-${kills}${n}`)))
    process.kill(enginePid(), 'SIGKILL')
    statuses.push(...(await writes).flat(), ...(await openEpisode(`40-${kills}4`)))
    await isBack(kills)
  }
  expect(new Set(statuses)).toEqual(
    new Set([...new Set(statuses)].filter((status) => [200, 201, 503].includes(status))),
  )
  const caseload = await ask('clinics/alder-street/caseload')
  expect(caseload.status).toBe(200)
  const text = JSON.stringify(caseload.json)
  for (const mrn of [11, 12, 13, 14, 21, 22, 23, 24].map((n) => `40-${n}`))
    expect(text.split(`"${mrn}"`), mrn).toHaveLength(2)
  expect(said[0]).toBe('The database ended by itself and was started again on the same data; nothing is lost.')
  expect(ends).toEqual([])
})

test('when it dies again and again the product is ended with one sentence', async () => {
  process.kill(enginePid(), 'SIGKILL')
  await isBack(3)
  process.kill(enginePid(), 'SIGKILL')
  await expect.poll(() => ends).toHaveLength(1)
  expect(ends[0]).toMatch(/^The database ended 4 times within a minute: nothing is lost; .*npm start again\.$/)
  expect(said).toHaveLength(3)
})
