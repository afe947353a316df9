import { RemovalPolicy } from 'aws-cdk-lib'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment'
import { Construct } from 'constructs'
import { API_SCOPE } from '../core/contract/routes/route.ts'
import type { Identity } from './identity.ts'
import type { Site } from './site.ts'

/** Files whose names change with their content. */
const HASHED = '_app/immutable/*'

export interface SiteFilesProps {
  readonly siteDir: string
  readonly site: Site
  readonly identity: Identity
  readonly key: IKey
}

/** Copies the built app and its runtime settings: hashed files first and for ever, then the pages that name them. */
export class SiteFiles extends Construct {
  constructor(scope: Construct, id: string, { siteDir, site, identity, key }: SiteFilesProps) {
    super(scope, id)
    const logGroup = new LogGroup(this, 'Logs', {
      encryptionKey: key,
      retention: RetentionDays.ONE_YEAR,
      removalPolicy: RemovalPolicy.RETAIN,
    })
    const shared = { destinationBucket: site.bucket, logGroup, memoryLimit: 512 }
    const hashed = new BucketDeployment(this, 'Hashed', {
      ...shared,
      sources: [Source.asset(siteDir)],
      exclude: ['*'],
      include: [HASHED],
      // Tabs opened before a deployment still ask for the old names.
      prune: false,
      cacheControl: [CacheControl.fromString('public, max-age=31536000, immutable')],
    })
    const pages = new BucketDeployment(this, 'Pages', {
      ...shared,
      sources: [Source.asset(siteDir), Source.jsonData('config.json', runtimeSettings(identity))],
      exclude: [HASHED],
      cacheControl: [CacheControl.noCache()],
      distribution: site.distribution,
      distributionPaths: ['/*'],
    })
    pages.node.addDependency(hashed)
  }
}

/** What the browser must know about this deployment, read from /config.json when the app starts. */
function runtimeSettings(identity: Identity): Record<string, string> {
  return {
    issuer: identity.issuer,
    clientId: identity.client.userPoolClientId,
    scope: `openid ${API_SCOPE}`,
    logoutUrl: `${identity.hostedUi}/logout`,
  }
}
