import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Template } from 'aws-cdk-lib/assertions'
import { beforeAll, describe, expect, it } from 'vitest'
import { TABLE_NAMES } from '../../infra/tables.ts'
import { assembledDeployed, plain, resources } from './assembled.ts'

let template: Template
beforeAll(async () => {
  template = await assembledDeployed()
})

const alarms = () => Object.entries(resources(template, 'AWS::CloudWatch::Alarm'))
const runbook = readFileSync(join(import.meta.dirname, '../../docs/runbook.md'), 'utf8')
const anchors = [...runbook.matchAll(/^## (.+)$/gm)].map(([, heading = '']) =>
  heading
    .toLowerCase()
    .replace(/[^a-z0-9 -]/g, '')
    .replaceAll(' ', '-'),
)
const anchorOf = (description: string) => /Runbook: docs\/runbook\.md#([a-z-]+)$/.exec(description)?.[1] ?? '(none)'

describe('every alarm', () => {
  it('says whom it hurts before it says where to read on', () => {
    for (const [id, alarm] of alarms()) {
      const [impact = ''] = alarm.Properties.AlarmDescription.split(' Runbook: ')
      expect([id, impact.length >= 40, /[.]$/.test(impact)]).toEqual([id, true, true])
    }
  })

  it('leads to a section of the runbook', () => {
    const missing = alarms().filter(([, alarm]) => !anchors.includes(anchorOf(alarm.Properties.AlarmDescription)))
    expect(missing.map(([id]) => id)).toEqual([])
  })

  it('tells somebody, when it begins and when it is over', () => {
    for (const [id, alarm] of alarms()) {
      const { AlarmActions, OKActions, ActionsEnabled } = alarm.Properties
      expect([id, AlarmActions?.map(plain), OKActions?.map(plain)]).toEqual([id, ['AlarmsTopic'], ['AlarmsTopic']])
      expect(ActionsEnabled).not.toBe(false)
    }
  })
})

describe('the runbook', () => {
  it('has no section that no alarm leads to', () => {
    const used = alarms().map(([, alarm]) => anchorOf(alarm.Properties.AlarmDescription))
    expect(anchors.filter((anchor) => !used.includes(anchor) && anchor !== 'before-you-start')).toEqual([])
  })

  it('says in every section what it means, where to look, how to mend and what to do after', () => {
    const [, ...sections] = runbook.split(/^## /m)
    for (const section of sections.filter((text) => !text.startsWith('Before you start'))) {
      const [heading] = section.split('\n')
      const parts = ['**For people:**', '**First look:**', '**Mend:**', '**After:**']
      expect([heading, parts.filter((part) => !section.includes(part))]).toEqual([heading, []])
    }
  })
})

describe('the alarms', () => {
  const ids = () => alarms().map(([id]) => id.replace(/^Alarms/, '').replace(/[0-9A-F]{8}$/, ''))

  it('watch requests, figures, jobs and each table', () => {
    const expected: string[] = [
      'ApiErrors',
      'JobGaveUp',
      'NightlyFailed',
      'NightlyMissing',
      'PayerErrors',
      'ProjectErrors',
      'ProjectionGaveUp',
      'ProjectionLate',
      'PublishFailed',
      'PublishMissing',
      'RefusedRequests',
      'ServerErrors',
      'SettingsErrors',
      'SlowRequests',
      'ThrottledRequests',
      ...TABLE_NAMES.map((name) => `${name}Refusing`),
    ]
    const made = ids()
    expect({
      deployedAndNotListedHere: made.filter((id) => !expected.includes(id)),
      listedHereAndNotDeployed: expected.filter((id) => !made.includes(id)),
    }).toEqual({ deployedAndNotListedHere: [], listedHereAndNotDeployed: [] })
    expect(made).toHaveLength(expected.length)
  })

  it('treat the silence of a job as its failure, and of everything else as quiet', () => {
    const silent = alarms().filter(([, alarm]) => alarm.Properties.TreatMissingData === 'breaching')
    expect(silent.map(([id]) => id.replace(/[0-9A-F]{8}$/, '')).sort()).toEqual([
      'AlarmsNightlyMissing',
      'AlarmsPublishMissing',
    ])
    for (const [, alarm] of silent) {
      expect(alarm.Properties).toMatchObject({
        MetricName: 'Invocations',
        ComparisonOperator: 'LessThanThreshold',
        Threshold: 1,
        Period: 3600,
        EvaluationPeriods: 24,
      })
    }
  })

  it('wait no longer than CloudWatch can look back', () => {
    for (const [id, alarm] of alarms()) {
      const period = alarm.Properties.Period ?? 300
      expect([id, period * alarm.Properties.EvaluationPeriods <= 86_400]).toEqual([id, true])
    }
  })
})

describe('the topic', () => {
  it('is encrypted, reaches the person on call, and CloudWatch may use topic and key', () => {
    const [topic] = Object.values(resources(template, 'AWS::SNS::Topic'))
    expect(plain(topic?.Properties.KmsMasterKeyId)).toBe('EncryptionKey.Arn')
    template.hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'email', Endpoint: 'on-call@example.org' })
    const allowed = (actions: unknown) =>
      expect.objectContaining({ Effect: 'Allow', Principal: { Service: 'cloudwatch.amazonaws.com' }, Action: actions })
    const [policy] = Object.values(resources(template, 'AWS::SNS::TopicPolicy'))
    expect(policy?.Properties.PolicyDocument.Statement).toContainEqual(allowed('sns:Publish'))
    const [key] = Object.values(resources(template, 'AWS::KMS::Key'))
    expect(key?.Properties.KeyPolicy.Statement).toContainEqual(
      allowed(expect.arrayContaining(['kms:Decrypt', 'kms:GenerateDataKey*'])),
    )
  })
})
