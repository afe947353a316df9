import { RemovalPolicy } from 'aws-cdk-lib'
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway'
import { HttpApi, HttpMethod, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import { API_SCOPE } from '../core/contract/routes/route.ts'
import type { Edge, Route } from '../core/contract/routes/route.ts'
import type { CairnFunction } from './function.ts'
import type { Identity } from './identity.ts'

export interface GatewayProps {
  readonly routes: readonly Pick<Route, 'method' | 'path' | 'edge'>[]
  readonly functions: Record<Edge, CairnFunction>
  readonly identity: Identity
  readonly key: IKey
}

/** Requests a second over all callers, and the peak above it. A clinic's morning is tens; a script gone wild is thousands. */
const THROTTLE = { rateLimit: 200, burstLimit: 400 }

/** The route, not the path: paths hold ids. No query, agent, token or name. */
const ACCESS_LOG = {
  requestId: '$context.requestId',
  time: '$context.requestTime',
  route: '$context.routeKey',
  status: '$context.status',
  latencyMs: '$context.responseLatency',
  bytes: '$context.responseLength',
  subject: '$context.authorizer.claims.sub',
  sourceIp: '$context.identity.sourceIp',
  authorizerError: '$context.authorizer.error',
  integrationError: '$context.integrationErrorMessage',
}

/** HTTP API made from the contract: every route wants a token issued for this API, and there is no catch-all route. */
export class Gateway extends Construct {
  readonly api: HttpApi
  readonly stage: HttpStage

  constructor(scope: Construct, id: string, props: GatewayProps) {
    super(scope, id)
    this.api = new HttpApi(this, 'Api', {
      description: 'Cairn',
      createDefaultStage: false,
      // CloudFront is a caller like any other here; without a second domain the endpoint must stay.
      disableExecuteApiEndpoint: false,
    })
    this.addRoutes(props)
    this.stage = this.addStage(props.key)
  }

  private addRoutes({ routes, functions, identity }: GatewayProps): void {
    const authorizer = new HttpJwtAuthorizer('Tokens', identity.issuer, {
      jwtAudience: [identity.client.userPoolClientId],
    })
    const integrate = (id: string, fn: CairnFunction): HttpLambdaIntegration =>
      // One permission for the whole API: one for each route would outgrow the function's policy.
      new HttpLambdaIntegration(id, fn.lambda, { scopePermissionToRoute: false })
    const integrations = { api: integrate('Api', functions.api), payer: integrate('Payer', functions.payer) }
    for (const route of routes) {
      this.api.addRoutes({
        path: route.path,
        methods: [HttpMethod[route.method]],
        integration: integrations[route.edge],
        authorizer,
        authorizationScopes: [API_SCOPE],
      })
    }
  }

  private addStage(key: IKey): HttpStage {
    const logGroup = new LogGroup(this, 'AccessLogs', {
      encryptionKey: key,
      retention: RetentionDays.ONE_YEAR,
      removalPolicy: RemovalPolicy.RETAIN,
    })
    return new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: THROTTLE,
      detailedMetricsEnabled: true,
      accessLogSettings: {
        destination: new LogGroupLogDestination(logGroup),
        format: AccessLogFormat.custom(JSON.stringify(ACCESS_LOG)),
      },
    })
  }
}
