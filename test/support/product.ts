import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { inject } from 'vitest'
import type { Caseload } from '../../core/contract/index.ts'
import { LOCAL_ACCESS } from '../../infra/machine/access.ts'
import { findRunning, type Running } from '../../infra/machine/running.ts'
import { signIn } from '../../infra/machine/sign-in.ts'
import { FAILED } from './e2e-product.ts'

/**
 * The clinic at which each file of the browser's tests works, and who works there. They run side by side on one product: what one records
 * must not change what another counts.
 */
export const CLINICS = {
  pages: { id: 'alder-street', name: 'Alder Street', careManager: 'Kerensa Aldous' },
  journeys: { id: 'cedar-fork', name: 'Cedar Fork', careManager: 'Kerensa Aldous' },
  safety: { id: 'birch-hollow', name: 'Birch Hollow', careManager: 'Matthew Oyediran' },
  settings: { id: 'eastgate', name: 'Eastgate', careManager: 'Kerensa Aldous' },
  recording: { id: 'dunmore', name: 'Dunmore', careManager: 'Matthew Oyediran' },
  /** Of the people there only a telephone becomes known, and a referral that is begun is not sent. */
  calling: { id: 'cedar-fork', name: 'Cedar Fork', careManager: 'Kerensa Aldous' },
  /** Only people who are opened there by the journey itself: what others count, those in treatment, stays as it is. */
  people: { id: 'dunmore', name: 'Dunmore', other: 'Birch Hollow', careManager: 'Matthew Oyediran' },
} as const

/** Where the shared product runs, once it does. */
async function running(dir: string): Promise<Running> {
  for (;;) {
    const found = await findRunning(dir)
    if (found) return found
    if (existsSync(join(dir, FAILED))) throw new Error(readFileSync(join(dir, FAILED), 'utf8'))
    await pause(200)
  }
}

const at = await running(inject('productIn'))
export const { url, tables } = at

/** The id of a demo user from the name on the sign-in page. */
const idOf = (name: string): string => name.toLowerCase().replace(' ', '-')

/** The API as a script sees it, with the token of a demo user. */
export async function call<T>(who: string, path: string, body?: unknown): Promise<{ status: number; json: T }> {
  const { access_token } = await signIn({ ...at, user: idOf(who) })
  const sent = { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }
  const answer = await fetch(url + path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${access_token}`, ...(body === undefined ? {} : sent) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return { status: answer.status, json: (await answer.json()) as T }
}

/** The caseload of a clinic as one of its people gets it. */
export const caseloadOf = async (clinic: { id: string; careManager: string }, who: string = clinic.careManager) =>
  (await call<Caseload>(who, `/api/clinics/${clinic.id}/caseload`)).json

/** The chart that its caseload ranks first. */
export const firstChartOf = async (clinic: { id: string; careManager: string }): Promise<string> =>
  (await caseloadOf(clinic)).rows[0]?.episodeId ?? ''

/** The store itself, for what no page and no route can bring about. */
export const openStore = (): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(new DynamoDBClient({ ...LOCAL_ACCESS, endpoint: at.dynamodbEndpoint }))
