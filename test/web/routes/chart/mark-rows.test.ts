import { describe, expect, it } from 'vitest'
import { placeNames, type MarkName } from '../../../../web/src/routes/chart/[episodeId]/trajectory/mark-rows.ts'

const widthOf = (text: string) => text.length * 6
const name = (text: string, at: number): MarkName => ({ text, at, width: widthOf(text) })
const placed = (marks: readonly MarkName[], width = 700) => placeNames(name('Today', 640), marks, width, widthOf)
const crowd = (count: number) =>
  Array.from({ length: count }, (_, i) => name(`sertraline changed to ${i} mg`, 560 + i * 8))

describe('the names of treatment above a chart', () => {
  it('are all written where there is room', () => {
    const texts = placed([name('sertraline started', 20), name('CBT started', 300)]).map(({ text }) => text)
    expect(texts).toEqual(['Today', 'CBT started', 'sertraline started'])
  })
  it('always hold today and the newest mark, however close the others stand', () => {
    for (const count of [1, 2, 5, 12, 40])
      for (const width of [220, 340, 700]) {
        const texts = placed(crowd(count), width).map(({ text }) => text)
        expect(texts.slice(0, 2)).toEqual(['Today', `sertraline changed to ${count - 1} mg`])
      }
  })
  it('say how many have no room', () => {
    const names = placed(crowd(5))
    const shown = names.filter(({ text }) => text.startsWith('sertraline')).length
    expect(names.at(-1)?.text).toBe(`and ${5 - shown} more in the table`)
  })
  it('never stand on one another', () => {
    const names = placed(crowd(12), 340)
    for (const [i, a] of names.entries())
      for (const b of names.slice(i + 1))
        expect(a.row !== b.row || a.left + a.width <= b.left || b.left + b.width <= a.left).toBe(true)
  })
})
