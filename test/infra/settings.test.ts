import { App } from 'aws-cdk-lib'
import { describe, expect, it } from 'vitest'
import { PLACEHOLDER, readSettings } from '../../infra/settings.ts'

const settings = (context: Record<string, unknown>) => readSettings(new App({ context }).node)
const certificateArn = 'arn:aws:acm:us-east-1:111122223333:certificate/0a'

describe('readSettings', () => {
  it('needs nothing for a synthesis', () => {
    expect(settings({})).toMatchObject({ ...PLACEHOLDER, hostedUiPrefix: null, alarmEmail: null, webAclArn: null })
  })

  it('takes what a deployment decides', () => {
    const context = { domain: 'cairn.example.org', certificateArn, alarmEmail: 'on-call@example.org' }
    expect(settings(context)).toMatchObject(context)
  })

  it.each([
    [
      'an address instead of a host name',
      { domain: 'https://cairn.example.org', certificateArn },
      /"domain".*bare host name/,
    ],
    [
      'a certificate elsewhere',
      { domain: 'a.example.org', certificateArn: certificateArn.replace('us-east-1', 'eu-west-1') },
      /"certificateArn".*us-east-1/,
    ],
    ['a domain without its certificate', { domain: 'cairn.example.org' }, /go together/],
    ['a certificate without its domain', { certificateArn }, /go together/],
    ['a regional web ACL', { webAclArn: 'arn:aws:wafv2:us-west-2:111122223333:regional/webacl/a/b' }, /"webAclArn"/],
    ['a number', { alarmEmail: 7 }, /"alarmEmail" must be text/],
  ])('refuses %s, naming the key', (_, context, message) => {
    expect(() => settings(context)).toThrow(message)
  })
})
