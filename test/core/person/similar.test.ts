import { describe, expect, it } from 'vitest'
import { isOneSlip, similarFinder } from '../../../core/person/similar.ts'
import fc, { RUNS } from '../../support/seeded.ts'

const isSimilar = (typed: string, name: string): boolean | null => similarFinder(typed)?.(name) ?? null
const word = fc.stringMatching(/^[a-z]{4,12}$/)

describe('similar names', () => {
  it.each([
    ['johanson', 'Johansson, Maria'],
    ['maria johanson', 'Johansson, Maria'],
    ['katherine', 'Ruiz, Catherine'],
    ['joahnsson', 'Johansson, Maria'],
    ['sorenson', 'Sørensen, Bo'],
    ['johanso', 'Johansson, Maria'],
  ])('"%s" is near %s', (typed, name) => {
    expect(isSimilar(typed, name)).toBe(true)
  })
  it('are none two slips away, nor where another word is of nobody, nor for a number or a short word', () => {
    expect([isSimilar('johamsen', 'Johansson, Maria'), isSimilar('johanson peter', 'Johansson, Maria')]).toEqual([
      ...[false, false],
    ])
    expect([isSimilar('24-0113', 'Lee, Ana'), isSimilar('lea', 'Lee, Ana'), isSimilar('', 'Lee, Ana')]).toEqual([
      ...[null, null, null],
    ])
  })
  it('are one slip apart whichever of the two was typed', () => {
    fc.assert(
      fc.property(word, word, (a, b) => isOneSlip(a, b) === isOneSlip(b, a)),
      { numRuns: RUNS },
    )
  })
  it('hold a letter left out, put in or changed, and two that changed places', () => {
    fc.assert(
      fc.property(word, fc.nat(), fc.constantFrom('x', 'q'), (name, at, letter) => {
        const i = at % (name.length - 1)
        const [before, one, two, after] = [name.slice(0, i), name[i] ?? '', name[i + 1] ?? '', name.slice(i + 2)]
        const slips = [before + two + after, before + letter + one + two + after, before + letter + two + after]
        return [...slips, before + two + one + after].every((slip) => isOneSlip(slip, name))
      }),
      { numRuns: RUNS },
    )
  })
})
