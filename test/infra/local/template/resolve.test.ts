import { expect, test } from 'vitest'
import { makeResolver } from '../../../../infra/local/template/resolve.ts'

const resources = {
  Pool: { Type: 'AWS::Cognito::UserPool', Properties: {} },
  Domain: {
    Type: 'AWS::Cognito::UserPoolDomain',
    Properties: { Domain: { 'Fn::Join': ['', ['cairn-', { Ref: 'AWS::AccountId' }]] } },
  },
  Charts: { Type: 'AWS::DynamoDB::Table', Properties: {} },
  Key: { Type: 'AWS::SecretsManager::Secret', Properties: {} },
  Site: {
    Type: 'AWS::CloudFront::Distribution',
    Properties: { DistributionConfig: { Aliases: ['cairn.example.org'] } },
  },
}
const resolver = makeResolver(resources, {
  site: 'http://localhost:1',
  issuer: 'http://localhost:2',
  secret: (id) => `secret of ${id}`,
})

test.each([
  ['a table is its logical id', { Ref: 'Charts' }, 'Charts'],
  ['an attribute without meaning here is named', { 'Fn::GetAtt': ['Charts', 'StreamArn'] }, 'Charts.StreamArn'],
  ['a join joins', { 'Fn::Join': ['-', ['a', { Ref: 'AWS::Region' }]] }, 'a-us-east-1'],
  ['a substitution substitutes', { 'Fn::Sub': 'x-${AWS::AccountId}-${Charts.Arn}' }, 'x-000000000000-Charts.Arn'],
  ['a substitution takes its own names first', { 'Fn::Sub': ['${a}', { a: { Ref: 'Charts' } }] }, 'Charts'],
  ["the pool's address is the local issuer", { 'Fn::GetAtt': ['Pool', 'ProviderURL'] }, 'http://localhost:2'],
  [
    'the hosted pages are at the local issuer',
    {
      'Fn::Join': ['', ['https://', { Ref: 'Domain' }, '.auth.', { Ref: 'AWS::Region' }, '.amazoncognito.com/logout']],
    },
    'http://localhost:2/logout',
  ],
  ['the site is here under its own name', 'https://cairn.example.org/signed-in', 'http://localhost:1/signed-in'],
  ['and under the name CloudFront gives it', { 'Fn::Sub': 'https://${Site.DomainName}/' }, 'http://localhost:1/'],
  [
    'a secret is looked up by logical id',
    { 'Fn::Join': ['', ['{{resolve:secretsmanager:', { Ref: 'Key' }, ':SecretString:::}}']] },
    'secret of Key',
  ],
])('%s', (_, written, expected) => {
  expect(resolver.value(written)).toBe(expected)
})

test('values are resolved at any depth, and what has no value is left out', () => {
  const written = { list: [{ Ref: 'Charts' }, { Ref: 'AWS::NoValue' }], gone: { Ref: 'AWS::NoValue' }, kept: 1 }
  expect(resolver.value(written)).toEqual({ list: ['Charts'], kept: 1 })
})

test('what cannot be read is refused by name, never guessed', () => {
  expect(() => resolver.value({ 'Fn::If': ['a', 'b', 'c'] })).toThrow('Fn::If')
  expect(() => resolver.value({ Ref: 'Nobody' })).toThrow('Nobody')
})
