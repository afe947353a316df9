import { Duration } from 'aws-cdk-lib'
import { Alarm, ComparisonOperator, MathExpression, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import type { IMetric } from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import type { ITopic } from 'aws-cdk-lib/aws-sns'
import type { Construct } from 'constructs'

export interface CairnAlarmProps {
  readonly metric: IMetric
  /** What people notice, in words somebody woken at night understands. */
  readonly impact: string
  /** The heading's anchor in docs/runbook.md. */
  readonly runbook: string
  /** Alarms when the metric is above this... */
  readonly above?: number
  /** ...or below this, where no data counts as below. */
  readonly below?: number
  /** Consecutive periods; 1 unless told. */
  readonly periods?: number
}

/** Where alarms go, and where the runbook is read. */
export interface OnCall {
  readonly topic: ITopic
  readonly runbook: string
}

/** An alarm that says whom it hurts and where to read on. Silence is fine, except of what should have run. */
export function alarm(scope: Construct, id: string, onCall: OnCall, props: CairnAlarmProps): Alarm {
  const { above, below, periods = 1 } = props
  const made = new Alarm(scope, id, {
    metric: props.metric,
    alarmDescription: `${props.impact} Runbook: ${onCall.runbook}#${props.runbook}`,
    threshold: above ?? below ?? 0,
    evaluationPeriods: periods,
    comparisonOperator:
      below === undefined ? ComparisonOperator.GREATER_THAN_THRESHOLD : ComparisonOperator.LESS_THAN_THRESHOLD,
    treatMissingData: below === undefined ? TreatMissingData.NOT_BREACHING : TreatMissingData.BREACHING,
  })
  made.addAlarmAction(new SnsAction(onCall.topic))
  made.addOkAction(new SnsAction(onCall.topic))
  return made
}

/** The metrics added up, over five minutes; one that is silent counts nothing. */
export function sum(label: string, metrics: readonly IMetric[]): MathExpression {
  const names = metrics.map((metric, i) => [`m${i}`, metric] as const)
  return new MathExpression({
    label,
    period: Duration.minutes(5),
    expression: names.map(([name]) => `FILL(${name}, 0)`).join(' + '),
    usingMetrics: Object.fromEntries(names),
  })
}
