import { userInfo } from 'node:os'
import type { LambdaClient } from '@aws-sdk/client-lambda'
import { PlainFault } from '../command-line.ts'

/** Who works at this computer, as the operating system says; where it knows no name, the account's number. */
export function accountHere(): string {
  try {
    return userInfo().username
  } catch {
    return `uid-${String(process.getuid?.() ?? 'unknown')}`
  }
}

const LIMIT_MS = 10_000
const QUESTION = { Action: 'GetCallerIdentity', Version: '2011-06-15' } as const
/** The answer's one element that matters, by STS's published form. */
const ARN = /<Arn>(arn:[^<]{1,290})<\/Arn>/

/**
 * The principal whose credentials are in the environment, as AWS itself says: `arn:aws:sts::<account>:assumed-role/<role>/<session>`.
 * Asked of STS, which answers every valid credential, signed as the client of the functions signs. Throws PlainFault.
 */
export async function awsPrincipal({ config }: LambdaClient): Promise<string> {
  try {
    const region = await config.region()
    const suffix = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com'
    const url = new URL(process.env['AWS_ENDPOINT_URL_STS'] || `https://sts.${region}.${suffix}/`)
    const signer = await config.signer({ name: 'sigv4', signingName: 'sts', signingRegion: region, properties: {} })
    const request = { method: 'GET', protocol: url.protocol, hostname: url.hostname, path: '/', query: { ...QUESTION } }
    const { headers } = await signer.sign({ ...request, headers: { host: url.host } })
    url.search = new URLSearchParams(QUESTION).toString()
    const answer = await fetch(url, { headers, signal: AbortSignal.timeout(LIMIT_MS) })
    const arn = ARN.exec(await answer.text())?.[1]
    if (answer.ok && arn !== undefined) return arn
    throw new Error(`STS answered ${answer.status}`)
  } catch (cause) {
    const why = cause instanceof Error ? cause.message.split('\n')[0] : String(cause)
    throw new PlainFault(`AWS does not say who you are (${why}): check credentials and region in the environment.`, {
      cause,
    })
  }
}
