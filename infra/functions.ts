import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import { Construct } from 'constructs'
import type { WriteFormat } from '../core/formats.ts'
import type { Bundles, FunctionName } from './bundle.ts'
import { bindTable, CairnFunction } from './function.ts'
import type { Identity } from './identity.ts'
import type { Tables } from './tables.ts'

export interface FunctionsProps {
  readonly bundles: Bundles
  readonly key: IKey
  readonly tables: Tables
  readonly identity: Identity
  readonly writeFormat: WriteFormat
}

/** HTTP API gives up after 30 s; the function should be the one that answers. */
const REQUEST = { timeout: Duration.seconds(29), memorySize: 1024 }
const BATCH = { timeout: Duration.minutes(2), memorySize: 1024 }
const JOB = { timeout: Duration.minutes(15), memorySize: 1024 }

/** Construct id, and what the console says, of each entry point. */
const MADE = {
  api: { id: 'Api', ...REQUEST, description: 'Serves clinics: caseloads, charts, imports, population figures' },
  payer: { id: 'Payer', ...REQUEST, description: 'Serves payers: released figures for their own members' },
  project: { id: 'Project', ...BATCH, description: 'Recomputes the population blocks whose charts changed' },
  publish: { id: 'Publish', ...JOB, description: 'Releases a quarter to each plan, suppressed, once its lag is over' },
  nightly: { id: 'Nightly', ...JOB, description: 'Recomputes every population block and compares a sample of charts' },
  rebuild: {
    id: 'Rebuild',
    ...JOB,
    description: 'Folds charts anew into summary rows and population blocks, when asked',
  },
} as const satisfies Record<FunctionName, unknown>

/** The functions and everything each may touch. */
export class Functions extends Construct implements Record<FunctionName, CairnFunction> {
  readonly api: CairnFunction
  readonly payer: CairnFunction
  readonly project: CairnFunction
  readonly publish: CairnFunction
  readonly nightly: CairnFunction
  readonly rebuild: CairnFunction

  constructor(scope: Construct, id: string, props: FunctionsProps) {
    super(scope, id)
    const make = (name: FunctionName): CairnFunction => {
      const { id, ...settings } = MADE[name]
      return new CairnFunction(this, id, { bundle: props.bundles[name], key: props.key, ...settings })
    }
    this.api = make('api')
    this.payer = make('payer')
    this.project = make('project')
    this.publish = make('publish')
    this.nightly = make('nightly')
    this.rebuild = make('rebuild')
    this.bindTables(props.tables)
    trust(this.api, props.identity)
    trust(this.payer, props.identity)
    this.api.lambda.addEnvironment('MRN_KEY', makeMrnKey(this, props.key))
    for (const writer of [this.api, this.project, this.nightly, this.rebuild])
      writer.lambda.addEnvironment('WRITE_FORMAT', String(props.writeFormat))
  }

  /** The trust zones: the payer function names neither Charts nor Population, and Audit is only ever added to. */
  private bindTables({ all: { Directory, Charts, Population, Published, Audit } }: Tables): void {
    bindTable(this.api, Directory, 'read')
    bindTable(this.api, Charts, 'write')
    bindTable(this.api, Population, 'read')
    bindTable(this.api, Audit, 'put')

    bindTable(this.payer, Directory, 'read')
    bindTable(this.payer, Published, 'read')
    bindTable(this.payer, Audit, 'put')

    bindTable(this.project, Charts, 'read')
    bindTable(this.project, Population, 'read-put')

    bindTable(this.publish, Directory, 'read')
    bindTable(this.publish, Population, 'read')
    bindTable(this.publish, Published, 'read-put')

    bindTable(this.nightly, Directory, 'read')
    bindTable(this.nightly, Charts, 'read')
    bindTable(this.nightly, Population, 'read-put')

    bindTable(this.rebuild, Directory, 'read')
    bindTable(this.rebuild, Charts, 'rebuild')
    bindTable(this.rebuild, Population, 'read-put')
  }
}

/** Tells the function whose tokens to believe. */
function trust(fn: CairnFunction, identity: Identity): void {
  fn.lambda.addEnvironment('ISSUER', identity.issuer)
  fn.lambda.addEnvironment('CLIENT_ID', identity.client.userPoolClientId)
}

/**
 * The key under which medical record numbers are looked up (keys of items reach logs, a record number must not).
 * CloudFormation resolves the reference at deployment, so neither template nor repository ever holds it.
 */
function makeMrnKey(scope: Construct, encryptionKey: IKey): string {
  const secret = new Secret(scope, 'MrnKey', {
    description: 'HMAC key of medical record number look-ups',
    encryptionKey,
    generateSecretString: { passwordLength: 64, excludePunctuation: true },
    removalPolicy: RemovalPolicy.RETAIN,
  })
  return secret.secretValue.unsafeUnwrap()
}
