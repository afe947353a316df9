import { Duration } from 'aws-cdk-lib'
import type { Table } from 'aws-cdk-lib/aws-dynamodb'
import { EventSourceMapping, FilterCriteria, StartingPosition } from 'aws-cdk-lib/aws-lambda'
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { FailureQueue } from './failure-queue.ts'
import type { CairnFunction } from './function.ts'

/** Only summary rows matter to the population blocks: their sort key says so. */
const SUMMARY_ROWS = { dynamodb: { Keys: { sk: { S: [{ prefix: 'ACTIVE#' }, { prefix: 'CLOSED#' }] } } } }

/** Charts stream -> project function. The defaults would retry one bad batch for 24 hours and hold everything behind it. */
export class Projection extends Construct {
  readonly failures: Queue

  constructor(scope: Construct, id: string, charts: Table, project: CairnFunction) {
    super(scope, id)
    const stream = charts.tableStreamArn ?? ''
    this.failures = new FailureQueue(this, 'Failures')
    project.allow(['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'], stream)
    project.allow(['dynamodb:ListStreams'], `${charts.tableArn}/stream/*`)
    const mapping = new EventSourceMapping(this, 'Mapping', {
      target: project.lambda,
      eventSourceArn: stream,
      startingPosition: StartingPosition.TRIM_HORIZON,
      filters: [FilterCriteria.filter(SUMMARY_ROWS)],
      batchSize: 100,
      maxBatchingWindow: Duration.seconds(1),
      parallelizationFactor: 1,
      reportBatchItemFailures: true,
      bisectBatchOnError: true,
      retryAttempts: 5,
      maxRecordAge: Duration.hours(6),
      onFailure: new SqsDlq(this.failures),
    })
    mapping.node.addDependency(project.role)
  }
}
