import type { Duration } from 'aws-cdk-lib'
import { Aws, RemovalPolicy } from 'aws-cdk-lib'
import type { Table } from 'aws-cdk-lib/aws-dynamodb'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { Architecture, Code, Function as Lambda, LoggingFormat, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda'
import type { FunctionProps } from 'aws-cdk-lib/aws-lambda'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import type { Bundle } from './bundle.ts'

/** What a function may do with a table, as the exact list of actions. Nothing here scans. */
const ACCESS = {
  read: ['dynamodb:GetItem', 'dynamodb:Query'],
  /** Add records and never see or change them; a condition in the code refuses to overwrite. */
  put: ['dynamodb:PutItem'],
  'read-put': ['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:PutItem'],
  /** What a transaction over a chart needs. TransactWriteItems is authorised by the actions inside it. */
  write: ['dynamodb:DeleteItem', 'dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'],
  /** The same, and to ask in a transaction whether a chart is still the one that was read. It changes no entry. */
  rebuild: [
    'dynamodb:ConditionCheckItem',
    'dynamodb:DeleteItem',
    'dynamodb:GetItem',
    'dynamodb:PutItem',
    'dynamodb:Query',
  ],
} as const
export type Access = keyof typeof ACCESS

export interface CairnFunctionProps {
  readonly bundle: Bundle
  readonly key: IKey
  readonly description: string
  readonly timeout: Duration
  readonly memorySize: number
}

/** One Lambda function with a role and an encrypted log of its own; it can do nothing but write that log and its traces. */
export class CairnFunction extends Construct {
  readonly lambda: Lambda
  readonly role: Role

  constructor(scope: Construct, id: string, props: CairnFunctionProps) {
    super(scope, id)
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') })
    const logGroup = new LogGroup(this, 'Logs', {
      encryptionKey: props.key,
      retention: RetentionDays.ONE_YEAR,
      removalPolicy: RemovalPolicy.RETAIN,
    })
    this.lambda = new Lambda(this, 'Function', this.functionProps(props, logGroup))
    this.allow(['logs:CreateLogStream', 'logs:PutLogEvents'], logGroup.logGroupArn)
    this.allow(['kms:Decrypt'], props.key.keyArn)
  }

  /** Adds the actions on that one resource to this function's role. */
  allow(actions: readonly string[], resource: string, conditions: Record<string, Record<string, string>> = {}): void {
    this.role.addToPolicy(new PolicyStatement({ actions: [...actions], resources: [resource], conditions }))
  }

  private functionProps(props: CairnFunctionProps, logGroup: LogGroup): FunctionProps {
    return {
      description: props.description,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: Code.fromAsset(props.bundle.dir),
      handler: 'index.handler',
      timeout: props.timeout,
      memorySize: props.memorySize,
      role: this.role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      tracing: Tracing.ACTIVE,
      environmentEncryption: props.key,
    }
  }
}

/** Gives the function the table's name (`CHARTS_TABLE`) and the right to use it so, in one call: neither can be had without the other. */
export function bindTable(fn: CairnFunction, table: Table, access: Access): void {
  fn.lambda.addEnvironment(`${table.node.id.toUpperCase()}_TABLE`, table.tableName)
  fn.allow(ACCESS[access], table.tableArn)
  if (access === 'read') return
  // DynamoDB encrypts in the caller's name; Decrypt is already allowed.
  fn.allow(
    ['kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey', 'kms:ReEncryptFrom', 'kms:ReEncryptTo'],
    table.encryptionKey?.keyArn ?? '',
    { StringEquals: { 'kms:ViaService': `dynamodb.${Aws.REGION}.amazonaws.com` } },
  )
}
