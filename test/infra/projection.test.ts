import type { Template } from 'aws-cdk-lib/assertions'
import { beforeAll, describe, expect, it } from 'vitest'
import { assembled, plain, resources } from './assembled.ts'

let template: Template
beforeAll(async () => {
  template = await assembled()
})

describe('the stream of Charts', () => {
  const mapping = () => {
    const mappings = Object.values(resources(template, 'AWS::Lambda::EventSourceMapping'))
    expect(mappings).toHaveLength(1)
    return mappings[0]?.Properties
  }

  it('feeds the project function from its beginning, in order', () => {
    expect(plain(mapping().EventSourceArn)).toBe('TablesCharts.StreamArn')
    expect(plain(mapping().FunctionName)).toBe('FunctionsProjectFunction')
    expect(mapping()).toMatchObject({ StartingPosition: 'TRIM_HORIZON', ParallelizationFactor: 1 })
  })

  it('lets only summary rows through', () => {
    expect(mapping().FilterCriteria.Filters.map((filter: { Pattern: string }) => JSON.parse(filter.Pattern))).toEqual([
      { dynamodb: { Keys: { sk: { S: [{ prefix: 'ACTIVE#' }, { prefix: 'CLOSED#' }] } } } },
    ])
  })

  it('gathers for a second, so that figures follow a chart within five', () => {
    expect(mapping()).toMatchObject({ BatchSize: 100, MaximumBatchingWindowInSeconds: 1 })
  })

  it('isolates a bad record, tries it a bounded number of times and then sets it aside', () => {
    expect(mapping()).toMatchObject({
      BisectBatchOnFunctionError: true,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      MaximumRetryAttempts: 5,
      MaximumRecordAgeInSeconds: 6 * 3600,
    })
    expect(plain(mapping().DestinationConfig.OnFailure.Destination)).toBe('ProjectionFailures.Arn')
  })
})

describe('the scheduled jobs', () => {
  const rules = () => Object.values(resources(template, 'AWS::Events::Rule')).map((rule) => rule.Properties)

  it('run once a day, after midnight in Honolulu, publishing after the nightly run', () => {
    const times = rules().map((rule) => [plain(rule.Targets[0].Arn), rule.ScheduleExpression, rule.State])
    expect(times.sort()).toEqual([
      ['FunctionsNightlyFunction.Arn', 'cron(15 10 * * ? *)', 'ENABLED'],
      ['FunctionsPublishFunction.Arn', 'cron(15 11 * * ? *)', 'ENABLED'],
    ])
  })

  it('leave an event that could not be delivered in a queue', () => {
    for (const rule of rules()) {
      expect(plain(rule.Targets[0].DeadLetterConfig.Arn)).toBe('SchedulesFailures.Arn')
      expect(rule.Targets[0].RetryPolicy).toEqual({ MaximumEventAgeInSeconds: 3 * 3600, MaximumRetryAttempts: 4 })
    }
  })

  it('leave a run that failed for good in the same queue', () => {
    const configs = Object.values(resources(template, 'AWS::Lambda::EventInvokeConfig')).map((c) => c.Properties)
    expect(configs.map((config) => plain(config.FunctionName)).sort()).toEqual([
      'FunctionsNightlyFunction',
      'FunctionsPublishFunction',
    ])
    for (const config of configs) {
      expect(config.MaximumRetryAttempts).toBe(2)
      expect(plain(config.DestinationConfig.OnFailure.Destination)).toBe('SchedulesFailures.Arn')
    }
  })
})

describe('the failure queues', () => {
  it('are encrypted, keep a failure two weeks, and refuse plain connections', () => {
    const queues = Object.entries(resources(template, 'AWS::SQS::Queue'))
    expect(queues).toHaveLength(2)
    const policies = Object.values(resources(template, 'AWS::SQS::QueuePolicy')).map((policy) => policy.Properties)
    for (const [id, queue] of queues) {
      expect(queue.Properties).toMatchObject({ SqsManagedSseEnabled: true, MessageRetentionPeriod: 14 * 86_400 })
      const policy = policies.find(({ Queues }) => Queues[0].Ref === id)
      expect(policy?.PolicyDocument.Statement).toContainEqual(
        expect.objectContaining({
          Effect: 'Deny',
          Action: 'sqs:*',
          Principal: { AWS: '*' },
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        }),
      )
    }
  })
})
