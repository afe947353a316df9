import { expect, test } from 'vitest'
import { makeFilter } from '../../../../infra/local/stream/filter.ts'

const record = (sk: string, more: object = {}): unknown => ({
  eventName: 'MODIFY',
  dynamodb: { Keys: { pk: { S: 'CLINIC#alder' }, sk: { S: sk } } },
  ...more,
})
const onSortKey = (...conditions: unknown[]): unknown => ({ dynamodb: { Keys: { sk: { S: conditions } } } })

test.each([
  ['a prefix fits its beginning', onSortKey({ prefix: 'ACTIVE#' }), record('ACTIVE#2026-01#e'), true],
  ['a prefix does not fit elsewhere', onSortKey({ prefix: 'ACTIVE#' }), record('OLD-ACTIVE#'), false],
  ['one of a list is enough', onSortKey({ prefix: 'ACTIVE#' }, { prefix: 'CLOSED#' }), record('CLOSED#x'), true],
  ['text fits exactly', onSortKey('EPISODE'), record('EPISODE'), true],
  ['text does not fit a longer one', onSortKey('EPISODE'), record('EPISODE#1'), false],
  ['a suffix fits its end', onSortKey({ suffix: '#lock' }), record('MONTH#2026-01#lock'), true],
  ['case may be ignored', onSortKey({ 'equals-ignore-case': 'episode' }), record('EPISODE'), true],
  ['anything-but refuses what it names', onSortKey({ 'anything-but': ['EPISODE'] }), record('EPISODE'), false],
  ['anything-but refuses a prefix', onSortKey({ 'anything-but': { prefix: 'ENTRY#' } }), record('ENTRY#1'), false],
  ['anything-but lets the rest through', onSortKey({ 'anything-but': ['EPISODE'] }), record('ENTRY#1'), true],
  ['a field that must exist does', { eventName: [{ exists: true }] }, record('x'), true],
  ['a field that must not exist does', { eventName: [{ exists: false }] }, record('x'), false],
  ['an absent field fits exists:false', { userIdentity: [{ exists: false }] }, record('x'), true],
  ['an absent field fits nothing else', { userIdentity: [{ prefix: '' }] }, record('x'), false],
  ['two fields must both fit', { eventName: ['REMOVE'], ...(onSortKey('x') as object) }, record('x'), false],
  ['either of $or is enough', { $or: [{ eventName: ['REMOVE'] }, onSortKey('x')] }, record('x'), true],
  ['numbers compare, as text too', { n: { N: [{ numeric: ['>', 1, '<=', 3] }] } }, { n: { N: '3' } }, true],
  ['numbers outside do not fit', { n: { N: [{ numeric: ['>', 1, '<=', 3] }] } }, { n: { N: '1' } }, false],
  ['null fits null', { a: [null] }, { a: null }, true],
])('%s', (_, pattern, value, expected) => {
  expect(makeFilter([pattern])(value)).toBe(expected)
})

test('without patterns everything passes, with several any one lets through', () => {
  expect(makeFilter([])(record('x'))).toBe(true)
  expect(makeFilter([onSortKey('a'), onSortKey('x')])(record('x'))).toBe(true)
})

test('an operator it does not know is an error at start, not a filter that passes nothing', () => {
  expect(() => makeFilter([onSortKey({ wildcard: 'A*' })])).toThrow('wildcard')
})
