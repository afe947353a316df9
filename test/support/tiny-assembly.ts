import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What a hand-made assembly contains: functions as source text, and routes that name them. */
export interface TinyAssembly {
  readonly functions: Readonly<Record<string, { readonly source: string; readonly timeout?: number }>>
  readonly routes?: Readonly<
    Record<string, { readonly function: string; readonly open?: boolean; readonly timeoutMs?: number }>
  >
  readonly throttle?: { readonly rate: number; readonly burst: number }
  /** Properties of the event source mapping from table Charts. */
  readonly mapping?: Readonly<Record<string, unknown>>
  readonly files?: Readonly<Record<string, string>>
}

export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'cairn-'))

/** Writes an assembly in the shape CDK gives it and answers its folder. */
export function writeTinyAssembly(tiny: TinyAssembly): string {
  const dir = temporaryFolder()
  const resources: Record<string, unknown> = { ...identity, ...table, ...siteResources, ...apiResources(tiny) }
  for (const [id, { source, timeout = 10 }] of Object.entries(tiny.functions)) {
    writeAsset(dir, id, { 'index.mjs': source })
    resources[id] = {
      Type: 'AWS::Lambda::Function',
      Properties: {
        Runtime: 'nodejs24.x',
        Handler: 'index.handler',
        Timeout: timeout,
        MemorySize: 128,
        Code: { S3Key: `${id}.zip` },
        Environment: { Variables: { CHARTS_TABLE: { Ref: 'TablesCharts00000000' } } },
      },
    }
  }
  if (tiny.mapping) {
    resources['Mapping'] = {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: {
        EventSourceArn: { 'Fn::GetAtt': ['TablesCharts00000000', 'StreamArn'] },
        StartingPosition: 'TRIM_HORIZON',
        ...tiny.mapping,
      },
    }
  }
  writeAsset(dir, 'site', { 'index.html': '<!doctype html>app', ...tiny.files })
  writeFileSync(join(dir, 'Cairn.template.json'), JSON.stringify({ Resources: resources }))
  return dir
}

function writeAsset(dir: string, hash: string, files: Record<string, string>): void {
  const asset = join(dir, `asset.${hash}`)
  mkdirSync(asset)
  for (const [name, text] of Object.entries(files)) writeFileSync(join(asset, name), text)
}

const identity = {
  Pool: { Type: 'AWS::Cognito::UserPool' },
  Client: {
    Type: 'AWS::Cognito::UserPoolClient',
    Properties: {
      AllowedOAuthScopes: ['openid', 'cairn/api'],
      CallbackURLs: ['https://cairn.invalid/signed-in'],
      LogoutURLs: ['https://cairn.invalid/signed-out'],
    },
  },
}

const table = {
  TablesCharts00000000: {
    Type: 'AWS::DynamoDB::Table',
    Properties: {
      AttributeDefinitions: [
        { AttributeName: 'pk', AttributeType: 'S' },
        { AttributeName: 'sk', AttributeType: 'S' },
      ],
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      StreamSpecification: { StreamViewType: 'KEYS_ONLY' },
    },
  },
}

const siteResources = {
  Files: {
    Type: 'Custom::CDKBucketDeployment',
    Properties: { SourceObjectKeys: ['site.zip'], DestinationBucketName: { Ref: 'Bucket' } },
  },
  Bucket: { Type: 'AWS::S3::Bucket' },
  Distribution: {
    Type: 'AWS::CloudFront::Distribution',
    Properties: {
      DistributionConfig: {
        Aliases: ['cairn.invalid'],
        DefaultRootObject: 'index.html',
        DefaultCacheBehavior: { TargetOriginId: 'files' },
        CacheBehaviors: [
          {
            PathPattern: '/api/*',
            TargetOriginId: 'api',
            AllowedMethods: ['GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'POST', 'DELETE'],
          },
        ],
        Origins: [
          { Id: 'files', DomainName: { 'Fn::GetAtt': ['Bucket', 'RegionalDomainName'] }, S3OriginConfig: {} },
          { Id: 'api', DomainName: { 'Fn::Join': ['', [{ Ref: 'Api' }, '.execute-api.', { Ref: 'AWS::Region' }]] } },
        ],
      },
    },
  },
}

function apiResources({ routes = {}, throttle }: TinyAssembly): Record<string, unknown> {
  const resources: Record<string, unknown> = {
    Api: { Type: 'AWS::ApiGatewayV2::Api' },
    Tokens: {
      Type: 'AWS::ApiGatewayV2::Authorizer',
      Properties: {
        AuthorizerType: 'JWT',
        JwtConfiguration: { Audience: [{ Ref: 'Client' }], Issuer: { 'Fn::GetAtt': ['Pool', 'ProviderURL'] } },
      },
    },
    Stage: {
      Type: 'AWS::ApiGatewayV2::Stage',
      Properties: throttle
        ? { DefaultRouteSettings: { ThrottlingRateLimit: throttle.rate, ThrottlingBurstLimit: throttle.burst } }
        : {},
    },
  }
  for (const [i, [RouteKey, route]] of Object.entries(routes).entries()) {
    resources[`Integration${i}`] = {
      Type: 'AWS::ApiGatewayV2::Integration',
      Properties: {
        IntegrationUri: { 'Fn::GetAtt': [route.function, 'Arn'] },
        PayloadFormatVersion: '2.0',
        ...(route.timeoutMs === undefined ? {} : { TimeoutInMillis: route.timeoutMs }),
      },
    }
    const guard = { AuthorizationType: 'JWT', AuthorizationScopes: ['cairn/api'], AuthorizerId: { Ref: 'Tokens' } }
    resources[`Route${i}`] = {
      Type: 'AWS::ApiGatewayV2::Route',
      Properties: {
        RouteKey,
        Target: { 'Fn::Join': ['', ['integrations/', { Ref: `Integration${i}` }]] },
        ...(route.open === true ? {} : guard),
      },
    }
  }
  return resources
}
