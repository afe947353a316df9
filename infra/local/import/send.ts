import { setTimeout as pause } from 'node:timers/promises'
import * as z from 'zod'
import { Imported } from '../../../core/contract/schemas/imports.ts'
import type { Parcel } from './parcel.ts'

/** What sending one patient came to. `stop` ends the whole run: no other patient would fare better. */
export type Sent =
  | { readonly kind: 'imported'; readonly answer: Imported }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'stop'; readonly reason: string }

export interface Sending {
  readonly url: string
  readonly clinicId: string
  /** Called again where the token has expired. */
  readonly token: (fresh: boolean) => Promise<string>
  /** Times to try where the product is busy or cannot be reached. */
  readonly tries?: number
  /** Milliseconds before the second try; doubled each time. */
  readonly firstPause?: number
}

const Problem = z.object({ detail: z.string().optional(), message: z.string().optional() })
const detailOf = (text: string): string => {
  try {
    const { detail, message } = Problem.parse(JSON.parse(text))
    return detail ?? message ?? 'no reason given'
  } catch {
    return 'no reason given'
  }
}

/** Answers that end a run, in words. */
export const STOPS: Readonly<Record<number, string>> = {
  401: 'The sign-in is not accepted. Set CAIRN_TOKEN to a current access token, or start the product with npm start.',
  403: 'This account may not import. Use an administrator or care manager of the clinic.',
}

type Reply = { readonly status: number; readonly text: string; readonly after: number }

async function post({ url, clinicId }: Sending, parcel: Parcel, token: string): Promise<Reply> {
  const response = await fetch(`${url}/api/clinics/${encodeURIComponent(clinicId)}/imports`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': parcel.key },
    body: parcel.body,
    signal: AbortSignal.timeout(35_000),
  })
  return {
    status: response.status,
    text: await response.text(),
    after: Number(response.headers.get('retry-after') ?? 0) * 1000,
  }
}

function settled({ status, text }: Reply, clinicId: string): Sent | null {
  if (status === 200 || status === 201) {
    const answer = Imported.safeParse(JSON.parse(text))
    return answer.success
      ? { kind: 'imported', answer: answer.data }
      : { kind: 'stop', reason: 'This is not the API of Cairn: its answer has another form. Check --url.' }
  }
  const stop = STOPS[status]
  if (stop) return { kind: 'stop', reason: stop }
  if (status === 404)
    return { kind: 'stop', reason: `There is no clinic ${clinicId} that this account belongs to. Check --clinic.` }
  if (status === 429 || status >= 500) return null
  return { kind: 'refused', reason: detailOf(text) }
}

/** Sends one patient, again with growing pauses while the product is busy (429, 5xx) or away. The key makes it count once. */
export async function send(sending: Sending, parcel: Parcel): Promise<Sent> {
  const { tries = 6, firstPause = 250 } = sending
  let why = ''
  let renewed = false
  for (let i = 0; i < tries; i++) {
    let after = 0
    try {
      let reply = await post(sending, parcel, await sending.token(false))
      if (reply.status === 401 && !renewed) {
        renewed = true
        reply = await post(sending, parcel, await sending.token(true))
      }
      const done = settled(reply, sending.clinicId)
      if (done) return done
      why = `The product answered ${reply.status}`
      after = reply.after
    } catch (error) {
      why = error instanceof SyntaxError ? 'The answer is not JSON' : `${sending.url} cannot be reached`
    }
    if (i < tries - 1) await pause(Math.max(after, firstPause * 2 ** i * (0.5 + Math.random())))
  }
  return { kind: 'failed', reason: `${why}, ${tries} times. Start it with npm start, then run the same import again.` }
}
