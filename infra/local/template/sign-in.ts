import * as z from 'zod'
import type { Resolver } from './resolve.ts'
import { resourcesOfType } from './template.ts'
import type { Resources } from './template.ts'

const SECONDS = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 } as const
const Unit = z.enum(['seconds', 'minutes', 'hours', 'days'])
const Client = z.object({
  AllowedOAuthScopes: z.array(z.string()),
  CallbackURLs: z.array(z.string()).min(1),
  LogoutURLs: z.array(z.string()).default([]),
  AccessTokenValidity: z.number().default(1),
  IdTokenValidity: z.number().default(1),
  RefreshTokenValidity: z.number().default(30),
  TokenValidityUnits: z
    .object({ AccessToken: Unit.default('hours'), IdToken: Unit.default('hours'), RefreshToken: Unit.default('days') })
    .default({ AccessToken: 'hours', IdToken: 'hours', RefreshToken: 'days' }),
})

/** The browser's registration at the identity provider; lives are in seconds. */
export interface SignInClient {
  readonly clientId: string
  readonly scopes: readonly string[]
  readonly callbackUrls: readonly string[]
  readonly logoutUrls: readonly string[]
  readonly accessTokenLife: number
  readonly idTokenLife: number
  readonly refreshTokenLife: number
}

/** The user pool client, or null when the template has none. */
export function signInClientOf(resources: Resources, resolver: Resolver): SignInClient | null {
  const [found] = resourcesOfType(resources, 'AWS::Cognito::UserPoolClient')
  if (!found) return null
  const client = Client.parse(resolver.value(found[1]))
  const units = client.TokenValidityUnits
  return {
    clientId: resolver.text({ Ref: found[0] }),
    scopes: client.AllowedOAuthScopes,
    callbackUrls: client.CallbackURLs,
    logoutUrls: client.LogoutURLs,
    accessTokenLife: client.AccessTokenValidity * SECONDS[units.AccessToken],
    idTokenLife: client.IdTokenValidity * SECONDS[units.IdToken],
    refreshTokenLife: client.RefreshTokenValidity * SECONDS[units.RefreshToken],
  }
}
