import { Duration } from 'aws-cdk-lib'
import { Rule, Schedule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { FailureQueue } from './failure-queue.ts'
import type { CairnFunction } from './function.ts'
import type { Made } from './functions.ts'

/** The jobs that nobody asks for. A run that fails for good leaves its event in `failures`. */
export class Schedules extends Construct {
  readonly failures: Queue

  constructor(scope: Construct, id: string, jobs: readonly Made<'schedule'>[]) {
    super(scope, id)
    this.failures = new FailureQueue(this, 'Failures')
    for (const { fn, row, runs } of jobs) this.daily(row.id, fn, runs.hour)
  }

  /** Runs the job every day; a failed run is tried twice more, then waits in the queue. */
  private daily(id: string, job: CairnFunction, hour: string): void {
    job.lambda.configureAsyncInvoke({
      retryAttempts: 2,
      maxEventAge: Duration.hours(3),
      onFailure: new SqsDestination(this.failures),
    })
    const target = new LambdaFunction(job.lambda, {
      retryAttempts: 4,
      maxEventAge: Duration.hours(3),
      deadLetterQueue: this.failures,
    })
    // A quarter past: the hour itself is busy.
    new Rule(this, id, { schedule: Schedule.cron({ minute: '15', hour }), targets: [target] })
  }
}
