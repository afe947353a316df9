import * as z from 'zod'
import { functionIn } from './functions.ts'
import type { FunctionDefinition } from './functions.ts'
import type { Resolver } from './resolve.ts'
import { resourcesOfType } from './template.ts'
import type { Resources } from './template.ts'

const Route = z.object({
  RouteKey: z.string(),
  Target: z.string(),
  AuthorizationType: z.string().default('NONE'),
  AuthorizationScopes: z.array(z.string()).default([]),
  AuthorizerId: z.string().optional(),
})
const Integration = z.object({
  IntegrationUri: z.string(),
  PayloadFormatVersion: z.literal('2.0'),
  TimeoutInMillis: z.number().default(30_000),
})
const Authorizer = z.object({
  AuthorizerType: z.literal('JWT'),
  JwtConfiguration: z.object({ Audience: z.array(z.string()), Issuer: z.string() }),
})
const Stage = z.object({
  DefaultRouteSettings: z
    .object({ ThrottlingRateLimit: z.number(), ThrottlingBurstLimit: z.number() })
    .partial()
    .default({}),
})

/** Who may pass a route: tokens of this issuer, for one of these audiences, with one of these scopes. */
export interface JwtRule {
  readonly issuer: string
  readonly audience: readonly string[]
  readonly scopes: readonly string[]
}

export interface ApiRoute {
  /** `GET /api/episodes/{episodeId}` */
  readonly routeKey: string
  readonly functionId: string
  readonly timeoutMs: number
  /** null where the template lets everybody in. */
  readonly authorizer: JwtRule | null
}

export interface HttpApi {
  readonly id: string
  readonly routes: readonly ApiRoute[]
  /** Requests a second and the peak above them; null where the template sets none. */
  readonly throttle: { readonly rate: number; readonly burst: number } | null
}

/** The HTTP API with its routes, or null when the template has none. */
export function httpApiOf(
  resources: Resources,
  resolver: Resolver,
  functions: readonly FunctionDefinition[],
): HttpApi | null {
  const [api] = resourcesOfType(resources, 'AWS::ApiGatewayV2::Api')
  if (!api) return null
  const all = <T>(type: string, schema: z.ZodType<T>): Map<string, T> =>
    new Map(resourcesOfType(resources, type).map(([id, written]) => [id, schema.parse(resolver.value(written))]))
  const integrations = all('AWS::ApiGatewayV2::Integration', Integration)
  const authorizers = all('AWS::ApiGatewayV2::Authorizer', Authorizer)
  const routes = [...all('AWS::ApiGatewayV2::Route', Route).values()].map((route) => {
    const integration = integrations.get(route.Target.replace(/^integrations\//, ''))
    if (!integration)
      throw new Error(`Route ${route.RouteKey} points at ${route.Target}, which is not in the template.`)
    const jwt = authorizers.get(route.AuthorizerId ?? '')?.JwtConfiguration
    return {
      routeKey: route.RouteKey,
      functionId: functionIn(functions, integration.IntegrationUri),
      timeoutMs: integration.TimeoutInMillis,
      authorizer: jwt ? { issuer: jwt.Issuer, audience: jwt.Audience, scopes: route.AuthorizationScopes } : null,
    }
  })
  const [stage] = [...all('AWS::ApiGatewayV2::Stage', Stage).values()]
  const { ThrottlingRateLimit: rate, ThrottlingBurstLimit: burst } = stage?.DefaultRouteSettings ?? {}
  return { id: api[0], routes, throttle: rate && burst ? { rate, burst } : null }
}
