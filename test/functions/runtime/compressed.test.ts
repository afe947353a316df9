import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compressed } from '../../../functions/runtime/compressed.ts'
import type { HttpEvent } from '../../../functions/runtime/http.ts'
import { openHouse, type House } from '../support/house.ts'

const LONG = JSON.stringify({
  rows: Array.from({ length: 500 }, (_, i) => ({ name: `Person ${i}`, stage: 'waiting' })),
})
const asked = (method: string, accepted?: string) =>
  ({
    headers: accepted === undefined ? {} : { 'accept-encoding': accepted },
    requestContext: { requestId: 'r', http: { method, path: '/', sourceIp: '' } },
  }) as unknown as HttpEvent
const plain = { statusCode: 200, headers: { 'content-type': 'application/json' }, body: LONG }

describe('a long answer', () => {
  it.each([
    ['gzip', 'gzip'],
    ['deflate,GZIP', 'gzip'],
    ['gzip, br;q=0', 'gzip'],
    ['gzip, deflate, br, zstd', 'br'],
    ['br;q=1.0, gzip;q=0.5', 'br'],
    ['br', 'br'],
    ['gzip; q=0.0, br', 'br'],
  ])('is compressed for %s with %s', (accepted, coding) => {
    const made = compressed(asked('GET', accepted), plain)
    expect(made).toMatchObject({
      isBase64Encoded: true,
      headers: { 'content-encoding': coding, vary: 'accept-encoding' },
    })
    const opened = { br: brotliDecompressSync, gzip: gunzipSync }[coding]
    expect(opened?.(Buffer.from(made.body, 'base64')).toString()).toBe(LONG)
    expect(made.body.length).toBeLessThan(LONG.length / 5)
  })
  it.each([undefined, '', 'deflate', 'gzip;q=0', 'br;q=0, gzip; q=0.0', 'xgzipx', 'brx, zbr'])(
    'stays as it is for %s',
    (accepted) => {
      expect(compressed(asked('GET', accepted), plain)).toBe(plain)
    },
  )
  it('to a write stays as it is: it holds what its writer sent', () => {
    expect(compressed(asked('POST', 'gzip'), plain)).toBe(plain)
  })
})

describe('a caseload', () => {
  let house: House
  beforeAll(async () => {
    house = await openHouse()
    for (let i = 0; i < 30; i++) expect((await house.open('alder', `M-${i}`)).status).toBe(200)
  })
  afterAll(() => house.stop())
  it('says the same in a third of the bytes', async () => {
    const path = '/api/clinics/alder/caseload'
    const long = await house.ask({ path })
    const short = await house.ask({ path, headers: { 'accept-encoding': 'gzip' } })
    expect(short.answer.isBase64Encoded).toBe(true)
    expect(short.json.rows).toEqual(long.json.rows)
    expect(short.answer.body.length).toBeLessThan(long.answer.body.length / 3)
  })
})
