import { describe, expect, it } from 'vitest'
import { ATTEMPTS } from '../../../../core/chart/vocabulary.ts'
import { CALLED, calledBy, calledIn } from '../../../../web/src/lib/people/called.ts'

describe('how a call went, said with one press', () => {
  it('is an attempt that an entry can say', () => {
    for (const called of Object.values(CALLED)) expect(ATTEMPTS).toContain(called)
  })
  it.each([
    ['#no-answer', 'no-answer'],
    ['#left-message', 'left-message'],
    ['#completed', null],
    ['no-answer', null],
    ['', null],
  ])('by an address that ends in "%s" is %s', (hash, called) => {
    expect(calledIn(hash)).toBe(called)
  })
  it.each([
    ['n', 'no-answer'],
    ['m', 'left-message'],
    ['N', undefined],
    ['toString', undefined],
  ])('by the key %s is %s', (key, called) => {
    expect(calledBy(key)).toBe(called)
  })
})
