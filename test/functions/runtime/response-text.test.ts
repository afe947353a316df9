import fc from '../../support/seeded.ts'
import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { Day, Id } from '../../../core/chart/fields.ts'
import { responseText, writeAhead, Written } from '../../../functions/runtime/response-text.ts'

const Score = z.strictObject({ day: Day, total: z.int(), item9: z.nullable(z.int()) })
const Shape = z.strictObject({
  id: Id,
  name: z.string(),
  share: z.number(),
  yes: z.boolean(),
  word: z.enum(['early', 'late']),
  score: z.nullable(Score),
  spark: z.array(z.tuple([Day, z.int()])),
  six: z.array(z.int()).check(z.length(2)),
  note: z.string().check(z.maxLength(5)),
  when: z.iso.datetime(),
  either: z.union([z.int().check(z.gte(0)), z.literal('small')]),
  some: z.record(Id, Id),
  maybe: z.strictObject({ there: z.optional(z.string()) }),
})
const good = (): z.infer<typeof Shape> => ({
  ...{ id: 'e1', name: 'O"Neil\\ \u2028 \ud83d\ude00 ü', share: -0.25, yes: false, word: 'late' },
  score: { day: '2026-02-28', total: 0, item9: null },
  spark: [['2026-01-01', 9]],
  ...{ six: [1, 2], note: '', when: '2026-01-01T00:00:00Z', either: 'small', some: { a: 'b' }, maybe: {} },
})

/** Every path into a value, so that each leaf can be made wrong. */
const pathsOf = (value: unknown, at: readonly (string | number)[] = []): (readonly (string | number)[])[] =>
  typeof value === 'object' && value !== null
    ? [at, ...Object.entries(value).flatMap(([key, child]) => pathsOf(child, [...at, key]))]
    : [at]

function changed(path: readonly (string | number)[], value: unknown): unknown {
  const copy = structuredClone(good()) as unknown
  if (path.length === 0) return value
  let at = copy as Record<string | number, unknown>
  for (const step of path.slice(0, -1)) at = at[step] as Record<string | number, unknown>
  at[path.at(-1) ?? ''] = value
  return copy
}

const outcome = (make: () => string): string => {
  try {
    return make()
  } catch (error) {
    return (error as Error).name
  }
}

describe('the text of a response', () => {
  it('is what zod and JSON.stringify give, for right and for wrong values, wherever they are wrong', () => {
    const wrong = fc.constantFrom<unknown>(
      'x',
      '',
      'early',
      '2026-02-30',
      1.5,
      NaN,
      Infinity,
      1e20,
      -0,
      null,
      undefined,
      true,
      [],
      {},
      [1],
      ['a', 1],
      7,
    )
    fc.assert(
      fc.property(fc.constantFrom(...pathsOf(good())), fc.oneof(wrong, fc.string(), fc.jsonValue()), (path, value) => {
        const given = changed(path, value)
        expect(outcome(() => responseText(Shape, given))).toBe(outcome(() => JSON.stringify(Shape.parse(given))))
        const ahead = writeAhead(z.strictObject({ given: Shape }), { given } as never)
        expect(ahead !== null).toBe(Shape.safeParse(given).success)
      }),
      { numRuns: 3_000 },
    )
  })

  it('refuses a field that is not declared, at any depth, also a hidden one', () => {
    const extra = [
      { ...good(), mrn: 'secret' },
      { ...good(), score: { ...good().score, mrn: 'secret' } },
      { ...good(), maybe: { mrn: 'secret' } },
      JSON.parse(`${JSON.stringify(good()).slice(0, -1)},"__proto__":{"mrn":"secret"}}`) as unknown,
    ]
    for (const value of extra) expect(() => responseText(Shape, value)).toThrow(z.core.$ZodError)
  })

  it('takes what was written ahead into the list it belongs to, and only there', () => {
    const List = z.strictObject({ rows: z.array(Shape) })
    const rows = [good(), { ...good(), note: 'x' }, good()]
    const plain = JSON.stringify(List.parse({ rows }))
    const written = rows.map((row, i) => (i === 0 ? row : writeAhead(Shape, row)))
    expect(written.map((row) => row instanceof Written)).toEqual([false, true, true])
    expect(responseText(List, { rows: written })).toBe(plain)
    const Other = z.strictObject({ rows: z.array(z.strictObject({ a: z.int() })) })
    expect(() => responseText(Other, { rows: written })).toThrow(z.core.$ZodError)
    const wrong = { ...good(), mrn: 'secret' }
    expect(writeAhead(Shape, wrong)).toBeNull()
    expect(() => responseText(List, { rows: [...written, wrong] })).toThrow(z.core.$ZodError)
  })

  it('strips what a schema strips, instead of passing it on', () => {
    expect(responseText(z.object({ a: z.int() }), { a: 1, mrn: 'secret' })).toBe('{"a":1}')
    expect(responseText(z.strictObject({ a: z.array(z.object({ b: z.int() })) }), { a: [{ b: 1, c: 2 }] })).toBe(
      '{"a":[{"b":1}]}',
    )
  })
})
