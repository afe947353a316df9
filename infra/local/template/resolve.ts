import { resourcesOfType } from './template.ts'
import type { Resources } from './template.ts'

/** Where the deployed names of things lie on this machine. */
export interface Place {
  /** Origin of site and API, such as http://localhost:5173. */
  readonly site: string
  /** Issuer of the identity provider, and the origin of its pages. */
  readonly issuer: string
  /** The value of a Secrets Manager secret, by logical id. */
  readonly secret: (logicalId: string) => string
}

/** Reads CloudFormation values as they are on this machine. */
export interface Resolver {
  /** A value with every Ref, Fn::GetAtt, Fn::Join and Fn::Sub worked out. Without meaning here, an attribute is `<logical id>.<attribute>`. */
  value(written: unknown): unknown
  /** The same for what must be text. */
  text(written: unknown): string
  /** Text with the deployed addresses replaced by those of this machine. */
  localise(text: string): string
}

const PSEUDO: Record<string, string> = {
  'AWS::AccountId': '000000000000',
  'AWS::Partition': 'aws',
  'AWS::Region': 'us-east-1',
  'AWS::StackName': 'Cairn',
  'AWS::URLSuffix': 'amazonaws.com',
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export function makeResolver(resources: Resources, place: Place): Resolver {
  const raw = (written: unknown): unknown => {
    if (Array.isArray(written)) return written.map(raw).filter((item) => item !== undefined)
    if (!isRecord(written)) return written
    const [entry, ...more] = Object.entries(written)
    if (entry && more.length === 0 && (entry[0] === 'Ref' || entry[0].startsWith('Fn::'))) return intrinsic(...entry)
    const entries = Object.entries(written).map(([key, value]) => [key, raw(value)] as const)
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
  }

  const intrinsic = (name: string, argument: unknown): unknown => {
    if (name === 'Ref') return reference(String(argument))
    if (name === 'Fn::GetAtt') return attribute(argument)
    if (name === 'Fn::Join') return joined(argument as [string, unknown[]])
    if (name === 'Fn::Sub') return substituted(argument)
    throw new Error(
      `The template uses ${name}, which the local start cannot read: teach it to infra/local/template/resolve.ts.`,
    )
  }

  const reference = (id: string): unknown => {
    if (id === 'AWS::NoValue') return undefined
    const pseudo = PSEUDO[id]
    if (pseudo !== undefined) return pseudo
    const resource = resources[id]
    if (!resource) throw new Error(`The template refers to ${id}, which is not in it.`)
    return raw(physicalName(id, resource.Type, resource.Properties))
  }

  const attribute = (argument: unknown): string => {
    const [id = '', name = ''] = Array.isArray(argument) ? argument.map(String) : String(argument).split('.')
    if (name === 'ProviderURL') return `https://${providerName(id)}`
    return name === 'ProviderName' ? providerName(id) : `${id}.${name}`
  }

  const joined = ([separator, parts]: [string, unknown[]]): string =>
    parts.map((part) => String(raw(part))).join(separator)

  const substituted = (argument: unknown): string => {
    const [format, names] = (Array.isArray(argument) ? argument : [argument, {}]) as [string, Record<string, unknown>]
    return String(format).replaceAll(/\$\{([^}]+)\}/g, (_, name: string) =>
      String(name in names ? raw(names[name]) : name.includes('.') ? attribute(name) : reference(name)),
    )
  }

  const replacements = deployedAddresses(resources, raw, place)
  const localise = (text: string): string =>
    replacements
      .reduce((done, [from, to]) => done.replaceAll(from, to), text)
      .replaceAll(/\{\{resolve:secretsmanager:(?:[^:}]*:)*?([A-Za-z0-9]+):SecretString:[^}]*\}\}/g, (_, id: string) =>
        place.secret(id),
      )
  const everywhere = (value: unknown): unknown => {
    if (typeof value === 'string') return localise(value)
    if (Array.isArray(value)) return value.map(everywhere)
    if (!isRecord(value)) return value
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, everywhere(inner)]))
  }
  const value = (written: unknown): unknown => everywhere(raw(written))
  return { value, text: (written) => String(value(written)), localise }
}

/** What Ref answers once deployed. Names the account would make up are the logical ids. */
function physicalName(id: string, type: string, properties: Record<string, unknown>): unknown {
  switch (type) {
    case 'AWS::DynamoDB::Table':
      return properties['TableName'] ?? id
    case 'AWS::Cognito::UserPool':
      return `us-east-1_${id}`
    case 'AWS::Cognito::UserPoolResourceServer':
      return properties['Identifier']
    case 'AWS::Cognito::UserPoolDomain':
      return properties['Domain']
    default:
      return id
  }
}

const providerName = (poolId: string): string => `cognito-idp.us-east-1.amazonaws.com/us-east-1_${poolId}`

/** Every address that would be on the internet, with the one it has here. */
function deployedAddresses(
  resources: Resources,
  raw: (written: unknown) => unknown,
  { site, issuer }: Place,
): (readonly [string, string])[] {
  const pools = resourcesOfType(resources, 'AWS::Cognito::UserPool').map(
    ([id]) => [`https://${providerName(id)}`, issuer] as const,
  )
  const pages = resourcesOfType(resources, 'AWS::Cognito::UserPoolDomain').map(
    ([, { Domain }]) => [`https://${String(raw(Domain))}.auth.us-east-1.amazoncognito.com`, issuer] as const,
  )
  const sites = resourcesOfType(resources, 'AWS::CloudFront::Distribution').flatMap(([id, properties]) => {
    const { Aliases } = properties['DistributionConfig'] as { Aliases?: unknown[] }
    return [`${id}.DomainName`, ...(Aliases ?? []).map(raw)].map((host) => [`https://${String(host)}`, site] as const)
  })
  return [...pools, ...pages, ...sites]
}
