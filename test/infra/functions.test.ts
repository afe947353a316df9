import type { Template } from 'aws-cdk-lib/assertions'
import { beforeAll, describe, expect, it } from 'vitest'
import { directoryKeys } from '../../functions/store/keys.ts'
import { PINNED_NODE } from '../support/pinned-node.ts'
import { assembled, plain, resources } from './assembled.ts'
import type { Json } from './assembled.ts'

let template: Template
beforeAll(async () => {
  template = await assembled()
})

const NAMES = ['Api', 'Payer', 'Settings', 'Project', 'Publish', 'Nightly', 'Rebuild', 'Operate'] as const
type Name = (typeof NAMES)[number]
/** Those that the gateway asks. */
const SERVING = ['Api', 'Payer', 'Settings'] as const

const functionOf = (name: Name) => {
  const all = Object.entries(resources(template, 'AWS::Lambda::Function'))
  const found = all.find(([id]) => id.startsWith(`Functions${name}Function`))
  if (!found) throw new Error(`no function ${name}`)
  return found[1].Properties
}

const listed = (value: Json): readonly Json[] => (Array.isArray(value) ? value : [value])

/** Everything the function's role may do: resource -> actions. */
function grants(name: Name): Record<string, string[]> {
  const role = plain(functionOf(name).Role).replace('.Arn', '')
  const found: Record<string, Set<string>> = {}
  for (const policy of Object.values(resources(template, 'AWS::IAM::Policy'))) {
    if (!policy.Properties.Roles.map(plain).includes(role)) continue
    for (const statement of policy.Properties.PolicyDocument.Statement) {
      expect(statement.Effect).toBe('Allow')
      for (const resource of listed(statement.Resource).map(plain)) {
        const actions = (found[resource] ??= new Set())
        for (const action of listed(statement.Action)) actions.add(String(action))
      }
    }
  }
  return Object.fromEntries(Object.entries(found).map(([resource, actions]) => [resource, [...actions].sort()]))
}

it.each(NAMES)('%s is deployed on the Node that the tests run on', (name) => {
  expect(functionOf(name).Runtime).toBe(`nodejs${PINNED_NODE.split('.')[0]}.x`)
})

const READ = ['dynamodb:GetItem', 'dynamodb:Query']
const READ_PUT = ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query']
const PUT = ['dynamodb:PutItem']
/** Reading all of it, and putting under a condition of its own: what may be put is asked below. */
const READ_CHOOSE = READ_PUT
const SEND = ['sqs:GetQueueAttributes', 'sqs:GetQueueUrl', 'sqs:SendMessage']
const WRITE = ['dynamodb:DeleteItem', 'dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query']
/** A rebuild puts rows, asks in the same transaction whether the chart is still the one that was read, and changes no entry. */
const REBUILD = ['dynamodb:ConditionCheckItem', ...WRITE]
const KEY = [
  'kms:Decrypt',
  'kms:DescribeKey',
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
]

/** Besides its tables: its log, its traces, the key; who puts nothing into a table encrypts nothing. */
const common = (name: Name) => ({
  '*': ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'],
  [`Functions${name}Logs.Arn`]: ['logs:CreateLogStream', 'logs:PutLogEvents'],
  'EncryptionKey.Arn': Object.values(ALLOWED[name]).flat().includes('dynamodb:PutItem') ? KEY : ['kms:Decrypt'],
})

/** The allow-list. A new right is a new line here, seen in review. */
const ALLOWED: Record<Name, Record<string, string[]>> = {
  Api: {
    'TablesDirectory.Arn': READ,
    'TablesCharts.Arn': WRITE,
    'TablesPopulation.Arn': READ,
    'TablesAudit.Arn': PUT,
  },
  Payer: { 'TablesDirectory.Arn': READ, 'TablesPublished.Arn': READ, 'TablesAudit.Arn': PUT },
  Settings: { 'TablesDirectory.Arn': READ_CHOOSE, 'TablesCharts.Arn': READ, 'TablesAudit.Arn': PUT },
  Project: {
    'TablesCharts.Arn': READ,
    'TablesPopulation.Arn': READ_PUT,
    'TablesCharts.StreamArn': ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
    'TablesCharts.Arn/stream/*': ['dynamodb:ListStreams'],
    'ProjectionFailures.Arn': SEND,
  },
  Publish: {
    'TablesDirectory.Arn': READ,
    'TablesPopulation.Arn': READ,
    'TablesPublished.Arn': READ_PUT,
    'SchedulesFailures.Arn': SEND,
  },
  Nightly: {
    'TablesDirectory.Arn': READ,
    'TablesCharts.Arn': READ,
    'TablesPopulation.Arn': READ_PUT,
    'SchedulesFailures.Arn': SEND,
  },
  Rebuild: {
    'TablesDirectory.Arn': READ,
    'TablesCharts.Arn': REBUILD,
    'TablesPopulation.Arn': READ_PUT,
    'TablesAudit.Arn': PUT,
  },
  Operate: { 'TablesDirectory.Arn': READ_PUT, 'TablesAudit.Arn': PUT },
}

describe('what a function may do', () => {
  it.each(NAMES)('%s may do what the allow-list says and nothing else', (name) => {
    expect(grants(name)).toEqual({ ...common(name), ...ALLOWED[name] })
  })

  it('comes from roles with no managed policy, each for one function', () => {
    const roles = NAMES.map((name) => plain(functionOf(name).Role))
    expect(new Set(roles).size).toBe(NAMES.length)
    const made = Object.entries(resources(template, 'AWS::IAM::Role')).filter(([id]) => id.startsWith('Functions'))
    expect(made).toHaveLength(NAMES.length)
    for (const [, role] of made) {
      expect(role.Properties.ManagedPolicyArns).toBeUndefined()
      expect(role.Properties.Policies).toBeUndefined()
    }
  })

  it('never scans and has no wildcard action', () => {
    const actions = NAMES.flatMap((name) => Object.values(grants(name)).flat())
    expect(actions.filter((action) => action.includes('*') || action === 'dynamodb:Scan')).toEqual([])
  })

  it('never changes or removes an audit record, whoever asks', () => {
    const policies = Object.values(resources(template, 'AWS::IAM::Policy'))
    const statements = policies.flatMap((policy) => policy.Properties.PolicyDocument.Statement)
    const audit = statements.filter((statement) =>
      listed(statement.Resource).some((r) => plain(r).includes('TablesAudit')),
    )
    const adding = NAMES.filter((name) => 'TablesAudit.Arn' in ALLOWED[name])
    expect(audit.flatMap((statement) => listed(statement.Action))).toEqual(adding.map(() => 'dynamodb:PutItem'))
  })

  it('leaves the payer function no way to Charts or Population, in rights or in settings', () => {
    expect(Object.keys(grants('Payer')).filter((resource) => /Charts|Population/.test(resource))).toEqual([])
    expect(JSON.stringify(functionOf('Payer'))).not.toMatch(/Charts|CHARTS|Population|POPULATION|MRN/)
  })
})

describe('who may change the Directory', () => {
  /** The conditions under which a function may put into the Directory, one for each statement that lets it. */
  const putting = (name: Name): readonly Json[] => {
    const role = plain(functionOf(name).Role).replace('.Arn', '')
    return Object.values(resources(template, 'AWS::IAM::Policy'))
      .filter((policy) => policy.Properties.Roles.map(plain).includes(role))
      .flatMap((policy) => policy.Properties.PolicyDocument.Statement)
      .filter(
        (statement) =>
          listed(statement.Resource).map(plain).includes('TablesDirectory.Arn') &&
          listed(statement.Action).includes('dynamodb:PutItem'),
      )
      .map((statement) => statement.Condition ?? null)
  }

  it('is the operate function, and the settings function only what clinics choose: no membership, and no clinic of the network', () => {
    const writers = NAMES.flatMap((name) => putting(name).map((condition) => [name, condition]))
    const underClinics = {
      'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': 'CLINIC#*' },
      Null: { 'dynamodb:LeadingKeys': 'false' },
    }
    expect(writers).toEqual([
      ['Settings', underClinics],
      ['Operate', null],
    ])
    const choice = directoryKeys.setting('c', 'acted-on', '2026-11-01', '2026-11-01T00:00:00.000Z')
    const [member, clinic] = [directoryKeys.member('m'), directoryKeys.clinic('c')]
    const begins = ({ pk }: { readonly pk: string }): boolean => pk.startsWith('CLINIC#')
    expect([choice, directoryKeys.choices('c'), member, clinic, directoryKeys.network()].map(begins)).toEqual([
      ...[true, true, false, false, false],
    ])
  })

  it('from outside is the operate function alone, and it reaches no chart, figure or release', () => {
    expect(JSON.stringify(functionOf('Operate'))).not.toMatch(/CHARTS|POPULATION|PUBLISHED|MRN|ISSUER/)
  })

  it('asks the function by its own right to invoke it: nothing of the stack may', () => {
    const permitted = Object.values(resources(template, 'AWS::Lambda::Permission')).map(({ Properties }) =>
      plain(Properties.FunctionName),
    )
    for (const name of ['Operate', 'Rebuild'])
      expect(permitted.filter((target) => target.includes(`Functions${name}`))).toEqual([])
    expect(Object.keys(resources(template, 'AWS::Lambda::Url'))).toEqual([])
  })
})

describe('a function', () => {
  it.each(NAMES)('%s knows the tables it has a right to, and no other', (name) => {
    const variables: Record<string, Json> = functionOf(name).Environment.Variables
    const known = Object.entries(variables).filter(([key]) => key.endsWith('_TABLE'))
    const rights = Object.keys(ALLOWED[name]).flatMap((resource) => /^Tables(\w+)\.Arn$/.exec(resource)?.[1] ?? [])
    expect(known.map(([key]) => key).sort()).toEqual(rights.map((table) => `${table.toUpperCase()}_TABLE`).sort())
    for (const [key, value] of known) expect(plain(value).toUpperCase()).toBe(`TABLES${key.replace('_TABLE', '')}`)
  })

  it.each(NAMES)('%s runs Node 24 on arm64, traced, with settings under the key and a log of its own', (name) => {
    const fn = functionOf(name)
    expect(fn).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'index.handler',
      TracingConfig: { Mode: 'Active' },
      LoggingConfig: { LogFormat: 'JSON' },
    })
    expect(plain(fn.KmsKeyArn)).toBe('EncryptionKey.Arn')
    expect(plain(fn.LoggingConfig.LogGroup)).toBe(`Functions${name}Logs`)
  })

  it('that serves requests answers before the gateway gives up', () => {
    expect(SERVING.map((name) => functionOf(name).Timeout)).toEqual([29, 29, 29])
  })

  it('that serves requests believes the pool and client of this stack', () => {
    for (const name of SERVING) {
      const { ISSUER, CLIENT_ID } = functionOf(name).Environment.Variables
      expect([plain(ISSUER), plain(CLIENT_ID)]).toEqual(['IdentityUsers.ProviderURL', 'IdentityBrowser'])
    }
  })
})

describe('secrets and logs', () => {
  it('keep the record-number key in Secrets Manager, by reference, for the api function alone', () => {
    const holders = NAMES.filter((name) => functionOf(name).Environment.Variables.MRN_KEY !== undefined)
    expect(holders).toEqual(['Api'])
    expect(plain(functionOf('Api').Environment.Variables.MRN_KEY)).toBe(
      '{{resolve:secretsmanager:FunctionsMrnKey:SecretString:::}}',
    )
    const [secret] = Object.values(resources(template, 'AWS::SecretsManager::Secret'))
    expect(plain(secret?.Properties.KmsKeyId)).toBe('EncryptionKey.Arn')
    expect(secret?.Properties.SecretString).toBeUndefined()
    expect(secret?.DeletionPolicy).toBe('Retain')
  })

  it('are never written into the template', () => {
    const text = JSON.stringify(template.toJSON())
    expect(text).not.toMatch(/AKIA[0-9A-Z]{16}|-----BEGIN|"SecretString":|"ClientSecret"|"Password":/)
  })

  it('are kept encrypted, for a stated time, in every log group', () => {
    const groups = Object.entries(resources(template, 'AWS::Logs::LogGroup'))
    expect(groups.length).toBeGreaterThanOrEqual(NAMES.length + 1)
    for (const [id, group] of groups) {
      expect([id, group.Properties.RetentionInDays, plain(group.Properties.KmsKeyId)]).toEqual([
        id,
        365,
        'EncryptionKey.Arn',
      ])
    }
  })

  it('leave no function to make a log group of its own, which would be neither', () => {
    for (const [id, fn] of Object.entries(resources(template, 'AWS::Lambda::Function'))) {
      expect([id, fn.Properties.LoggingConfig?.LogGroup]).toEqual([id, expect.anything()])
    }
  })
})
