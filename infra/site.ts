import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Aws, Duration, RemovalPolicy } from 'aws-cdk-lib'
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2'
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager'
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  OriginSslPolicy,
  PriceClass,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront'
import type { BehaviorOptions } from 'aws-cdk-lib/aws-cloudfront'
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins'
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3'
import type { BucketProps, IBucket } from 'aws-cdk-lib/aws-s3'
import { Construct } from 'constructs'
import { contentSecurityPolicy } from './content-security-policy.ts'
import { securityHeaders } from './headers.ts'
import type { Identity } from './identity.ts'
import type { Settings } from './settings.ts'

export interface SiteProps {
  /** The built web app. */
  readonly siteDir: string
  readonly settings: Settings
  readonly api: HttpApi
  readonly identity: Identity
}

/** Held for a year, as other logs; older versions of the app's own files go after three months. */
const LOG_LIFE = Duration.days(365)
const OLD_VERSION_LIFE = Duration.days(90)

/** Nothing the API says may be framed, run or read as a page. */
const API_CONTENT_POLICY = "default-src 'none'; frame-ancestors 'none'"

/** One host name for app and API, so that no other origin is ever involved. */
export class Site extends Construct {
  readonly bucket: IBucket
  readonly distribution: Distribution

  constructor(scope: Construct, id: string, props: SiteProps) {
    super(scope, id)
    const { domain, certificateArn, webAclArn } = props.settings
    const logs = makeLogBucket(this)
    this.bucket = makeBucket(this, 'Files', {
      serverAccessLogsBucket: logs,
      serverAccessLogsPrefix: 's3/',
      lifecycleRules: [{ noncurrentVersionExpiration: OLD_VERSION_LIFE }],
    })
    this.distribution = new Distribution(this, 'Distribution', {
      comment: 'Cairn',
      defaultBehavior: this.files(props),
      additionalBehaviors: { '/api/*': this.requests(props.api) },
      defaultRootObject: 'index.html',
      domainNames: [domain],
      certificate: Certificate.fromCertificateArn(this, 'Certificate', certificateArn),
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_100,
      enableLogging: true,
      logBucket: logs,
      logFilePrefix: 'cloudfront/',
      logIncludesCookies: false,
      ...(webAclArn === null ? {} : { webAclId: webAclArn }),
    })
  }

  private files({ siteDir, identity }: SiteProps): BehaviorOptions {
    const html = readFileSync(join(siteDir, 'index.html'), 'utf8')
    // With the slash CSP allows what lies under the issuer; without it, that one address.
    const issuer = `${identity.issuer}/`
    const deepLink = new EdgeFunction(this, 'DeepLink', {
      comment: 'A page address is answered by index.html',
      runtime: FunctionRuntime.JS_2_0,
      code: FunctionCode.fromFile({ filePath: join(import.meta.dirname, 'deep-link.js') }),
    })
    return {
      origin: S3BucketOrigin.withOriginAccessControl(this.bucket),
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
      cachePolicy: CachePolicy.CACHING_OPTIMIZED,
      responseHeadersPolicy: securityHeaders(
        this,
        'FileHeaders',
        contentSecurityPolicy(html, { issuer, hostedUi: identity.hostedUi }),
      ),
      functionAssociations: [{ eventType: FunctionEventType.VIEWER_REQUEST, function: deepLink }],
    }
  }

  private requests(api: HttpApi): BehaviorOptions {
    return {
      origin: new HttpOrigin(`${api.apiId}.execute-api.${Aws.REGION}.${Aws.URL_SUFFIX}`, {
        protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
        originSslProtocols: [OriginSslPolicy.TLS_V1_2],
        readTimeout: Duration.seconds(31),
      }),
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
      allowedMethods: AllowedMethods.ALLOW_ALL,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      // Host must be the gateway's own; Authorization and Idempotency-Key must pass.
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      responseHeadersPolicy: securityHeaders(this, 'ApiHeaders', API_CONTENT_POLICY, { 'Cache-Control': 'no-store' }),
    }
  }
}

function makeBucket(scope: Construct, id: string, more: Partial<BucketProps>): IBucket {
  const bucket = new Bucket(scope, id, {
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    encryption: BucketEncryption.S3_MANAGED,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    versioned: true,
    removalPolicy: RemovalPolicy.RETAIN,
    ...more,
  })
  // CDK's own types disagree about an absent policy under exactOptionalPropertyTypes.
  return bucket as IBucket
}

function makeLogBucket(scope: Construct): IBucket {
  return makeBucket(scope, 'Logs', {
    // CloudFront delivers its logs as another account, by access control list.
    objectOwnership: ObjectOwnership.BUCKET_OWNER_PREFERRED,
    lifecycleRules: [{ expiration: LOG_LIFE, noncurrentVersionExpiration: OLD_VERSION_LIFE }],
  })
}
