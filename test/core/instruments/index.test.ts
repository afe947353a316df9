import { describe, expect, it, test } from 'vitest'
import { INSTRUMENT_IDS, INSTRUMENTS, instrument, isInstrumentId } from '../../../core/instruments/index.ts'
import {
  behaviourLevel,
  ideationLevel,
  proposedFinding,
  type CSsrsAnswers,
} from '../../../core/instruments/c-ssrs/levels.ts'
import { cSsrs } from '../../../core/instruments/c-ssrs/items.ts'
import { LOINC } from '../../../core/instruments/code-systems.ts'
import { optionsOf, worseBy, isFollowed, type Instrument } from '../../../core/instruments/instrument.ts'
import { optionWords } from '../../../core/instruments/wording.ts'
import { FORM_LANGUAGE_TAGS, wordingOf } from '../../../core/words/languages.ts'

/** LOINC codes of an instrument: of its totals, its panels and its items. */
const codesOf = ({ codes, items }: Instrument): string[] => [
  ...codes.total.filter(({ system }) => system === LOINC).map(({ code }) => code),
  ...codes.panels,
  ...items.flatMap(({ loinc }) => loinc ?? []),
]

describe.each(INSTRUMENT_IDS)('%s', (id) => {
  const tool: Instrument = instrument(id)

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
    const codes = codesOf(tool)
    expect(new Set(codes).size).toBe(codes.length)
  })

  it('has LOINC codes whose check digit is right', () => {
    for (const code of codesOf(tool)) {
      const [digits, check] = code.split('-') as [string, string]
      const luhn = [...digits].reverse().reduce((sum, digit, i) => {
        const n = Number(digit) * (i % 2 === 0 ? 2 : 1)
        return sum + (n > 9 ? n - 9 : n)
      }, 0)
      expect((10 - (luhn % 10)) % 10).toBe(Number(check))
    }
  })

  it('has words for every item and for every answer to it in every language, loaded apart', async () => {
    for (const tag of FORM_LANGUAGE_TAGS) {
      const wording = await wordingOf(id, tag)
      expect(wording.items).toHaveLength(tool.items.length)
      for (const [i, item] of tool.items.entries())
        for (const { value } of optionsOf(tool, item)) expect(optionWords(wording, i + 1, value)).not.toBe('')
      expect(wording.stem + wording.recall).not.toBe('')
    }
  })

  it('judges a course by all its thresholds or by none, and each cut by sex lies where a band begins', () => {
    const { elevated, remission, mcid, worsening } = tool.thresholds
    expect([elevated, remission, mcid, worsening].map((one) => one === null)).toEqual(
      isFollowed(tool) ? [false, false, false, false] : [elevated === null, true, true, true],
    )
    for (const cut of Object.values(tool.cuts ?? {})) expect(tool.bands.map(({ from }) => from)).toContain(cut)
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

describe('as they were published, and as law D9 ranks them', () => {
  const long = ['minimal 0-4 rank 0', 'mild 5-9 rank 1', 'moderate 10-14 rank 2']
  const screen = ['negative 0-2 rank 0', 'positive 3-6 rank 2']
  test.each([
    ['phq-9', 'PHQ-9', 9, [...long, 'moderately severe 15-19 rank 3', 'severe 20-27 rank 4'], 2],
    ['gad-7', 'GAD-7', 7, [...long, 'severe 15-21 rank 3'], 2],
    ['phq-2', 'PHQ-2', 2, screen, 0],
    ['gad-2', 'GAD-2', 2, screen, 0],
  ] as const)('%s', async (id, name, items, bands, imputable) => {
    const tool = instrument(id)
    expect(tool.bands.map((one) => `${one.severity} ${one.from}-${one.to} rank ${one.rank}`)).toEqual(bands)
    expect([tool.name, tool.items.length, tool.maxImputable, tool.direction]).toEqual([
      ...[name, items, imputable, 'higher-is-worse'],
    ])
    const wording = await wordingOf(id)
    expect(tool.options.map(({ value }) => `${value} ${optionWords(wording, 1, value)}`)).toEqual([
      ...['0 Not at all', '1 Several days', '2 More than half the days', '3 Nearly every day'],
    ])
    expect(wording.recall).toContain('2 weeks')
  })
  test('the screens are positive from 3, judge no course and ask nothing of safety', () => {
    for (const id of ['phq-2', 'gad-2'] as const) {
      const { thresholds, safetyItems, plateau } = instrument(id)
      expect(thresholds).toEqual({
        ...{ elevated: 3, remission: null, mcid: null, reliableChange: null, worsening: null, severe: null },
      })
      expect([safetyItems, plateau]).toEqual([[], null])
    }
  })
  test('a plateau of the long forms is three scores over six weeks within two points', () => {
    for (const id of ['phq-9', 'gad-7'] as const)
      expect(instrument(id).plateau).toEqual({ scores: 3, weeks: 6, points: 2 })
  })
})

describe('worse by', () => {
  test('is the difference in the direction of worse, whichever that is', () => {
    expect([
      worseBy({ direction: 'higher-is-worse' }, 14, 10),
      worseBy({ direction: 'higher-is-worse' }, 9, 10),
    ]).toEqual([...[4, -1]])
    expect([worseBy({ direction: 'lower-is-worse' }, 14, 10), worseBy({ direction: 'lower-is-worse' }, 9, 10)]).toEqual(
      [...[-4, 1]],
    )
  })
})

describe('the C-SSRS screener', () => {
  const never = [false, false, false, false, false]
  const yesTo = (...items: number[]) => never.map((_, i) => items.includes(i + 1))
  test.each<[string, (boolean | null)[], CSsrsAnswers['behaviour'], number | null, number | null, string]>([
    ['all no', never, 'never', 0, 0, 'low'],
    ['a wish', yesTo(1), 'never', 1, 0, 'low'],
    ['thoughts', yesTo(1, 2), 'never', 2, 0, 'low'],
    ['a method', yesTo(1, 2, 3), 'never', 3, 0, 'moderate'],
    ['some intent, and no method', yesTo(1, 2, 4), 'never', 4, 0, 'high'],
    ['a plan', yesTo(1, 2, 3, 4, 5), 'never', 5, 0, 'high'],
    ['behaviour years ago', never, 'over-3-months-ago', 0, 1, 'moderate'],
    ['behaviour of late', never, 'within-3-months', 0, 2, 'high'],
    ['behaviour years ago and a plan', yesTo(5), 'over-3-months-ago', 5, 1, 'high'],
    ['one not asked and none yes', [false, null, null, false, false], 'never', null, 0, 'low'],
    ['no to the first two, after which 3 to 5 are not asked', [false, false, null, null, null], 'never', 0, 0, 'low'],
    ['one not asked and a lower one yes', [true, false, null, null, null], null, 1, null, 'low'],
    ['nothing asked', [null, null, null, null, null], null, null, null, 'low'],
  ])('of %s', (_, ideation, behaviour, level, done, finding) => {
    const answers = { ideation, behaviour }
    expect([ideationLevel(answers), behaviourLevel(answers), proposedFinding(answers)]).toEqual([level, done, finding])
  })
  test('names its items, and what of them is urgent', () => {
    expect(cSsrs.safetyItems).toEqual([
      { item: 5, name: 'ideation', urgent: [4, 5] },
      { item: 6, name: 'behaviour', urgent: [2] },
    ])
  })
})

test('an unknown id is refused, names every object has included', () => {
  for (const id of ['ham-d', 'PHQ-9', 'toString', '__proto__', '']) {
    expect(isInstrumentId(id)).toBe(false)
    expect(() => instrument(id)).toThrow(RangeError)
  }
})
