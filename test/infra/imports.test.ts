import type { ICruiseResult } from 'dependency-cruiser'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { importsIn, importsOfHouse } from './imports-of-house.ts'

const circlesOf = ({ summary }: ICruiseResult): readonly string[] =>
  summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`)

describe('the imports of the house', () => {
  let house: ICruiseResult
  beforeAll(async () => {
    house = await importsOfHouse()
  }, 60_000)

  it('are all looked at', () => {
    expect(house.summary.totalCruised).toBeGreaterThan(500)
  })
  it('make no circle, neither of files nor of folders', () => {
    expect(circlesOf(house)).toEqual([])
  })
  it('would be told of a planted one', async () => {
    const planted = await importsIn(['ring'], join(import.meta.dirname, '../support/planted-circle'))
    expect(circlesOf(planted)).toEqual([
      'files: ring/one/a.ts -> ring/two/b.ts',
      'folders: ring/one -> ring/two',
      'folders: ring/two -> ring/one',
    ])
  })
})
