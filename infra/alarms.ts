import { Aws, Duration } from 'aws-cdk-lib'
import type { HttpStage } from 'aws-cdk-lib/aws-apigatewayv2'
import { Metric } from 'aws-cdk-lib/aws-cloudwatch'
import type { Table } from 'aws-cdk-lib/aws-dynamodb'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { alarm, sum } from './alarm.ts'
import type { CairnAlarmProps, OnCall } from './alarm.ts'
import type { CairnFunction } from './function.ts'
import type { Functions, Made } from './functions.ts'
import type { Tables } from './tables.ts'

export interface AlarmsProps {
  readonly key: IKey
  readonly email: string | null
  /** Address of the runbook. */
  readonly runbook: string
  readonly stage: HttpStage
  readonly functions: Functions
  readonly tables: Tables
  readonly projectionFailures: Queue
  readonly scheduleFailures: Queue
}

const FIVE_MINUTES = Duration.minutes(5)

/** What wakes somebody. Each alarm has its section in docs/runbook.md. */
export class Alarms extends Construct {
  readonly topic: Topic
  private readonly onCall: OnCall

  constructor(scope: Construct, id: string, props: AlarmsProps) {
    super(scope, id)
    this.topic = new Topic(this, 'Topic', { displayName: 'Cairn alarms', masterKey: props.key, enforceSSL: true })
    if (props.email !== null) this.topic.addSubscription(new EmailSubscription(props.email))
    // A topic with a policy of its own loses the default one, by which alarms could publish.
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    )
    this.onCall = { topic: this.topic, runbook: props.runbook }
    this.watchRequests(props)
    this.watchProjection(props)
    this.watchJobs(props)
    for (const table of Object.values(props.tables.all)) this.watchTable(table)
  }

  private add(id: string, props: CairnAlarmProps): void {
    alarm(this, id, this.onCall, props)
  }

  private watchRequests({ stage, functions }: AlarmsProps): void {
    this.add('ServerErrors', {
      metric: stage.metricServerError({ statistic: 'Sum', period: FIVE_MINUTES }),
      above: 4,
      impact: 'Pages fail to load or save for clinics or payers. What was acknowledged is stored.',
      runbook: 'server-errors',
    })
    this.add('SlowRequests', {
      metric: stage.metricLatency({ statistic: 'p99', period: FIVE_MINUTES }),
      above: 3000,
      periods: 3,
      impact: 'One request in a hundred takes over three seconds: caseloads open slowly and imports may time out.',
      runbook: 'slow-requests',
    })
    this.add('RefusedRequests', {
      metric: stage.metricClientError({ statistic: 'Sum', period: FIVE_MINUTES }),
      above: 200,
      periods: 2,
      impact: 'Far more requests than usual are refused: people may be unable to sign in, or somebody is trying doors.',
      runbook: 'refused-requests',
    })
    const served = functions.on('requests')
    this.add('ThrottledRequests', {
      metric: sum(
        'Throttled',
        served.map(({ fn }) => throttles(fn)),
      ),
      above: 0,
      impact: 'Requests are turned away because the account runs out of Lambda capacity: pages fail now and then.',
      runbook: 'throttled-requests',
    })
    for (const { fn, row, runs } of served)
      this.add(`${row.id}Errors`, { metric: errors(fn), above: 0, impact: runs.failing, runbook: 'function-errors' })
  }

  private watchProjection({ functions, projectionFailures }: AlarmsProps): void {
    for (const { fn, row, runs } of functions.on('chart-changes'))
      this.add(`${row.id}Errors`, { metric: errors(fn), above: 2, impact: runs.failing, runbook: 'figures-behind' })
    this.add('ProjectionLate', {
      metric: functions.all.project.lambda.metric('IteratorAge', { statistic: 'Maximum', period: Duration.minutes(1) }),
      above: 60_000,
      periods: 5,
      impact: 'Access figures are minutes older than the charts. Caseloads and charts are right.',
      runbook: 'figures-behind',
    })
    this.add('ProjectionGaveUp', {
      metric: waiting(projectionFailures),
      above: 0,
      impact:
        'Some clinic-months were not recomputed: their access figures are wrong until the nightly run mends them.',
      runbook: 'figures-not-recomputed',
    })
  }

  private watchJobs({ functions, scheduleFailures }: AlarmsProps): void {
    for (const job of functions.on('schedule')) this.watchJob(job)
    this.add('JobGaveUp', {
      metric: waiting(scheduleFailures),
      above: 0,
      impact: 'A nightly or publishing run failed for good and waits for a person.',
      runbook: 'job-gave-up',
    })
  }

  private watchJob({ fn, row: { id }, runs: { missed, runbook } }: Made<'schedule'>): void {
    this.add(`${id}Failed`, { metric: errors(fn), above: 0, impact: missed, runbook: `${runbook}-failed` })
    this.add(`${id}Missing`, {
      metric: fn.lambda.metricInvocations({ statistic: 'Sum', period: Duration.hours(1) }),
      below: 1,
      periods: 24,
      impact: `${missed} It did not start at all.`,
      runbook: `${runbook}-did-not-start`,
    })
  }

  private watchTable(table: Table): void {
    this.add(`${table.node.id}Refusing`, {
      metric: sum('Refused by the table', refusals(table)),
      above: 0,
      periods: 2,
      impact: `The ${table.node.id} table refuses requests: pages that need it are slow or fail.`,
      runbook: 'table-refusing-requests',
    })
  }
}

const errors = (fn: CairnFunction): Metric => fn.lambda.metricErrors({ statistic: 'Sum', period: FIVE_MINUTES })
const throttles = (fn: CairnFunction): Metric => fn.lambda.metricThrottles({ statistic: 'Sum', period: FIVE_MINUTES })
const waiting = (queue: Queue): Metric =>
  queue.metricApproximateNumberOfMessagesVisible({ statistic: 'Maximum', period: FIVE_MINUTES })

/** DynamoDB counts a throttle for the table, a fault of its own for each operation. */
function refusals(table: Table): Metric[] {
  const metric = (metricName: string, dimensions: Record<string, string> = {}): Metric =>
    new Metric({
      namespace: 'AWS/DynamoDB',
      metricName,
      dimensionsMap: { TableName: table.tableName, ...dimensions },
      statistic: 'Sum',
      period: FIVE_MINUTES,
    })
  const operations = ['GetItem', 'Query', 'PutItem', 'TransactWriteItems']
  return [
    metric('ReadThrottleEvents'),
    metric('WriteThrottleEvents'),
    ...operations.map((Operation) => metric('SystemErrors', { Operation })),
  ]
}
