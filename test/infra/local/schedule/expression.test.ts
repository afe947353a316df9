import { expect, test } from 'vitest'
import { parseSchedule } from '../../../../infra/local/schedule/expression.ts'

const since = new Date('2026-03-01T00:00:00Z')
test.each([
  ['cron(15 10 * * ? *)', 'UTC', '2026-03-05T10:15:30Z', true],
  ['cron(15 10 * * ? *)', 'UTC', '2026-03-05T10:16:00Z', false],
  ['cron(0/20 * * * ? *)', 'UTC', '2026-03-05T07:40:00Z', true],
  ['cron(0/20 * * * ? *)', 'UTC', '2026-03-05T07:41:00Z', false],
  ['cron(0 8 ? * MON-FRI *)', 'UTC', '2026-03-06T08:00:00Z', true],
  ['cron(0 8 ? * MON-FRI *)', 'UTC', '2026-03-07T08:00:00Z', false],
  ['cron(0 8 ? * 1 *)', 'UTC', '2026-03-08T08:00:00Z', true],
  ['cron(0 0 1 JAN,APR ? 2026)', 'UTC', '2026-04-01T00:00:00Z', true],
  ['cron(0 0 1 JAN,APR ? 2026)', 'UTC', '2027-04-01T00:00:00Z', false],
  ['cron(0 2 * * ? *)', 'Pacific/Honolulu', '2026-03-05T12:00:00Z', true],
  ['rate(5 minutes)', 'UTC', '2026-03-01T00:10:00Z', true],
  ['rate(5 minutes)', 'UTC', '2026-03-01T00:11:00Z', false],
  ['rate(1 hour)', 'UTC', '2026-03-01T00:00:00Z', false],
])('%s in %s at %s: %s', (expression, zone, instant, expected) => {
  expect(parseSchedule(expression, zone, since)(new Date(instant))).toBe(expected)
})

test.each(['cron(0 0 L * ? *)', 'cron(61 0 * * ? *)', 'cron(* * *)', 'at(2026-01-01)'])(
  '%s is refused',
  (expression) => {
    expect(() => parseSchedule(expression, 'UTC', since)).toThrow()
  },
)
