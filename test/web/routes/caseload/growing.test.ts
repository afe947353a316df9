import { describe, expect, it } from 'vitest'
import { Growing } from '../../../../web/src/routes/caseload/[clinicId]/growing.svelte.ts'

const people = (count: number) => Array.from({ length: count }, (_, i) => ({ id: i }))
const drawn = <T>({ parts }: Growing<T>): T[] => parts.flatMap(({ rows }) => rows)

describe('a long list', () => {
  it('draws its beginning, once each and in order, and all of it where that is asked for', () => {
    const rows = people(1_003)
    const growing = new Growing(
      () => rows,
      () => -1,
    )
    expect(growing.count).toBeLessThan(100)
    expect(drawn(growing)).toEqual(rows.slice(0, growing.count))
    growing.all()
    expect(drawn(growing)).toEqual(rows)
    for (const { start, rows: own } of growing.parts) expect(own[0]).toBe(rows[start])
  })
  it('reaches who is chosen, however far down', () => {
    const rows = people(1_003)
    const growing = new Growing(
      () => rows,
      () => 900,
    )
    expect(drawn(growing)).toContain(rows[900])
    expect(drawn(growing).length).toBeLessThan(1_003)
  })
  it('keeps what is whole as the same thing while it grows, so that only what comes is drawn', () => {
    const rows = people(1_003)
    let chosen = 200
    const growing = new Growing(
      () => rows,
      () => chosen,
    )
    const before = growing.parts
    chosen = 800
    const after = growing.parts
    expect(after.length).toBeGreaterThan(before.length)
    const whole = before.slice(0, -1)
    expect(whole.length).toBeGreaterThan(5)
    whole.forEach((part, i) => expect(after[i]).toBe(part))
  })
  it('shows nothing of the list before it', () => {
    let rows = people(300)
    const growing = new Growing(
      () => rows,
      () => 250,
    )
    expect(drawn(growing)).toEqual(rows.slice(0, growing.count))
    rows = people(60).map(({ id }) => ({ id: id + 5_000 }))
    expect(drawn(growing)).toEqual(rows)
  })
  it('without anybody has no part', () => {
    const growing = new Growing(
      () => [],
      () => -1,
    )
    expect(growing.parts).toEqual([])
  })
})
