import { describe, expect, it } from 'vitest'
import { itemHistory } from '../../../../web/src/routes/chart/[episodeId]/trajectory/item-history.ts'
import { makeEntry, phq9Total } from './entries.ts'

const phq9 = (id: string, day: string, answers: (number | null)[]) =>
  makeEntry(id, { ...{ kind: 'assessment', day, instrument: 'phq-9', occasion: 'follow-up' }, answers })

describe('the answers to each item', () => {
  it('stand side by side in the order of days, and say which changed from the last form but one to the last', () => {
    const entries = [
      phq9('b', '2026-10-05', [2, 2, 3, 1, 0, 0, 1, 0, 0]),
      phq9('a', '2026-09-07', [3, 3, 3, 3, 3, 3, 3, 3, 3]),
      makeEntry('t', phq9Total('2026-10-19', 9)),
      phq9('c', '2026-11-02', [2, 2, 1, 1, 0, 0, 1, 0, 1]),
    ]
    const { days, lines } = itemHistory('phq-9', entries)
    expect(days).toEqual(['2026-09-07', '2026-10-05', '2026-11-02'])
    expect(lines[2]).toEqual({ item: 2, answers: [3, 3, 1], change: '3 → 1, better' })
    expect(lines[8]?.change).toBe('0 → 1, worse')
    expect(lines.filter(({ change }) => change !== '')).toHaveLength(2)
  })
  it('of an item that one of the two forms left out say no change: it is unknown, and not 0', () => {
    const [left, right] = [
      [null, 1],
      [1, null],
    ].map((firsts, i) => phq9(`e${i}`, `2026-10-0${i + 1}`, [...firsts, 1, 1, 1, 1, 1, 1, 1]))
    const { lines } = itemHistory(
      'phq-9',
      [left, right].flatMap((entry) => entry ?? []),
    )
    expect(lines.slice(0, 3).map(({ change }) => change)).toEqual([null, null, ''])
  })
  it('of an instrument of which more is better say better where there is more', () => {
    const who5 = (id: string, day: string, first: number) =>
      makeEntry(id, {
        ...{ kind: 'assessment', day, instrument: 'who-5', occasion: 'follow-up' },
        answers: [first, 1, 1, 1, 1],
      })
    expect(itemHistory('who-5', [who5('a', '2026-09-07', 1), who5('b', '2026-10-05', 4)]).lines[0]?.change).toBe(
      '1 → 4, better',
    )
  })
  it('are none where only totals are recorded', () => {
    expect(itemHistory('phq-9', [makeEntry('t', phq9Total('2026-10-19', 9))]).days).toEqual([])
  })
})
