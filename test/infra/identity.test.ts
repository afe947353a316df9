import { Match } from 'aws-cdk-lib/assertions'
import type { Template } from 'aws-cdk-lib/assertions'
import { beforeAll, describe, expect, it } from 'vitest'
import { API_SCOPE } from '../../core/contract/routes/route.ts'
import { assembled, assembledDeployed, plain, resources } from './assembled.ts'

let template: Template
beforeAll(async () => {
  template = await assembledDeployed()
})

describe('the user pool', () => {
  it('wants a second factor from an authenticator app and knows no text messages', () => {
    template.hasResourceProperties('AWS::Cognito::UserPool', {
      MfaConfiguration: 'ON',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
      SmsConfiguration: Match.absent(),
    })
  })

  it('lets nobody sign up by themselves', () => {
    template.hasResourceProperties('AWS::Cognito::UserPool', {
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
    })
  })

  it('asks for strong passwords and acts on suspicious sign-ins', () => {
    template.hasResourceProperties('AWS::Cognito::UserPool', {
      Policies: {
        PasswordPolicy: {
          MinimumLength: 14,
          RequireLowercase: true,
          RequireUppercase: true,
          RequireNumbers: true,
          RequireSymbols: true,
          TemporaryPasswordValidityDays: 3,
        },
      },
      UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' },
    })
  })

  it('is protected from deletion and stays when the stack goes', () => {
    template.hasResource('AWS::Cognito::UserPool', {
      DeletionPolicy: 'Retain',
      Properties: { DeletionProtection: 'ACTIVE' },
    })
  })
})

describe('the browser client', () => {
  const client = () => {
    const clients = Object.values(resources(template, 'AWS::Cognito::UserPoolClient'))
    expect(clients).toHaveLength(1)
    return clients[0]?.Properties
  }

  it('signs in by authorization code alone, without a secret and without ever sending a password', () => {
    expect(client()).toMatchObject({
      AllowedOAuthFlows: ['code'],
      AllowedOAuthFlowsUserPoolClient: true,
      GenerateSecret: false,
      ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'],
      SupportedIdentityProviders: ['COGNITO'],
    })
  })

  it('asks for the scope every route wants', () => {
    const [server] = Object.values(resources(template, 'AWS::Cognito::UserPoolResourceServer'))
    const scopes = server?.Properties.Scopes.map((scope: { ScopeName: string }) => scope.ScopeName)
    expect(scopes.map((name: string) => `${server?.Properties.Identifier}/${name}`)).toEqual([API_SCOPE])
    expect(client()?.AllowedOAuthScopes.map(plain)).toEqual(['openid', 'IdentityUsersApi/api'])
  })

  it('hides whether an account exists and can take tokens back', () => {
    expect(client()).toMatchObject({ PreventUserExistenceErrors: 'ENABLED', EnableTokenRevocation: true })
  })

  it('has tokens of half an hour and a session of one working day', () => {
    const { AccessTokenValidity, IdTokenValidity, RefreshTokenValidity, TokenValidityUnits } = client() ?? {}
    expect([AccessTokenValidity, IdTokenValidity, RefreshTokenValidity]).toEqual([30, 30, 600])
    expect(Object.values(TokenValidityUnits)).toEqual(['minutes', 'minutes', 'minutes'])
  })

  it('comes back to this site over TLS and nowhere else', () => {
    expect(client()?.CallbackURLs).toEqual(['https://cairn.example.org/signed-in'])
    expect(client()?.LogoutURLs).toEqual(['https://cairn.example.org/signed-out'])
  })
})

describe('the sign-in host', () => {
  it('takes the prefix a deployment names', () => {
    template.hasResourceProperties('AWS::Cognito::UserPoolDomain', { Domain: 'clinic-sign-in' })
  })

  it('otherwise takes one from the account number, since prefixes are shared by everybody', async () => {
    const [domain] = Object.values(resources(await assembled(), 'AWS::Cognito::UserPoolDomain'))
    expect(plain(domain?.Properties.Domain)).toBe('cairn-AWS::AccountId')
  })
})
