import { Duration } from 'aws-cdk-lib'
import { Rule, Schedule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { FailureQueue } from './failure-queue.ts'
import type { CairnFunction } from './function.ts'

/** The jobs that nobody asks for. A run that fails for good leaves its event in `failures`. */
export class Schedules extends Construct {
  readonly failures: Queue

  constructor(scope: Construct, id: string, jobs: { nightly: CairnFunction; publish: CairnFunction }) {
    super(scope, id)
    this.failures = new FailureQueue(this, 'Failures')
    // Past midnight in Honolulu, so that every clinic's day is over. A quarter past: the hour itself is busy.
    this.daily('Nightly', jobs.nightly, '10')
    // After the nightly run, from blocks it has just made good.
    this.daily('Publish', jobs.publish, '11')
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
    new Rule(this, id, { schedule: Schedule.cron({ minute: '15', hour }), targets: [target] })
  }
}
