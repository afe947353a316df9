import { Aws, Duration, RemovalPolicy } from 'aws-cdk-lib'
import {
  AccountRecovery,
  FeaturePlan,
  Mfa,
  OAuthScope,
  ResourceServerScope,
  StandardThreatProtectionMode,
  UserPool,
  UserPoolClient,
  UserPoolClientIdentityProvider,
  UserPoolDomain,
} from 'aws-cdk-lib/aws-cognito'
import { Construct } from 'constructs'
import { API_SCOPE } from '../core/contract/routes/route.ts'

/** An access token outlives a closed tab by this much; memberships are read anew within a minute whatever it says. */
const TOKEN_LIFE = Duration.minutes(30)
/** One working day; after that a person signs in again. */
const SESSION_LIFE = Duration.hours(10)

/** Sign-in: OpenID Connect with a second factor from an authenticator app. Accounts are made by an administrator. */
export class Identity extends Construct {
  readonly pool: UserPool
  readonly client: UserPoolClient
  /** `iss` of every token. */
  readonly issuer: string
  /** Where sign-in, token and sign-out pages live, for example https://x.auth.us-east-1.amazoncognito.com */
  readonly hostedUi: string

  constructor(scope: Construct, id: string, props: { siteUrl: string; hostedUiPrefix: string | null }) {
    super(scope, id)
    this.pool = makePool(this)
    this.client = makeClient(this, this.pool, props.siteUrl)
    // The account number makes the default unique: prefixes are shared by everybody in a region.
    const domainPrefix = props.hostedUiPrefix ?? `cairn-${Aws.ACCOUNT_ID}`
    const domain = new UserPoolDomain(this, 'Domain', { userPool: this.pool, cognitoDomain: { domainPrefix } })
    this.issuer = this.pool.userPoolProviderUrl
    this.hostedUi = domain.baseUrl()
  }
}

function makePool(scope: Construct): UserPool {
  return new UserPool(scope, 'Users', {
    selfSignUpEnabled: false,
    signInAliases: { email: true },
    signInCaseSensitive: false,
    standardAttributes: { email: { required: true, mutable: true } },
    mfa: Mfa.REQUIRED,
    // SMS would add a role that may text any number, and a factor that can be taken over with a SIM card.
    mfaSecondFactor: { otp: true, sms: false },
    accountRecovery: AccountRecovery.EMAIL_ONLY,
    passwordPolicy: {
      minLength: 14,
      requireLowercase: true,
      requireUppercase: true,
      requireDigits: true,
      requireSymbols: true,
      tempPasswordValidity: Duration.days(3),
      passwordHistorySize: 10,
    },
    featurePlan: FeaturePlan.PLUS,
    standardThreatProtectionMode: StandardThreatProtectionMode.FULL_FUNCTION,
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
  })
}

function makeClient(scope: Construct, pool: UserPool, siteUrl: string): UserPoolClient {
  const [identifier = '', scopeName = ''] = API_SCOPE.split('/')
  const api = new ResourceServerScope({ scopeName, scopeDescription: 'Use the Cairn API' })
  const server = pool.addResourceServer('Api', { identifier, scopes: [api] })
  return new UserPoolClient(scope, 'Browser', {
    userPool: pool,
    // A public client: no secret to leak, no password ever sent to us; the code is bound to the tab by PKCE.
    generateSecret: false,
    authFlows: { userSrp: false },
    oAuth: {
      flows: { authorizationCodeGrant: true, implicitCodeGrant: false, clientCredentials: false },
      scopes: [OAuthScope.OPENID, OAuthScope.resourceServer(server, api)],
      callbackUrls: [`${siteUrl}/signed-in`],
      logoutUrls: [`${siteUrl}/signed-out`],
    },
    supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO],
    preventUserExistenceErrors: true,
    enableTokenRevocation: true,
    accessTokenValidity: TOKEN_LIFE,
    idTokenValidity: TOKEN_LIFE,
    refreshTokenValidity: SESSION_LIFE,
    authSessionValidity: Duration.minutes(5),
  })
}
