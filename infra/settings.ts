import type { Node } from 'constructs'
import { DEFAULT_WRITE_FORMAT, writeFormatOf, type WriteFormat } from '../core/formats.ts'

/** What a deployment decides; each is a context key of the same name (`cdk deploy -c domain=...`). docs/deploy.md explains them. */
export interface Settings {
  /** Host name people type, for example `cairn.example.org`. */
  readonly domain: string
  /** ACM certificate for the domain, in us-east-1 because CloudFront reads it there. */
  readonly certificateArn: string
  /** Prefix of the sign-in host; null takes one made from the account number. */
  readonly hostedUiPrefix: string | null
  /** Who is told of alarms; null subscribes nobody. */
  readonly alarmEmail: string | null
  /** An AWS WAF web ACL for the distribution, in us-east-1; null attaches none. */
  readonly webAclArn: string | null
  /** What stored formats are written (core/formats.ts): the one before, for a release that may have to be taken back. */
  readonly writeFormat: WriteFormat
  /** Where docs/runbook.md can be read by the person on call. */
  readonly runbook: string
}

/**
 * Stand-ins, so that synthesis needs no account: without an alias and a certificate CDK silently drops the
 * distribution's minimum TLS version. They name nothing that exists, so a deployment that keeps them fails at once.
 */
export const PLACEHOLDER = {
  domain: 'cairn.invalid',
  certificateArn: 'arn:aws:acm:us-east-1:000000000000:certificate/00000000-0000-0000-0000-000000000000',
} as const

/** Reads the settings from context; a wrong one throws with the key and how to mend it. */
export function readSettings(node: Node): Settings {
  const text = (key: string): string | null => {
    const value: unknown = node.tryGetContext(key)
    if (value === undefined || value === null || value === '') return null
    if (typeof value === 'string') return value
    throw new Error(`Context "${key}" must be text: pass -c ${key}=<value>.`)
  }
  const settings = {
    domain: text('domain') ?? PLACEHOLDER.domain,
    certificateArn: text('certificateArn') ?? PLACEHOLDER.certificateArn,
    hostedUiPrefix: text('hostedUiPrefix'),
    alarmEmail: text('alarmEmail'),
    webAclArn: text('webAclArn'),
    writeFormat: writeFormatIn(text('writeFormat')),
    runbook: text('runbook') ?? 'docs/runbook.md',
  }
  check(settings)
  return settings
}

function writeFormatIn(value: string | null): WriteFormat {
  if (value === null) return DEFAULT_WRITE_FORMAT
  try {
    return writeFormatOf(value)
  } catch (error) {
    throw new Error(`Context "writeFormat" is "${value}": ${(error as Error).message}.`, { cause: error })
  }
}

function check({ domain, certificateArn, webAclArn }: Settings): void {
  if (!/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(domain)) {
    throw new Error(
      `Context "domain" is "${domain}": give a bare host name such as cairn.example.org, without https://.`,
    )
  }
  for (const [key, arn] of Object.entries({ certificateArn, webAclArn })) {
    if (arn !== null && !/^arn:aws:(acm|wafv2):us-east-1:/.test(arn)) {
      throw new Error(`Context "${key}" is "${arn}": CloudFront takes it from us-east-1 only. Give its ARN there.`)
    }
  }
  if ((domain === PLACEHOLDER.domain) !== (certificateArn === PLACEHOLDER.certificateArn)) {
    throw new Error('Context "domain" and "certificateArn" go together: give both, or neither for a synthesis alone.')
  }
}
