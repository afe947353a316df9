import * as z from 'zod'
import type { Resolver } from './resolve.ts'
import { resourcesOfType } from './template.ts'
import type { Resources } from './template.ts'

const BehaviorProperties = z.object({
  PathPattern: z.string().default('*'),
  AllowedMethods: z.array(z.string()).default(['GET', 'HEAD']),
  Compress: z.boolean().default(false),
  TargetOriginId: z.string(),
  ResponseHeadersPolicyId: z.string().optional(),
  FunctionAssociations: z.array(z.object({ EventType: z.string(), FunctionARN: z.string() })).default([]),
})
const Distribution = z.object({
  DefaultRootObject: z.string().default(''),
  DefaultCacheBehavior: BehaviorProperties,
  CacheBehaviors: z.array(BehaviorProperties).default([]),
  Origins: z.array(z.object({ Id: z.string(), DomainName: z.string(), S3OriginConfig: z.unknown().optional() })),
})
const Override = { Override: z.boolean() }
const HeadersPolicy = z.object({
  CustomHeadersConfig: z
    .object({ Items: z.array(z.object({ Header: z.string(), Value: z.string(), ...Override })) })
    .default({ Items: [] }),
  RemoveHeadersConfig: z.object({ Items: z.array(z.object({ Header: z.string() })) }).default({ Items: [] }),
  SecurityHeadersConfig: z
    .object({
      ContentSecurityPolicy: z.object({ ContentSecurityPolicy: z.string(), ...Override }),
      ContentTypeOptions: z.object(Override),
      FrameOptions: z.object({ FrameOption: z.string(), ...Override }),
      ReferrerPolicy: z.object({ ReferrerPolicy: z.string(), ...Override }),
      StrictTransportSecurity: z.object({
        AccessControlMaxAgeSec: z.number(),
        IncludeSubdomains: z.boolean().optional(),
        Preload: z.boolean().optional(),
        ...Override,
      }),
    })
    .partial()
    .default({}),
})

/** A header that a response leaves with; `override` wins over what the origin said. */
export interface ResponseHeader {
  readonly name: string
  readonly value: string
  readonly override: boolean
}

export interface Behavior {
  readonly pattern: string
  readonly origin: 'files' | 'api'
  /** Logical id of the bucket, for files. */
  readonly bucketId: string
  readonly methods: readonly string[]
  readonly compress: boolean
  readonly headers: readonly ResponseHeader[]
  readonly removes: readonly string[]
  /** Source of the viewer-request function. */
  readonly viewerRequest: string | null
}

/** The distribution: behaviours in the order CloudFront tries them, the default one last. */
export interface Edge {
  readonly rootObject: string
  readonly behaviors: readonly Behavior[]
}

export function edgeOf(resources: Resources, resolver: Resolver): Edge | null {
  const [distribution] = resourcesOfType(resources, 'AWS::CloudFront::Distribution')
  if (!distribution) return null
  const config = Distribution.parse(resolver.value(distribution[1]['DistributionConfig']))
  const behavior = (properties: z.infer<typeof BehaviorProperties>): Behavior => {
    const origin = config.Origins.find(({ Id }) => Id === properties.TargetOriginId)
    const policy = headersPolicy(resources, resolver, properties.ResponseHeadersPolicyId)
    const association = properties.FunctionAssociations.find(({ EventType }) => EventType === 'viewer-request')
    return {
      pattern: properties.PathPattern,
      origin: origin?.S3OriginConfig === undefined ? 'api' : 'files',
      bucketId: origin?.DomainName.split('.')[0] ?? '',
      methods: properties.AllowedMethods,
      compress: properties.Compress,
      ...policy,
      viewerRequest: association ? functionCode(resources, resolver, association.FunctionARN) : null,
    }
  }
  return {
    rootObject: config.DefaultRootObject,
    behaviors: [...config.CacheBehaviors, config.DefaultCacheBehavior].map(behavior),
  }
}

function functionCode(resources: Resources, resolver: Resolver, arn: string): string {
  return resolver.text(resources[arn.split('.')[0] ?? '']?.Properties['FunctionCode'])
}

function headersPolicy(
  resources: Resources,
  resolver: Resolver,
  id: string | undefined,
): { headers: ResponseHeader[]; removes: string[] } {
  const properties = id === undefined ? undefined : resources[id]?.Properties
  if (!properties) return { headers: [], removes: [] }
  const policy = HeadersPolicy.parse(resolver.value(properties['ResponseHeadersPolicyConfig']))
  const custom = policy.CustomHeadersConfig.Items.map(({ Header, Value, Override: override }) => ({
    name: Header.toLowerCase(),
    value: Value,
    override,
  }))
  const removes = policy.RemoveHeadersConfig.Items.map(({ Header }) => Header.toLowerCase())
  return { headers: [...securityHeaders(policy.SecurityHeadersConfig), ...custom], removes }
}

function securityHeaders(config: z.infer<typeof HeadersPolicy>['SecurityHeadersConfig']): ResponseHeader[] {
  const { ContentSecurityPolicy: csp, ContentTypeOptions: type, FrameOptions: frame, ReferrerPolicy: referrer } = config
  const hsts = config.StrictTransportSecurity
  const header = (name: string, value: string, { Override: override }: { Override: boolean }): ResponseHeader[] => [
    { name, value, override },
  ]
  return [
    ...(csp ? header('content-security-policy', csp.ContentSecurityPolicy, csp) : []),
    ...(type ? header('x-content-type-options', 'nosniff', type) : []),
    ...(frame ? header('x-frame-options', frame.FrameOption, frame) : []),
    ...(referrer ? header('referrer-policy', referrer.ReferrerPolicy, referrer) : []),
    ...(hsts ? header('strict-transport-security', strictTransport(hsts), hsts) : []),
  ]
}

function strictTransport(hsts: {
  AccessControlMaxAgeSec: number
  IncludeSubdomains?: boolean | undefined
  Preload?: boolean | undefined
}): string {
  const parts = [`max-age=${hsts.AccessControlMaxAgeSec}`]
  if (hsts.IncludeSubdomains === true) parts.push('includeSubDomains')
  if (hsts.Preload === true) parts.push('preload')
  return parts.join('; ')
}
