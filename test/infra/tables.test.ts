import type { Template } from 'aws-cdk-lib/assertions'
import { beforeAll, describe, expect, it } from 'vitest'
import { TABLE_NAMES } from '../../infra/tables.ts'
import { assembled, plain, resources } from './assembled.ts'

let template: Template
beforeAll(async () => {
  template = await assembled()
})

/** Every kind of table there is: a TableV2 becomes a GlobalTable, which the rule packs do not look at. */
const tables = () => [
  ...Object.entries(resources(template, 'AWS::DynamoDB::Table')),
  ...Object.entries(resources(template, 'AWS::DynamoDB::GlobalTable')),
]
const named = (name: string) => {
  const found = tables().find(([id]) => id.startsWith(`Tables${name}`))
  if (!found) throw new Error(`no table ${name}`)
  return found[1]
}

describe('the tables', () => {
  it('are the five trust zones and no other', () => {
    const ids = tables().map(([id]) => id.replace(/^Tables/, '').replace(/[0-9A-F]{8}$/, ''))
    expect(ids.sort()).toEqual([...TABLE_NAMES].sort())
  })

  it('are all encrypted with the customer-managed key', () => {
    for (const [id, table] of tables()) {
      const encryption = table.Properties.SSESpecification
      expect([id, encryption?.SSEEnabled, encryption?.SSEType]).toEqual([id, true, 'KMS'])
      expect([id, plain(encryption.KMSMasterKeyId)]).toEqual([id, 'EncryptionKey.Arn'])
    }
  })

  it('all have point-in-time recovery, deletion protection, and stay when the stack goes', () => {
    for (const [id, table] of tables()) {
      expect({
        id,
        recovery: table.Properties.PointInTimeRecoverySpecification?.PointInTimeRecoveryEnabled,
        protection: table.Properties.DeletionProtectionEnabled,
        onDelete: table.DeletionPolicy,
        onReplace: table.UpdateReplacePolicy,
      }).toEqual({ id, recovery: true, protection: true, onDelete: 'Retain', onReplace: 'Retain' })
    }
  })

  it('all are keyed by pk and sk and paid for by request', () => {
    for (const [, table] of tables()) {
      expect(table.Properties.KeySchema).toEqual([
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ])
      expect(table.Properties.BillingMode).toBe('PAY_PER_REQUEST')
    }
  })

  it('stream from Charts alone, and keys only', () => {
    const streams = tables().flatMap(([id, table]) => (table.Properties.StreamSpecification ? [id] : []))
    expect(streams).toHaveLength(1)
    expect(named('Charts').Properties.StreamSpecification).toEqual({ StreamViewType: 'KEYS_ONLY' })
  })

  it('let operation records of Charts expire, and nothing else', () => {
    const expiring = tables().filter(([, table]) => table.Properties.TimeToLiveSpecification)
    expect(expiring.map(([, table]) => table.Properties.TimeToLiveSpecification)).toEqual([
      { AttributeName: 'expires', Enabled: true },
    ])
    expect(named('Charts').Properties.TimeToLiveSpecification).toBeDefined()
  })

  it('answer who looked at a patient by an index of Audit', () => {
    expect(named('Audit').Properties.GlobalSecondaryIndexes).toEqual([
      {
        IndexName: 'byPatient',
        KeySchema: [
          { AttributeName: 'patient', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'ALL' },
      },
    ])
  })
})

describe('the copies', () => {
  it('are taken of every table into a vault under the key, which stays', () => {
    const [selection] = Object.values(resources(template, 'AWS::Backup::BackupSelection'))
    const copied = JSON.stringify(selection?.Properties.BackupSelection.Resources)
    for (const name of TABLE_NAMES) expect(copied).toContain(`"Tables${name}`)
    const [vault] = Object.values(resources(template, 'AWS::Backup::BackupVault'))
    expect(plain(vault?.Properties.EncryptionKeyArn)).toBe('EncryptionKey.Arn')
    expect(vault?.DeletionPolicy).toBe('Retain')
  })

  it('are under a key that rotates and stays', () => {
    const keys = Object.values(resources(template, 'AWS::KMS::Key'))
    expect(keys.map((key) => [key.Properties.EnableKeyRotation, key.DeletionPolicy])).toEqual([[true, 'Retain']])
  })
})
