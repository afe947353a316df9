import { RemovalPolicy } from 'aws-cdk-lib'
import { BackupPlan, BackupResource, BackupVault } from 'aws-cdk-lib/aws-backup'
import type { Table } from 'aws-cdk-lib/aws-dynamodb'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { Construct } from 'constructs'

/** Point-in-time recovery goes back 35 days and dies with its table; these copies live in a vault of their own. */
export class Backup extends Construct {
  constructor(scope: Construct, id: string, key: IKey, tables: readonly Table[]) {
    super(scope, id)
    const vault = new BackupVault(this, 'Vault', {
      encryptionKey: key,
      removalPolicy: RemovalPolicy.RETAIN,
      blockRecoveryPointDeletion: true,
    })
    const plan = BackupPlan.dailyMonthly1YearRetention(this, 'Plan', vault)
    plan.addSelection('Tables', { resources: tables.map((table) => BackupResource.fromDynamoDbTable(table)) })
  }
}
