import fc from '../../../support/seeded.ts'
import { expect, test } from 'vitest'
import type { Outcome } from '../../../../infra/local/lambda/sandbox.ts'
import { deliver } from '../../../../infra/local/stream/delivery.ts'
import type { StreamRecord } from '../../../../infra/local/stream/record.ts'

const NOW = 1_000_000
const aRecord = (sequence: number, bornMs = NOW): StreamRecord => ({
  eventID: String(sequence),
  eventName: 'INSERT',
  eventVersion: '1.1',
  eventSource: 'aws:dynamodb',
  awsRegion: 'us-east-1',
  eventSourceARN: 'Charts.StreamArn',
  dynamodb: {
    ApproximateCreationDateTime: bornMs / 1000,
    Keys: { pk: { S: `p${sequence}` } },
    SequenceNumber: String(sequence),
    SizeBytes: 1,
    StreamViewType: 'KEYS_ONLY',
  },
})
const numbers = (records: readonly StreamRecord[]): number[] =>
  records.map(({ dynamodb }) => Number(dynamodb.SequenceNumber))

const done: Outcome = { ok: true, payload: '{"batchItemFailures":[]}' }
const failedAt = (sequence: number): Outcome => ({
  ok: true,
  payload: JSON.stringify({ batchItemFailures: [{ itemIdentifier: String(sequence) }] }),
})
const threw: Outcome = { ok: false, reason: 'threw', message: 'Error: no' }

interface Story {
  readonly batches: number[][]
  readonly given: { readonly records: number[]; readonly condition: string }[]
  readonly pauses: number[]
}

/** Delivers records 1..n to a function and tells what happened. */
async function tell(
  records: readonly StreamRecord[],
  answer: (batch: number[], call: number) => Outcome,
  over: Partial<{
    retries: number | null
    maxAgeMs: number | null
    bisect: boolean
    reportsItemFailures: boolean
  }> = {},
): Promise<Story> {
  const story: Story = { batches: [], given: [], pauses: [] }
  await deliver(records, {
    mapping: { retries: 2, maxAgeMs: null, bisect: true, reportsItemFailures: true, ...over },
    invoke: async (batch) => {
      story.batches.push(numbers(batch))
      return answer(numbers(batch), story.batches.length)
    },
    giveUp: (given, condition) => void story.given.push({ records: numbers(given), condition }),
    pause: async (ms) => void story.pauses.push(ms),
    now: () => NOW,
  })
  return story
}
const four = [1, 2, 3, 4].map((n) => aRecord(n))

test('a batch that succeeds is delivered once', async () => {
  expect(await tell(four, () => done)).toEqual({ batches: [[1, 2, 3, 4]], given: [], pauses: [] })
})

test('a partial failure keeps what came before it and delivers the rest again', async () => {
  const story = await tell(four, (_, call) => (call === 1 ? failedAt(3) : done))
  expect(story.batches).toEqual([
    [1, 2, 3, 4],
    [3, 4],
  ])
})

test('without ReportBatchItemFailures the list of failures means nothing', async () => {
  expect((await tell(four, () => failedAt(3), { reportsItemFailures: false })).batches).toHaveLength(1)
})

test('a reported id that is not in the batch fails all of it', async () => {
  const story = await tell(four, (_, call) => (call === 1 ? failedAt(99) : done), { bisect: false })
  expect(story.batches).toEqual([
    [1, 2, 3, 4],
    [1, 2, 3, 4],
  ])
})

test('a poison record is split off, given up alone, and the others are done', async () => {
  const story = await tell(four, (batch) => (batch.includes(3) ? threw : done))
  expect(story.given).toEqual([{ records: [3], condition: 'RetryAttemptsExhausted' }])
  expect(story.batches.filter((batch) => !batch.includes(3)).flat()).toEqual([1, 2, 4])
})

test('a poison record that the function reports itself is given up alone too', async () => {
  const story = await tell(four, (batch) => (batch.includes(2) ? failedAt(2) : done))
  expect(story.given).toEqual([{ records: [2], condition: 'RetryAttemptsExhausted' }])
})

test('attempts are as many as the template says, with growing pauses', async () => {
  const story = await tell([aRecord(1)], () => threw, { retries: 3 })
  expect(story.batches).toHaveLength(4)
  expect(story.pauses).toEqual([200, 400, 800])
})

test('without bisecting the whole batch is given up', async () => {
  const story = await tell(four, () => threw, { bisect: false })
  expect(story.given).toEqual([{ records: [1, 2, 3, 4], condition: 'RetryAttemptsExhausted' }])
})

test('a record that is too old is given up unseen', async () => {
  const story = await tell([aRecord(1, NOW - 5000), aRecord(2)], () => done, { maxAgeMs: 1000 })
  expect(story.given).toEqual([{ records: [1], condition: 'RecordAgeExceeded' }])
  expect(story.batches).toEqual([[2]])
})

test('whatever fails, every record is done or given up, never both and never neither, in order', async () => {
  const poison = fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 5 })
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 12 }), poison, fc.boolean(), async (size, bad, reports) => {
      const finished: number[] = []
      const story = await tell(
        Array.from({ length: size }, (_, i) => aRecord(i + 1)),
        (batch) => {
          const first = batch.find((n) => bad.includes(n))
          if (first === undefined || reports) finished.push(...batch.slice(0, first ? batch.indexOf(first) : undefined))
          return first === undefined ? done : reports ? failedAt(first) : threw
        },
      )
      const given = story.given.flatMap(({ records }) => records)
      expect([...finished, ...given].sort((a, b) => a - b)).toEqual(Array.from({ length: size }, (_, i) => i + 1))
      expect(given).toEqual(given.filter((n) => bad.includes(n)))
      expect(finished).toEqual([...finished].sort((a, b) => a - b))
    }),
    { numRuns: 200 },
  )
})
