import { CfnOutput, CfnRule, Fn, Stack } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import { ROUTES } from '../core/contract/index.ts'
import type { Bundles } from './bundle.ts'
import { Alarms } from './alarms.ts'
import { Backup } from './backup.ts'
import { Encryption } from './encryption.ts'
import { Functions } from './functions.ts'
import { Gateway } from './gateway.ts'
import { Identity } from './identity.ts'
import { Projection } from './projection.ts'
import { Schedules } from './schedules.ts'
import { PLACEHOLDER } from './settings.ts'
import type { Settings } from './settings.ts'
import { SiteFiles } from './site-files.ts'
import { Site } from './site.ts'
import { Tables } from './tables.ts'

export interface CairnStackProps {
  readonly bundles: Bundles
  /** The built web app. */
  readonly siteDir: string
  readonly settings: Settings
}

/** All of Cairn. One stack, because site, API and sign-in client refer to each other. */
export class CairnStack extends Stack {
  constructor(scope: Construct, id: string, { bundles, siteDir, settings }: CairnStackProps) {
    super(scope, id, { description: 'Cairn: Collaborative Care registry', analyticsReporting: false })
    const siteUrl = `https://${settings.domain}`
    if (settings.domain === PLACEHOLDER.domain) refuseToDeploy(this)
    const { key } = new Encryption(this, 'Encryption')
    const tables = new Tables(this, 'Tables', key)
    new Backup(this, 'Backup', key, Object.values(tables.all))
    const identity = new Identity(this, 'Identity', { siteUrl, hostedUiPrefix: settings.hostedUiPrefix })
    const functions = new Functions(this, 'Functions', {
      ...{ bundles, key, tables, identity },
      writeFormat: settings.writeFormat,
    })
    const projection = new Projection(this, 'Projection', tables.all.Charts, functions.all.project)
    const schedules = new Schedules(this, 'Schedules', functions.on('schedule'))
    const gateway = new Gateway(this, 'Gateway', {
      ...{ routes: Object.values(ROUTES), functions: functions.on('requests'), identity, key },
    })
    const site = new Site(this, 'Site', { siteDir, settings, api: gateway.api, identity })
    const files = new SiteFiles(this, 'SiteFiles', { siteDir, site, identity, key })
    // A page asks what the functions of its release answer: an older one would refuse a question that it does not know.
    files.node.addDependency(gateway, ...functions.on('requests').map(({ fn }) => fn.lambda))
    new Alarms(this, 'Alarms', {
      key,
      email: settings.alarmEmail,
      runbook: settings.runbook,
      stage: gateway.stage,
      functions,
      tables,
      projectionFailures: projection.failures,
      scheduleFailures: schedules.failures,
    })

    new CfnOutput(this, 'SiteUrl', { value: siteUrl })
    new CfnOutput(this, 'DistributionDomain', { value: site.distribution.distributionDomainName })
    new CfnOutput(this, 'Issuer', { value: identity.issuer })
    new CfnOutput(this, 'UserPoolId', { value: identity.pool.userPoolId })
    new CfnOutput(this, 'ClientId', { value: identity.client.userPoolClientId })
    for (const { fn, row, runs } of functions.on('asked'))
      new CfnOutput(this, `${row.id}Function`, { value: fn.lambda.functionName, description: `What ${runs.asks} asks` })
  }
}

/** CloudFormation stops here before it makes anything; without it the certificate would fail after the retained tables were made. */
function refuseToDeploy(stack: Stack): void {
  new CfnRule(stack, 'DomainIsGiven', {
    assertions: [
      {
        assert: Fn.conditionNot(Fn.conditionEquals(PLACEHOLDER.domain, PLACEHOLDER.domain)),
        assertDescription:
          'Give -c domain=... and -c certificateArn=... (docs/deploy.md). This template is for a look only.',
      },
    ],
  })
}
