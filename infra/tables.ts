import { RemovalPolicy } from 'aws-cdk-lib'
import { AttributeType, BillingMode, StreamViewType, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb'
import type { TableProps } from 'aws-cdk-lib/aws-dynamodb'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { Construct } from 'constructs'

/** Trust zones are tables: who may read what is decided by which of these a function's role names. */
export const TABLE_NAMES = ['Directory', 'Charts', 'Population', 'Published', 'Audit'] as const
export type TableName = (typeof TABLE_NAMES)[number]

/**
 * The five tables. `Table`, not `TableV2`: the latter cannot take a customer-managed key in a stack without a region,
 * and the rule packs do not look at it.
 */
export class Tables extends Construct {
  readonly all: Record<TableName, Table>

  constructor(scope: Construct, id: string, key: IKey) {
    super(scope, id)
    const table = (name: TableName, more: Partial<TableProps> = {}): Table =>
      new Table(this, name, {
        partitionKey: { name: 'pk', type: AttributeType.STRING },
        sortKey: { name: 'sk', type: AttributeType.STRING },
        billingMode: BillingMode.PAY_PER_REQUEST,
        encryption: TableEncryption.CUSTOMER_MANAGED,
        encryptionKey: key,
        pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
        deletionProtection: true,
        removalPolicy: RemovalPolicy.RETAIN,
        ...more,
      })
    this.all = {
      Directory: table('Directory'),
      // The stream names what changed and carries no health information; `expires` ends operation records.
      Charts: table('Charts', { stream: StreamViewType.KEYS_ONLY, timeToLiveAttribute: 'expires' }),
      Population: table('Population'),
      Published: table('Published'),
      Audit: table('Audit'),
    }
    this.all.Audit.addGlobalSecondaryIndex({
      indexName: 'byPatient',
      partitionKey: { name: 'patient', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
    })
  }
}
