import type { Duration } from 'aws-cdk-lib'
import { Aws, RemovalPolicy } from 'aws-cdk-lib'
import type { Table } from 'aws-cdk-lib/aws-dynamodb'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { Architecture, Code, Function as Lambda, LoggingFormat, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda'
import type { FunctionProps } from 'aws-cdk-lib/aws-lambda'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import { ACCESS, PUT_UNDER, type Access } from './access.ts'
import type { Bundle } from './bundle.ts'

type Conditions = Readonly<Record<string, Record<string, string>>>

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
  allow(actions: readonly string[], resource: string, conditions: Conditions = {}): void {
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
  const under = PUT_UNDER[access]
  // Without a key in the request "for all of them" would hold of none: that there is one is asked too.
  if (under !== undefined)
    fn.allow(['dynamodb:PutItem'], table.tableArn, {
      'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': under },
      Null: { 'dynamodb:LeadingKeys': 'false' },
    })
  // DynamoDB encrypts in the caller's name; Decrypt is already allowed.
  fn.allow(
    ['kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey', 'kms:ReEncryptFrom', 'kms:ReEncryptTo'],
    table.encryptionKey?.keyArn ?? '',
    { StringEquals: { 'kms:ViaService': `dynamodb.${Aws.REGION}.amazonaws.com` } },
  )
}
