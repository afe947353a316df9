import { describe, expect, it } from 'vitest'
import { Recent } from '../../../functions/store/recent.ts'

describe('values that are kept for a while', () => {
  it('are found again until more were kept than there is room for, the oldest going first', () => {
    const kept = new Recent<number>(2)
    kept.keep('a', 1)
    kept.keep('b', 2)
    kept.keep('a', 3)
    kept.keep('c', 4)
    expect(['a', 'b', 'c'].map((key) => kept.get(key))).toEqual([3, undefined, 4])
  })
  it('are not forgotten in the place of an older one that failed late', () => {
    const kept = new Recent<object>(2)
    const [older, younger] = [{}, {}]
    kept.keep('a', older)
    kept.keep('a', younger)
    kept.forget('a', older)
    expect(kept.get('a')).toBe(younger)
    kept.forget('a', younger)
    expect(kept.get('a')).toBeUndefined()
  })
})
