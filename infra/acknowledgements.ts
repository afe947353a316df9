import { Validations } from 'aws-cdk-lib'
import type { Stack } from 'aws-cdk-lib'
import type { IConstruct } from 'constructs'
import { FUNCTION_ROWS } from './function-table.ts'

/** A finding of a rule pack that we keep, where it is found, and why it is right to keep it. */
export interface Acknowledgement {
  /** Construct path under the stack; '' is the whole stack. Everything beneath it is meant. */
  readonly at: string
  /** The finding, with its suffix in brackets where the rule has one. */
  readonly id: string
  readonly reason: string
}

/** The function CDK adds to copy the built app; its code and role are the library's. */
const COPIER = 'Custom::CDKBucketDeployment8693BB64968944B69AAFB0CC9EB8756C512MiB'

/** The same rule under the names of the two compliance packs. */
const inBothPacks = (at: string, rule: string, reason: string): Acknowledgement[] =>
  ['HIPAA.Security', 'NIST.800.53.R5'].map((pack) => ({ at, id: `${pack}-${rule}`, reason }))

const policyRules = [
  inBothPacks(
    '',
    'IAMNoInlinePolicy',
    'Each role belongs to one function, and its policy is made with it, reviewed in this repository and tested action by action; a managed policy could be attached elsewhere.',
  ),
  inBothPacks(
    '',
    'LambdaInsideVPC',
    'Functions reach DynamoDB, logs and traces by IAM, and the public keys of the user pool, all over TLS. A network of our own would add an exit to the internet, not take one away.',
  ),
  inBothPacks(
    '',
    'LambdaConcurrency',
    'The gateway throttles requests and the stream mapping runs one batch a shard; a reserved share would take capacity from the account and refuse care managers first.',
  ),
  inBothPacks(
    '',
    'LambdaDLQ',
    'Requests answer their caller, the stream mapping has its failure queue, and scheduled runs have an on-failure destination and a queue on the rule, which hold more than a dead-letter queue does.',
  ),
]

const secret = [
  {
    at: 'Functions/MrnKey',
    id: 'AwsSolutions-SMG4',
    reason:
      'The key names stored look-up items; replacing it unattended would make every known record number unknown. docs/deploy.md says how it is replaced.',
  },
  ...inBothPacks(
    'Functions/MrnKey',
    'SecretsManagerRotationEnabled',
    'The key names stored look-up items; replacing it unattended would make every known record number unknown. docs/deploy.md says how it is replaced.',
  ),
]

const roles: Acknowledgement[] = [
  {
    at: 'Functions',
    id: 'AwsSolutions-IAM5[Resource::*]',
    reason:
      'X-Ray takes no resource in its policies: the two statements that send traces are the only ones with a star.',
  },
  ...FUNCTION_ROWS.filter(([, { runs }]) => runs.on === 'chart-changes').map(([, { id }]) => ({
    at: `Functions/${id}`,
    id: 'AwsSolutions-IAM5[Resource::<TablesCharts481EF1A7.Arn>/stream/*]',
    reason:
      'Listing the streams of this one table is authorised on its streams as a whole; records are read from the named stream alone.',
  })),
  {
    at: 'Backup',
    id: 'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup]',
    reason:
      'AWS Backup keeps this policy in step with what its own service needs to copy a table; only the service can assume the role.',
  },
]

const queues: Acknowledgement[] = ['Projection/Failures', 'Schedules/Failures'].map((at) => ({
  at,
  id: 'AwsSolutions-SQS3',
  reason: 'This queue is where failed work ends up: a queue behind it would only hide the failure from its alarm.',
}))

const site: Acknowledgement[] = [
  ...inBothPacks(
    'Site',
    'S3BucketReplicationEnabled',
    'The files bucket is rebuilt by a deployment, and the logs bucket holds access logs without health information: neither is the only copy of a record.',
  ),
  ...inBothPacks(
    'Site',
    'S3DefaultEncryptionKMS',
    'The files are the public web app, and CloudFront and S3 deliver their access logs into buckets with S3 keys; no health information is in either.',
  ),
  {
    at: 'Site/Distribution',
    id: 'AwsSolutions-CFR1',
    reason:
      'Staff travel and some networks leave the country to reach us; a second factor decides who enters, not a place guessed from an address.',
  },
  {
    at: 'Site/Distribution',
    id: 'AwsSolutions-CFR2',
    reason:
      'The owner chooses and pays for a web ACL: context webAclArn attaches one. Without it the gateway throttles and asks every request for a token.',
  },
]

const COPIER_REASON =
  'CDK wrote this function to copy the built app. It runs while a deployment runs, reads the deployment assets and writes the bucket of public files; it has no table and no health information.'
const copier: Acknowledgement[] = [
  'AwsSolutions-L1',
  'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]',
  'AwsSolutions-IAM5[Resource::*]',
  'AwsSolutions-IAM5[Action::s3:GetBucket*]',
  'AwsSolutions-IAM5[Action::s3:GetObject*]',
  'AwsSolutions-IAM5[Action::s3:List*]',
  'AwsSolutions-IAM5[Action::s3:Abort*]',
  'AwsSolutions-IAM5[Action::s3:DeleteObject*]',
  'AwsSolutions-IAM5[Resource::<SiteFiles975A43CF.Arn>/*]',
  'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:s3:::cdk-hnb659fds-assets-<AWS::AccountId>-<AWS::Region>/*]',
].map((id) => ({ at: COPIER, id, reason: COPIER_REASON }))

/** All of them. A test finds a finding for each: an id that matches nothing is otherwise accepted in silence. */
export const ACKNOWLEDGEMENTS: readonly Acknowledgement[] = [
  ...policyRules.flat(),
  ...secret,
  ...roles,
  ...queues,
  ...site,
  ...copier,
]

/** Tells the rule packs what is kept; a path that names no construct throws. */
export function acknowledge(stack: Stack): void {
  for (const { at, id, reason } of ACKNOWLEDGEMENTS) {
    const steps = at === '' ? [] : at.split('/')
    const construct = steps.reduce<IConstruct>((scope, child) => scope.node.findChild(child), stack)
    Validations.of(construct).acknowledge({ id, reason })
  }
}
