import { PutCommand, QueryCommand, ScanCommand } from '@aws-sdk/lib-dynamodb'
import { randomUUID } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import type { NewEntry } from '../../../core/chart/entry.ts'
import { ROUTES } from '../../../core/contract/index.ts'
import { routeKeyOf, type Edge, type Role } from '../../../core/contract/routes/route.ts'
import { apiEdge } from '../../../functions/edges/api.ts'
import type { HttpHandler } from '../../../functions/runtime/edge.ts'
import type { HttpAnswer, HttpEvent } from '../../../functions/runtime/http.ts'
import { payerEdge } from '../../../functions/edges/payer.ts'
import { settingsEdge } from '../../../functions/edges/settings.ts'
import { wireApi } from '../../../functions/wiring/api.ts'
import { wirePayer } from '../../../functions/wiring/payer.ts'
import { wireSettings } from '../../../functions/wiring/settings.ts'
import { wireProjector } from '../../../functions/wiring/project.ts'
import type { Client, Item } from '../../../functions/store/client.ts'
import { clinicItem, memberItems, networkItem, planItem } from '../../../functions/store/directory-items.ts'
import type { Member } from '../../../functions/store/member.ts'
import { makeRouter } from '../../../infra/local/gateway/route-match.ts'
import { aPatient } from '../../support/charts.ts'
import { startEngine, TABLES, type Engine } from './engine.ts'
import { startIssuer, type Issuer } from './issuer.ts'

export interface Asked {
  readonly method?: string
  readonly path: string
  readonly as?: string
  readonly token?: string | null
  readonly query?: Record<string, string>
  readonly body?: unknown
  /** The body as it is, instead of `body` as JSON. */
  readonly text?: string
  readonly key?: string | null
  readonly headers?: Record<string, string>
  readonly requestId?: string
  readonly isBase64Encoded?: boolean
}
export interface Told {
  readonly status: number
  // Tests read what they expect to be there; a wrong shape fails them.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly json: any
  readonly answer: HttpAnswer
}

/** Two clinics, two plans, and one person per role; engine, issuer and the real handlers. */
export interface House {
  readonly engine: Engine
  readonly issuer: Issuer
  readonly environment: Record<string, string>
  readonly api: HttpHandler
  readonly payer: HttpHandler
  readonly ask: (asked: Asked) => Promise<Told>
  readonly askOf: (api: HttpHandler, asked: Asked) => Promise<Told>
  readonly put: (table: string, item: Item) => Promise<void>
  readonly items: (table: string) => Promise<Item[]>
  readonly join: (sub: string, roles: readonly Role[], more?: Partial<Member>) => Promise<void>
  readonly open: (clinicId?: string, mrn?: string) => Promise<Told>
  readonly stop: () => Promise<void>
}

export const TODAY = new Date().toISOString().slice(0, 10)
/** A day some days ago, by the UTC calendar. */
export const daysAgo = (n: number): string => new Date(Date.now() - n * 86_400_000).toISOString().slice(0, 10)

export const referral = (ago = 20): NewEntry => ({ kind: 'referral', day: daysAgo(ago) })
export const phq9 = (ago: number, answers = [2, 2, 2, 2, 2, 2, 2, 1, 0]): NewEntry => ({
  kind: 'assessment',
  day: daysAgo(ago),
  instrument: 'phq-9',
  answers,
  occasion: 'follow-up',
})

/** Every item of a table, for looking at what was stored; functions themselves have no right to Scan. */
async function scan(client: Client, table: string): Promise<Item[]> {
  const items: Item[] = []
  let from: Item | undefined
  do {
    const page = await client.send(
      new ScanCommand({ TableName: table, ConsistentRead: true, ...(from ? { ExclusiveStartKey: from } : {}) }),
    )
    items.push(...(page.Items ?? []))
    from = page.LastEvaluatedKey
  } while (from)
  return items
}

/** The text of an answer, which is compressed for who asks so. */
export const textIn = ({ body, isBase64Encoded }: HttpAnswer): string =>
  isBase64Encoded ? gunzipSync(Buffer.from(body, 'base64')).toString() : body

/** Routes as the gateway matches them. */
const match = makeRouter(
  Object.values(ROUTES).map((route) => ({
    routeKey: routeKeyOf(route),
    functionId: '',
    timeoutMs: 0,
    authorizer: null,
  })),
)

/** The function that the gateway would ask; an address that is no route goes to the api. */
const edgeOf = ({ path }: Asked): Edge => {
  const key = match('GET', path)?.route.routeKey ?? match('POST', path)?.route.routeKey
  return Object.values(ROUTES).find((route) => routeKeyOf(route) === key)?.edge ?? 'api'
}

const eventOf = (asked: Asked, token: string | null): HttpEvent => {
  const text = asked.text ?? (asked.body === undefined ? undefined : JSON.stringify(asked.body))
  const key = asked.key === undefined ? randomUUID() : asked.key
  const method = asked.method ?? (text === undefined ? 'GET' : 'POST')
  const matched = match(method, asked.path)
  return {
    version: '2.0',
    routeKey: matched?.route.routeKey ?? `${method} ${asked.path}`,
    ...(matched ? { pathParameters: matched.pathParameters } : {}),
    headers: {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(text === undefined ? {} : { 'content-type': 'application/json' }),
      ...(text === undefined || key === null ? {} : { 'idempotency-key': key }),
      ...asked.headers,
    },
    ...(asked.query ? { queryStringParameters: asked.query } : {}),
    ...(text === undefined ? {} : { body: text }),
    isBase64Encoded: asked.isBase64Encoded ?? false,
    requestContext: {
      requestId: asked.requestId ?? randomUUID(),
      http: {
        method,
        path: asked.path,
        sourceIp: '203.0.113.7',
      },
    },
  }
}

const PEOPLE: readonly (readonly [string, Role[], Partial<Member>])[] = [
  ['cm-a', ['care-manager'], { clinics: ['alder'] }],
  ['cm-b', ['care-manager'], { clinics: ['birch'] }],
  ['psych', ['consultant'], { clinics: ['alder', 'birch'] }],
  ['admin', ['administrator'], { clinics: ['alder', 'birch'] }],
  ['payer-1', ['payer'], { plan: 'plan-1', clinics: [] }],
  ['payer-2', ['payer'], { plan: 'plan-2', clinics: [] }],
]

async function fill(put: House['put'], join: House['join']): Promise<void> {
  await put('Directory', networkItem({ name: 'Test network', synthetic: true }))
  await put('Directory', clinicItem({ clinicId: 'alder', name: 'Alder Street', zone: 'Etc/UTC' }))
  await put('Directory', clinicItem({ clinicId: 'birch', name: 'Birch Hill', zone: 'Etc/UTC' }))
  await put('Directory', planItem({ planId: 'plan-1', name: 'First Plan', payerClass: null }))
  await put('Directory', planItem({ planId: 'plan-2', name: 'Second Plan', payerClass: 'medicaid' }))
  for (const [sub, roles, more] of PEOPLE) await join(sub, roles, more)
}

let mrns = 0

/** Starts everything; stop it in `afterAll`. `more` are settings of the functions, for example the formats they write. */
export async function openHouse(more: Readonly<Record<string, string>> = {}): Promise<House> {
  const [engine, issuer] = await Promise.all([startEngine(), startIssuer()])
  const environment = { ...TABLES, ISSUER: issuer.url, CLIENT_ID: issuer.clientId, MRN_KEY: 'a test key', ...more }
  const put: House['put'] = async (table, item) => {
    await engine.client.send(new PutCommand({ TableName: table, Item: item }))
  }
  const join: House['join'] = async (sub, roles, more = {}) => {
    const member = { sub, name: `Name of ${sub}`, title: '', roles: [...roles], clinics: ['alder'], plan: null }
    for (const item of memberItems({ ...member, state: 'active', ...more })) await put('Directory', item)
  }
  await fill(put, join)
  const api = apiEdge(wireApi(environment, engine.client))
  const payer = payerEdge(wirePayer(environment, engine.client))
  const askOf: House['askOf'] = async (handler, asked) => {
    const token = asked.token === undefined ? await issuer.token(asked.as ?? 'cm-a') : asked.token
    const answer = await handler(eventOf(asked, token))
    return { status: answer.statusCode, json: JSON.parse(textIn(answer)), answer }
  }
  const settings = settingsEdge(wireSettings(environment, engine.client))
  const edges = { api, payer, settings }
  const ask: House['ask'] = (asked) => askOf(edges[edgeOf(asked)], asked)
  const open: House['open'] = (clinicId = 'alder', mrn = `M-${(mrns += 1)}`) => {
    const coverage = { payerClass: 'commercial', plan: 'plan-1' }
    const body = { patient: aPatient({ mrn }), coverage, entries: [referral()] }
    return ask({ path: `/api/clinics/${clinicId}/episodes`, as: clinicId === 'alder' ? 'cm-a' : 'cm-b', body })
  }
  const stop = async () => {
    await Promise.all([engine.stop(), issuer.stop()])
  }
  const items: House['items'] = (table) => scan(engine.client, table)
  return { engine, issuer, environment, api, payer, ask, askOf, put, items, join, open, stop }
}

/** Summary rows of a clinic as the engine holds them. */
export async function rowsOf(client: Client, clinicId: string): Promise<Item[]> {
  const query = { TableName: 'Charts', KeyConditionExpression: 'pk = :pk', ConsistentRead: true }
  const page = await client.send(
    new QueryCommand({ ...query, ExpressionAttributeValues: { ':pk': `CLINIC#${clinicId}` } }),
  )
  return (page.Items ?? []).filter((item) => /^(ACTIVE|CLOSED)#/.test(String(item['sk'])))
}

export const projectorOf = (house: House, client: Client = house.engine.client) =>
  wireProjector(house.environment, client)

/** A chart as it was answered, with what was recorded in it alone: coverage and care manager are entries of the opening itself. */
export function recordedIn(chart: Told['json']): Told['json'] {
  const isOfOpening = ({ fact }: { fact: { kind: string } }) => ['coverage', 'assignment'].includes(fact.kind)
  return { ...chart, entries: chart.entries.filter((entry: { fact: { kind: string } }) => !isOfOpening(entry)) }
}
