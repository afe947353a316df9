import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Template } from 'aws-cdk-lib/assertions'
import { beforeAll, describe, expect, it } from 'vitest'
import { inlineHashes } from '../../infra/content-security-policy.ts'
import { FUNCTION_ROWS } from '../../infra/function-table.ts'
import { assembled, assembledDeployed, DEPLOYED, PAGE, plain, resources } from './assembled.ts'

let template: Template
beforeAll(async () => {
  template = await assembledDeployed()
})

const distribution = () => {
  const [found] = Object.values(resources(template, 'AWS::CloudFront::Distribution'))
  return found?.Properties.DistributionConfig
}
const origin = (id: string) => distribution().Origins.find((o: { Id: string }) => o.Id === id)
const headers = (behaviour: { ResponseHeadersPolicyId: { Ref: string } }) =>
  resources(template, 'AWS::CloudFront::ResponseHeadersPolicy')[behaviour.ResponseHeadersPolicyId.Ref]?.Properties
    .ResponseHeadersPolicyConfig

describe('the distribution', () => {
  it('answers to the domain alone, with TLS 1.2 at least', () => {
    expect(distribution().Aliases).toEqual(['cairn.example.org'])
    expect(distribution().ViewerCertificate).toEqual({
      AcmCertificateArn: DEPLOYED.certificateArn,
      MinimumProtocolVersion: 'TLSv1.2_2021',
      SslSupportMethod: 'sni-only',
    })
  })

  it('keeps the TLS floor at a synthesis without domain, where CDK would drop it in silence', async () => {
    const [found] = Object.values(resources(await assembled(), 'AWS::CloudFront::Distribution'))
    expect(found?.Properties.DistributionConfig.ViewerCertificate.MinimumProtocolVersion).toBe('TLSv1.2_2021')
  })

  it('logs requests without cookies and takes the web ACL of the deployment', () => {
    expect(distribution().Logging).toMatchObject({ IncludeCookies: false, Prefix: 'cloudfront/' })
    expect(distribution().WebACLId).toBe(DEPLOYED.webAclArn)
  })

  it('turns no error into a page, since an API answer of 404 would become one', () => {
    expect(distribution().CustomErrorResponses).toBeUndefined()
  })
})

describe('the behaviour of /api/*', () => {
  const api = () => {
    expect(distribution().CacheBehaviors).toHaveLength(1)
    return distribution().CacheBehaviors[0]
  }

  it('passes every request on to the gateway over TLS 1.2 and keeps no answer', () => {
    expect(api()).toMatchObject({
      PathPattern: '/api/*',
      ViewerProtocolPolicy: 'https-only',
      CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad', // CachingDisabled
      OriginRequestPolicyId: 'b689b0a8-53d0-40ab-baf2-68738e2966ac', // AllViewerExceptHostHeader
    })
    expect(plain(origin(api().TargetOriginId).DomainName)).toBe('GatewayApi.execute-api.AWS::Region.AWS::URLSuffix')
    expect(origin(api().TargetOriginId).CustomOriginConfig).toMatchObject({
      OriginProtocolPolicy: 'https-only',
      OriginSSLProtocols: ['TLSv1.2'],
    })
  })

  it('runs no function of the site over an API path', () => {
    expect(api().FunctionAssociations).toBeUndefined()
  })

  it('forbids browsers to store, frame or run an answer, also one the gateway gives itself', () => {
    const { SecurityHeadersConfig, CustomHeadersConfig } = headers(api())
    expect(SecurityHeadersConfig.ContentSecurityPolicy.ContentSecurityPolicy).toBe(
      "default-src 'none'; frame-ancestors 'none'",
    )
    expect(CustomHeadersConfig.Items).toContainEqual({ Header: 'Cache-Control', Value: 'no-store', Override: true })
  })
})

describe('the behaviour of the site', () => {
  const site = () => distribution().DefaultCacheBehavior

  it('reads the bucket as this distribution, over TLS', () => {
    expect(site()).toMatchObject({ ViewerProtocolPolicy: 'redirect-to-https', AllowedMethods: ['GET', 'HEAD'] })
    const s3 = origin(site().TargetOriginId)
    expect(plain(s3.DomainName)).toBe('SiteFiles.RegionalDomainName')
    expect(s3.OriginAccessControlId).toBeDefined()
    const [control] = Object.values(resources(template, 'AWS::CloudFront::OriginAccessControl'))
    expect(control?.Properties.OriginAccessControlConfig).toMatchObject({
      SigningBehavior: 'always',
      SigningProtocol: 'sigv4',
      OriginAccessControlOriginType: 's3',
    })
  })

  it('answers deep links by the function of deep-link.js', () => {
    const [fn] = Object.values(resources(template, 'AWS::CloudFront::Function'))
    expect(fn?.Properties.FunctionCode).toBe(
      readFileSync(join(import.meta.dirname, '../../infra/deep-link.js'), 'utf8'),
    )
    expect(site().FunctionAssociations).toHaveLength(1)
    expect(site().FunctionAssociations[0].EventType).toBe('viewer-request')
  })

  it('allows the scripts of the built page by hash, and no origin but its own and the identity provider', () => {
    const policy = plain(headers(site()).SecurityHeadersConfig.ContentSecurityPolicy.ContentSecurityPolicy)
    const directives = Object.fromEntries(policy.split('; ').map((d) => [d.split(' ')[0], d.split(' ').slice(1)]))
    const hostedUi = 'https://IdentityDomain.auth.AWS::Region.amazoncognito.com'
    expect(directives).toEqual({
      'default-src': ["'none'"],
      'script-src': ["'self'", ...inlineHashes(PAGE, 'script')],
      'style-src': ["'self'"],
      'img-src': ["'self'", 'data:'],
      'font-src': ["'self'"],
      'connect-src': ["'self'", 'IdentityUsers.ProviderURL/', hostedUi],
      'manifest-src': ["'self'"],
      'form-action': ["'self'", hostedUi],
      'frame-ancestors': ["'none'"],
      'base-uri': ["'none'"],
    })
  })
})

describe('both behaviours', () => {
  it('send the security headers, over whatever an origin says', () => {
    for (const behaviour of [distribution().DefaultCacheBehavior, distribution().CacheBehaviors[0]]) {
      const { SecurityHeadersConfig, CustomHeadersConfig } = headers(behaviour)
      expect(SecurityHeadersConfig).toMatchObject({
        ContentSecurityPolicy: { Override: true },
        StrictTransportSecurity: { AccessControlMaxAgeSec: 63_072_000, IncludeSubdomains: true, Override: true },
        ContentTypeOptions: { Override: true },
        FrameOptions: { FrameOption: 'DENY', Override: true },
        ReferrerPolicy: { ReferrerPolicy: 'no-referrer', Override: true },
      })
      const custom = CustomHeadersConfig.Items.map((item: { Header: string }) => item.Header)
      expect(custom).toEqual(
        expect.arrayContaining(['Permissions-Policy', 'Cross-Origin-Opener-Policy', 'Cross-Origin-Resource-Policy']),
      )
    }
  })
})

describe('the buckets', () => {
  const buckets = () => Object.entries(resources(template, 'AWS::S3::Bucket'))

  it('are closed to the public, encrypted, versioned, and stay', () => {
    expect(buckets()).toHaveLength(2)
    for (const [, bucket] of buckets()) {
      expect(bucket.DeletionPolicy).toBe('Retain')
      expect(bucket.Properties).toMatchObject({
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        VersioningConfiguration: { Status: 'Enabled' },
      })
      expect(bucket.Properties.BucketEncryption).toBeDefined()
    }
  })

  it('refuse plain connections, and give the files to this distribution alone', () => {
    const policies = Object.values(resources(template, 'AWS::S3::BucketPolicy')).map((policy) => policy.Properties)
    for (const [id] of buckets()) {
      const statements = policies.find(({ Bucket }) => Bucket.Ref === id)?.PolicyDocument.Statement
      expect(statements).toContainEqual(
        expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
      )
    }
    const files = policies.find(({ Bucket }) => plain(Bucket) === 'SiteFiles')?.PolicyDocument.Statement
    const readers = files.filter((s: { Effect: string; Action: string }) => s.Effect === 'Allow')
    expect(readers).toHaveLength(1)
    expect(readers[0]).toMatchObject({ Action: 's3:GetObject', Principal: { Service: 'cloudfront.amazonaws.com' } })
    expect(plain(readers[0].Condition.StringEquals['AWS:SourceArn'])).toMatch(/distribution\/SiteDistribution$/)
  })
})

describe('the files', () => {
  const copies = () => Object.values(resources(template, 'Custom::CDKBucketDeployment')).map((copy) => copy.Properties)
  const hashed = () => copies().find((copy) => copy.Include)
  const pages = () => copies().find((copy) => !copy.Include)

  it('whose names hold a hash are kept for ever, and old ones stay for tabs already open', () => {
    expect(hashed()).toMatchObject({
      Exclude: ['*'],
      Include: ['_app/immutable/*'],
      Prune: false,
      SystemMetadata: { 'cache-control': 'public, max-age=31536000, immutable' },
    })
  })

  it('that name them are asked for again each time, and come after them', () => {
    expect(pages()).toMatchObject({
      Exclude: ['_app/immutable/*'],
      SystemMetadata: { 'cache-control': 'no-cache' },
      DistributionPaths: ['/*'],
    })
    const [, last] =
      Object.entries(resources(template, 'Custom::CDKBucketDeployment')).find(([id]) => id.includes('Pages')) ?? []
    expect(last?.DependsOn?.join(' ')).toMatch(/SiteFilesHashedCustomResource/)
  })

  it('come after the functions and routes of their release, so that no page asks an older one what it does not know', () => {
    const serving = FUNCTION_ROWS.flatMap(([, { id, runs }]) => (runs.on === 'requests' ? [id] : []))
    expect(serving).toContain('Api')
    for (const copy of Object.values(resources(template, 'Custom::CDKBucketDeployment')))
      for (const name of [...serving.map((one) => `Functions${one}`), 'GatewayApi'])
        expect(
          copy.DependsOn?.some((id: string) => id.startsWith(name)),
          name,
        ).toBe(true)
  })

  it('come with the settings of this deployment, filled in when it is deployed', () => {
    const [, settings] = pages()?.SourceMarkers ?? []
    expect(Object.values(settings).map((value) => plain(value as never))).toEqual([
      'IdentityUsers.ProviderURL',
      'IdentityBrowser',
      'IdentityDomain',
      'AWS::Region',
    ])
  })
})
