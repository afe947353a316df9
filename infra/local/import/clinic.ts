import { Session } from '../../../core/contract/schemas/session.ts'
import { PlainFault, WrongWords } from '../../command-line.ts'
import { STOPS } from './send.ts'
import type { Sending } from './send.ts'

const LIMIT_MS = 10_000

/**
 * Asks the product whether this account has this clinic, before any file is read. Throws where nothing answers, the sign-in is not
 * accepted, or there is no such clinic. A product that is busy now passes: the import itself tries again.
 */
export async function checkClinic({
  url,
  clinicId,
  token,
}: Pick<Sending, 'url' | 'clinicId' | 'token'>): Promise<void> {
  const response = await fetch(`${url}/api/session`, {
    headers: { authorization: `Bearer ${await token(false)}` },
    signal: AbortSignal.timeout(LIMIT_MS),
  }).catch((cause: unknown) => {
    if (cause instanceof PlainFault) throw cause
    throw new PlainFault(`Nothing answers at ${url}: start the product with npm start, or check --url.`, { cause })
  })
  const text = await response.text()
  if (response.status === 429 || response.status >= 500) return
  const stop = STOPS[response.status]
  if (stop !== undefined) throw new PlainFault(stop)
  const session = Session.safeParse(parsed(text))
  if (!session.success) throw new PlainFault(`${url} is not the API of Cairn: check --url.`)
  const ids = session.data.clinics.map((clinic) => clinic.clinicId)
  if (!ids.includes(clinicId))
    throw new WrongWords(
      `There is no clinic ${clinicId} that this account belongs to: --clinic takes ${ids.join(', ')}.`,
    )
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
