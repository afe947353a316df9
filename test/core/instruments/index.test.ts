import { describe, expect, it, test } from 'vitest'
import { INSTRUMENT_IDS, INSTRUMENTS, instrument, isInstrumentId } from '../../../core/instruments/index.ts'
import { optionsOf } from '../../../core/instruments/instrument.ts'

describe.each(INSTRUMENT_IDS)('%s', (id) => {
  const tool = instrument(id)

  it('is registered under its own id', () => {
    expect(tool.id).toBe(id)
  })

  it('has a range that is the least and the most its items can give', () => {
    const sum = (pick: (...values: number[]) => number) =>
      tool.items.reduce((total, item) => {
        const points = optionsOf(tool, item).map((option) => option.value * (item.weight ?? 1))
        return total + pick(...points)
      }, 0)
    expect(tool.range).toEqual({ min: sum(Math.min), max: sum(Math.max) })
  })

  it('has bands that cover the range without gap or overlap', () => {
    const edges = tool.bands.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, i) => from + i))
    expect(edges).toEqual(Array.from({ length: tool.range.max - tool.range.min + 1 }, (_, i) => tool.range.min + i))
  })

  it('has options in rising order, and a code of its own for every item', () => {
    for (const item of tool.items) {
      const values = optionsOf(tool, item).map((option) => option.value)
      expect(values).toEqual([...new Set(values)].sort((a, b) => a - b))
    }
    const codes = [tool.loinc, ...tool.items.map((item) => item.loinc)]
    expect(new Set(codes).size).toBe(codes.length)
  })

  it('has LOINC codes whose check digit is right', () => {
    for (const code of [tool.loinc, ...tool.items.map((item) => item.loinc)]) {
      const [digits, check] = code!.split('-') as [string, string]
      const luhn = [...digits].reverse().reduce((sum, digit, i) => {
        const n = Number(digit) * (i % 2 === 0 ? 2 : 1)
        return sum + (n > 9 ? n - 9 : n)
      }, 0)
      expect((10 - (luhn % 10)) % 10).toBe(Number(check))
    }
  })

  it('asks about safety only in items it has', () => {
    for (const { item } of tool.safetyItems) expect(tool.items[item - 1]).toBeDefined()
  })
})

test('the two-item screens ask what the first two items of the long forms ask', () => {
  expect(INSTRUMENTS['phq-2'].items).toEqual(INSTRUMENTS['phq-9'].items.slice(0, 2))
  expect(INSTRUMENTS['gad-2'].items).toEqual(INSTRUMENTS['gad-7'].items.slice(0, 2))
})

test('the long forms carry the thresholds of the course rules', () => {
  expect(instrument('phq-9').thresholds).toEqual({
    ...{ elevated: 10, remission: 5, mcid: 5, reliableChange: 6, worsening: 7, severe: 20 },
  })
  expect(instrument('gad-7').thresholds).toEqual({
    ...{ elevated: 10, remission: 5, mcid: 4, reliableChange: 4, worsening: 6, severe: 15 },
  })
  expect(instrument('phq-9').safetyItems).toEqual([{ item: 9, name: 'item 9', urgent: [3] }])
})

test('an unknown id is refused, names every object has included', () => {
  for (const id of ['ham-d', 'PHQ-9', 'toString', '__proto__', '']) {
    expect(isInstrumentId(id)).toBe(false)
    expect(() => instrument(id)).toThrow(RangeError)
  }
})
