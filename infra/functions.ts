import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import { Construct } from 'constructs'
import type { WriteFormat } from '../core/formats.ts'
import type { Access } from './access.ts'
import type { Bundles } from './bundle.ts'
import { FUNCTION_ROWS } from './function-table.ts'
import type { FunctionName, FunctionRow, Runs } from './function-table.ts'
import { bindTable, CairnFunction } from './function.ts'
import type { Identity } from './identity.ts'
import type { TableName, Tables } from './tables.ts'

export interface FunctionsProps {
  readonly bundles: Bundles
  readonly key: IKey
  readonly tables: Tables
  readonly identity: Identity
  readonly writeFormat: WriteFormat
}

/** A function as it stands in the stack, with its row and what makes it run. */
export interface Made<On extends Runs['on'] = Runs['on']> {
  readonly name: FunctionName
  readonly fn: CairnFunction
  readonly row: FunctionRow
  readonly runs: Extract<Runs, { readonly on: On }>
}

/** The functions of the table, each with the rights and settings of its row and no others. */
export class Functions extends Construct {
  readonly all: Readonly<Record<FunctionName, CairnFunction>>

  constructor(scope: Construct, id: string, props: FunctionsProps) {
    super(scope, id)
    const made = FUNCTION_ROWS.map(([name, row]) => [name, this.made(name, row, props)] as const)
    this.all = Object.fromEntries(made) as Record<FunctionName, CairnFunction>
    const settings = settingsOf(props, makeMrnKey(this, props.key))
    for (const [name, row] of FUNCTION_ROWS)
      for (const setting of row.settings)
        for (const [variable, value] of Object.entries(settings[setting]))
          this.all[name].lambda.addEnvironment(variable, value)
  }

  /** Those that a thing makes run, in the order of the table. */
  on<On extends Runs['on']>(on: On): readonly Made<On>[] {
    return FUNCTION_ROWS.filter(([, { runs }]) => runs.on === on).map(([name, row]) => ({
      name,
      fn: this.all[name],
      row,
      runs: row.runs as Made<On>['runs'],
    }))
  }

  private made(name: FunctionName, row: FunctionRow, { bundles, key, tables }: FunctionsProps): CairnFunction {
    const fn = new CairnFunction(this, row.id, {
      ...{ bundle: bundles[name], key, description: row.description },
      ...{ timeout: Duration.seconds(row.timeoutSeconds), memorySize: row.memoryMegabytes },
    })
    for (const [table, access] of Object.entries(row.tables) as [TableName, Access][])
      bindTable(fn, tables.all[table], access)
    return fn
  }
}

/** The variables of each setting. */
const settingsOf = ({ identity, writeFormat }: FunctionsProps, mrnKey: string) =>
  ({
    'sign-in': { ISSUER: identity.issuer, CLIENT_ID: identity.client.userPoolClientId },
    'mrn-key': { MRN_KEY: mrnKey },
    'write-format': { WRITE_FORMAT: String(writeFormat) },
  }) satisfies Record<FunctionRow['settings'][number], Record<string, string>>

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
