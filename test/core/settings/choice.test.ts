import { describe, expect, test } from 'vitest'
import { addDays } from '../../../core/day.ts'
import { chosenSince, decideChoice, inOneLine, readPicks, textsIn, withPicks } from '../../../core/settings/choice.ts'
import {
  contradictionOn,
  NOTHING_CHOSEN,
  SETTING_IDS,
  SETTINGS,
  settingOn,
  type ChosenSettings,
} from '../../../core/settings/index.ts'
import type { Setting } from '../../../core/settings/setting.ts'
import fc from '../../support/seeded.ts'

const TODAY = '2026-11-27'
const decide = (settings: readonly string[], from: string = TODAY, chosen: ChosenSettings = NOTHING_CHOSEN) =>
  decideChoice({ settings, from, today: TODAY, chosen })
const problem = (...asked: Parameters<typeof decide>) => {
  const decided = decide(...asked)
  return decided.ok ? null : decided.issues[0]
}

describe('law 11: a choice', () => {
  test('is taken with its values, and what is so already is not written again', () => {
    const held = { 'acted-on': [{ from: TODAY, value: 20 }] }
    expect(decide(['acted-on=20', 'score-interval=42'], TODAY, held)).toEqual({
      ...{ ok: true, from: TODAY, picks: [{ id: 'score-interval', value: 42 }] },
      asked: [
        { id: 'acted-on', value: 20 },
        { id: 'score-interval', value: 42 },
      ],
    })
  })
  test.each([
    ['its day', ['acted-on=20'], '2026-11-26', 'from'],
    ['its day', ['acted-on=20'], '2026-02-30', 'from'],
    ['its setting, where the value is none', ['acted-on=20', 'score-interval=7'], TODAY, 'score-interval'],
    ['its setting, where it is given twice', ['acted-on=20', 'acted-on=20'], TODAY, 'acted-on'],
    ['all of it, where there is no such setting', ['moon=1'], TODAY, 'settings'],
    ['all of it, where nothing is asked', [], TODAY, 'settings'],
  ] as const)('that is wrong is refused at %s', (_, settings, from, at) => {
    expect(problem(settings, from)?.at).toBe(at)
  })
  test('that is wrong at a setting is refused in its words, with the id that the command takes', () => {
    expect([problem(['score-interval=7']), problem(['acted-on=20', 'acted-on=21'])].map((one) => one?.problem)).toEqual(
      [
        'A score is stale after (score-interval): 14 to 90 days, not 7.',
        'A case review or change is followed by a score within (acted-on): given twice. Give each setting once.',
      ],
    )
    expect(problem(['not-reached-routes=1', 'not-reached-days=4'])?.problem).toContain('(not-reached-days): 4 days. ')
  })
  test('that contradicts another is refused at the one that was asked for, with both values and the day', () => {
    expect(problem(['safety-answer-late=30'])).toEqual({
      at: 'safety-answer-late',
      problem:
        'A safety answer is shown as old after (safety-answer-interval): 35 days. A safety answer counts as unknown from (safety-answer-late): 30 days. So it would be on 2026-11-27, and the first may not be greater than the second. Choose both.',
    })
    expect(problem(['safety-answer-late=30', 'safety-answer-interval=30'])).toBeNull()
  })
  test('that would contradict what is planned for a later day is refused with that day', () => {
    const planned = { 'safety-answer-late': [{ from: '2027-01-01', value: 40 }] }
    expect(problem(['safety-answer-interval=50'], TODAY, planned)?.problem).toMatch(
      /interval\): 50 days.*late\): 40 days\. So it would be on 2027-01-01/,
    )
  })
  test('that is taken never leaves a contradiction on any day', () => {
    const ids = fc.constantFrom(...SETTING_IDS)
    const text = fc.tuple(ids, fc.integer({ min: 0, max: 90 })).map(([id, value]) => {
      const row: Setting = SETTINGS[id]
      return `${id}=${'choices' in row ? row.default : value}`
    })
    const choice = fc.record({
      settings: fc.array(text, { minLength: 1, maxLength: 4 }),
      after: fc.integer({ min: 0, max: 40 }),
    })
    fc.assert(
      fc.property(fc.array(choice, { maxLength: 8 }), (choices) => {
        let chosen: ChosenSettings = NOTHING_CHOSEN
        for (const { settings, after } of choices) {
          const decided = decide(settings, addDays(TODAY, after), chosen)
          if (decided.ok) chosen = withPicks(chosen, decided.picks, decided.from)
        }
        for (let day = 0; day <= 41; day++) expect(contradictionOn(chosen, addDays(TODAY, day))).toBeNull()
      }),
      { numRuns: 300 },
    )
  })
})

test('values chosen anew for a day take the place of those of that day alone', () => {
  const held = {
    'acted-on': [
      { from: TODAY, value: 20 },
      { from: '2027-01-01', value: 14 },
    ],
  }
  const chosen = withPicks(held, [{ id: 'acted-on', value: 25 }], TODAY)
  expect([settingOn(chosen, 'acted-on', TODAY), settingOn(chosen, 'acted-on', '2027-01-01')]).toEqual([25, 14])
})

test('a value holds since the day it was chosen from; the default since none', () => {
  const chosen = {
    'acted-on': [
      { from: '2026-01-01', value: 20 },
      { from: '2026-06-01', value: 900 },
      { from: '2027-01-01', value: 14 },
    ],
  }
  expect([chosenSince(chosen, 'acted-on', TODAY), chosenSince(chosen, 'score-interval', TODAY)]).toEqual([
    '2026-01-01',
    null,
  ])
})

test('a value with another sign than its setting takes is no value', () => {
  expect(['acted-on=-5', 'acted-on=1e1', 'acted-on=', 'acted-on'].map((text) => readPicks([text]).ok)).toEqual([
    ...[false, false, false, false],
  ])
})

test('texts in one line come apart as they were put in, whatever was typed; one that was typed by hand is taken as it stands', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1 }), (texts) => {
      expect(textsIn(inOneLine(texts))).toEqual(texts)
    }),
  )
  expect(textsIn('acted-on=20,score-interval=42')).toEqual(['acted-on=20', 'score-interval=42'])
  expect(textsIn('acted-on=20%')).toEqual(['acted-on=20%'])
})
