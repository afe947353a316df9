import type { Template } from 'aws-cdk-lib/assertions'
import { beforeAll, describe, expect, it } from 'vitest'
import { FUNCTIONS } from '../../infra/function-table.ts'
import { ROUTES } from '../../core/contract/index.ts'
import { API_SCOPE } from '../../core/contract/routes/route.ts'
import { assembled, plain, resources } from './assembled.ts'

let template: Template
beforeAll(async () => {
  template = await assembled()
})

const routes = () => Object.values(resources(template, 'AWS::ApiGatewayV2::Route')).map((route) => route.Properties)

describe('the gateway', () => {
  it('has the routes of the contract, and so no catch-all', () => {
    const contract = Object.values(ROUTES).map(({ method, path }) => `${method} ${path}`)
    expect(
      routes()
        .map((route) => route.RouteKey)
        .sort(),
    ).toEqual(contract.sort())
  })

  it('sends each route to the function of its edge', () => {
    const integrations = resources(template, 'AWS::ApiGatewayV2::Integration')
    for (const { method, path, edge } of Object.values(ROUTES)) {
      const route = routes().find(({ RouteKey }) => RouteKey === `${method} ${path}`)
      const [, [, integration]] = route?.Target['Fn::Join'] as [string, [string, { Ref: string }]]
      const fn = plain(integrations[integration.Ref]?.Properties.IntegrationUri)
      expect([path, fn]).toEqual([path, `Functions${FUNCTIONS[edge].id}Function.Arn`])
    }
  })

  it('wants a token with the API scope on every route', () => {
    expect(routes().length).toBeGreaterThan(0)
    for (const route of routes()) {
      expect([route.RouteKey, route.AuthorizationType, route.AuthorizationScopes]).toEqual([
        route.RouteKey,
        'JWT',
        [API_SCOPE],
      ])
      expect(plain(route.AuthorizerId)).toBe('GatewayApiTokens')
    }
  })

  it('believes the tokens of this user pool for this client alone', () => {
    const authorizers = Object.values(resources(template, 'AWS::ApiGatewayV2::Authorizer'))
    expect(authorizers).toHaveLength(1)
    const { AuthorizerType, JwtConfiguration, IdentitySource } = authorizers[0]?.Properties ?? {}
    expect([AuthorizerType, IdentitySource]).toEqual(['JWT', ['$request.header.Authorization']])
    expect(plain(JwtConfiguration.Issuer)).toBe('IdentityUsers.ProviderURL')
    expect(JwtConfiguration.Audience.map(plain)).toEqual(['IdentityBrowser'])
  })

  it('opens itself to no other origin', () => {
    const [api] = Object.values(resources(template, 'AWS::ApiGatewayV2::Api'))
    expect(api?.Properties.CorsConfiguration).toBeUndefined()
    expect(api?.Properties.ProtocolType).toBe('HTTP')
  })

  it('throttles', () => {
    const [stage] = Object.values(resources(template, 'AWS::ApiGatewayV2::Stage'))
    expect(stage?.Properties.DefaultRouteSettings).toMatchObject({
      ThrottlingRateLimit: 200,
      ThrottlingBurstLimit: 400,
    })
  })

  it('logs requests to its own group, by route and never by path, query, agent or token', () => {
    const [stage] = Object.values(resources(template, 'AWS::ApiGatewayV2::Stage'))
    const { DestinationArn, Format } = stage?.Properties.AccessLogSettings ?? {}
    expect(plain(DestinationArn)).toBe('GatewayAccessLogs.Arn')
    const fields = Object.values(JSON.parse(Format) as Record<string, string>)
    expect(fields).toContain('$context.routeKey')
    const telling = /path|query|userAgent|header|email|username|claims\.(?!sub$)/i
    expect(fields.filter((field) => telling.test(field))).toEqual([])
  })

  it('may call its three functions and no other', () => {
    const permissions = Object.values(resources(template, 'AWS::Lambda::Permission'))
    const called = permissions
      .filter(({ Properties }) => Properties.Principal === 'apigateway.amazonaws.com')
      .map(({ Properties }) => plain(Properties.FunctionName))
    expect(called.sort()).toEqual([
      ...['FunctionsApiFunction.Arn', 'FunctionsPayerFunction.Arn', 'FunctionsSettingsFunction.Arn'],
    ])
  })
})
