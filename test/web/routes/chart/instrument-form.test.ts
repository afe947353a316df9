import fc from '../../../support/seeded.ts'
import { describe, expect, it } from 'vitest'
import { phq9 } from '../../../../core/instruments/phq-9/rules.ts'
import { score } from '../../../../core/instruments/score.ts'
import {
  answering,
  asideWords,
  enteredBy,
  enteredNow,
} from '../../../../web/src/routes/chart/[episodeId]/forms/instrument-form.ts'
import { doubts, liveScore, safetyWords } from '../../../../web/src/routes/chart/[episodeId]/forms/live-score.ts'
import { click, pressKey } from '../../../../web/src/routes/chart/[episodeId]/forms/questions.ts'
import { typed } from '../../../../web/src/lib/forms/draft.ts'
import { drafted } from './drafts.ts'

const today = '2026-11-23'
const fresh = answering(drafted('phq-9', today), 'answers')
const type = (keys: readonly string[]) =>
  keys.reduce(
    (state, key) => {
      const step = pressKey(key, { ...fresh, answers: [...state.answers] }, state.current)
      return step ?? state
    },
    { answers: fresh.answers as readonly (number | null)[], current: 0 },
  )

describe('answering by key', () => {
  it('answers and moves on, so that nine keys fill the form', () => {
    expect(type([...'221211210'])).toEqual({ answers: [2, 2, 1, 2, 1, 1, 2, 1, 0], current: 9 })
  })
  it('goes back with the arrow and takes the answer given there last', () => {
    expect(type(['2', 'ArrowUp', '0'])).toMatchObject({ answers: [0, ...Array(8).fill(null)], current: 1 })
  })
  it('takes an answer back', () => {
    expect(type(['3', 'ArrowUp', 'Backspace']).answers[0]).toBeNull()
  })
  it('leaves every other key to the page', () => {
    for (const key of ['4', '9', 'a', 'Tab', 'Enter', '+1', '']) expect(pressKey(key, fresh, 0)).toBeNull()
  })
  it('goes from answer to answer to the left and right, gives the first by Space, and stays at the item and within its answers', () => {
    expect(type([' ', 'ArrowRight', 'ArrowRight'])).toMatchObject({ answers: [2, ...Array(8).fill(null)], current: 0 })
    expect(type(['ArrowRight'])).toMatchObject({ answers: [0, ...Array(8).fill(null)], current: 0 })
    expect(type(['2', 'ArrowUp', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft', ' '])).toMatchObject({ current: 0 })
    expect(type(['3', 'ArrowUp', 'ArrowRight', ' ']).answers[0]).toBe(3)
  })
  it('never leaves the list upward', () => {
    expect(type(['ArrowUp', 'ArrowUp']).current).toBe(0)
  })
  it('goes down from the last item to what is asked after it, and no digit answers the last one again', () => {
    expect(type([...'111111112', 'ArrowDown', '0'])).toEqual({ answers: [1, 1, 1, 1, 1, 1, 1, 1, 2], current: 9 })
    expect(type([...'11111111', 'ArrowDown', '0']).answers[8]).toBeNull()
    expect(type([...'111111112', 'ArrowDown', 'ArrowUp', '0']).answers[8]).toBe(0)
  })
  it('answers nothing after the last item, which a tenth digit would answer again, and changes that by every other key', () => {
    expect([pressKey('1', fresh, 9), type([...'2212111100', '3']).answers[8]]).toEqual([null, 0])
    expect(type([...'221211110', 'Backspace'])).toMatchObject({ answers: [2, 2, 1, 2, 1, 1, 1, 1, null], current: 8 })
    expect(type([...'221211110', 'ArrowRight']).answers[8]).toBe(1)
  })
})

describe('answering by click', () => {
  const all = [2, 2, 1, 2, 1, 1, 2, 1, 2]
  it('gives the answer, and a double click gives it too', () => {
    const once = click([...all.slice(0, 8), null], 8, 2)
    expect(once.answers).toEqual(all)
    expect(click(once.answers, 8, 2).answers).toEqual(all)
  })
  it('goes on as a digit does: after the last item one more digit answers nothing', () => {
    const { answers, current } = click(all, 8, 0)
    expect([pressKey('3', { ...fresh, answers }, current), click(all, 2, 0).current]).toEqual([null, 3])
  })
})

describe('law W5: how a form is entered follows from what stands in it', () => {
  const empty = drafted('phq-9', today)
  const answers = typed(empty, { answers: [2, ...Array<null>(8).fill(null)] })
  it('so that what is shown is what is saved, whatever was chosen before it was taken up', () => {
    expect([enteredNow(empty), enteredNow(answers), enteredNow(typed(empty, { total: '5' }))]).toEqual([
      ...[null, 'answers', 'total'],
    ])
    expect(enteredNow(enteredBy(answers, 'total'))).toBe('total')
    expect(enteredNow(enteredBy(typed(empty, { total: '5' }), 'answers'))).toBe('answers')
  })
})

describe('law W5: answers that a total takes the place of', () => {
  const entered = drafted('phq-9', today, { answers: [2, 2, 1, 2, 1, 1, 1, 1, 1] })
  it('are told of before anything is saved, with the safety item by its name', () => {
    expect(asideWords(enteredBy(entered, 'total'))).toMatch(
      /^Only the total is saved: the 9 answers .* not, Item 9 = 1 among them\. /,
    )
    const unasked = drafted('phq-9', today, { answers: [2, ...Array<null>(8).fill(null)] })
    expect(asideWords(enteredBy(unasked, 'total'))).toBe(
      'Only the total is saved: the answer that was entered is not. Go back to Answers to save them.',
    )
    expect(asideWords(enteredBy(drafted('phq-9', today), 'total'))).toBeNull()
    expect(asideWords(enteredBy(enteredBy(entered, 'total'), 'answers'))).toBeNull()
  })
  it('and a total that was put aside is told of where no answer stands, so that a form that looks empty says what is in it', () => {
    const total = typed(drafted('phq-9', today), { total: ' 12 ' })
    const aside = enteredBy(total, 'answers')
    expect(asideWords(aside)).toBe('A total of 12 was entered. Go back to Total only to save it, or to empty it.')
    expect(asideWords(typed(aside, { answers: [1, ...Array<null>(8).fill(null)] }))).toBeNull()
    expect(asideWords(enteredBy(typed(enteredBy(aside, 'total'), { total: '' }), 'answers'))).toBeNull()
  })
})

describe('the live score', () => {
  it('is what the record will say, for any answers', () => {
    const answers = fc.array(fc.option(fc.integer({ min: 0, max: 3 })), { minLength: 9, maxLength: 9 })
    fc.assert(
      fc.property(answers, (given) => {
        const scored = score(phq9, given)
        expect(liveScore({ ...fresh, answers: given }, null, today).total).toBe(
          'incomplete' in scored ? null : scored.total,
        )
      }),
    )
  })
  it('has no total while too many answers are missing, and says so', () => {
    const live = liveScore({ ...fresh, answers: [3, 3, 3, ...Array<null>(6).fill(null)] }, null, today)
    expect(live).toMatchObject({ total: null, answered: 3 })
    expect(live.notes[0]).toContain('6 not answered')
  })
  it('tells the change from the last score, also to and from 0', () => {
    const zero = { ...fresh, answers: Array<number>(9).fill(0) }
    const live = liveScore(zero, { day: '2026-11-09', total: 13 }, today)
    expect(live).toMatchObject({ total: 0, severity: 'minimal' })
    expect(live.notes[0]?.replaceAll('\u00a0', ' ')).toBe('was 13 on 9 Nov, down 13')
  })
  it('says that a total alone leaves item 9 unknown', () => {
    const live = liveScore({ ...fresh, by: 'total', total: '16' }, null, today)
    expect(live).toMatchObject({ total: 16, severity: 'moderately severe', safety: { state: 'unknown' } })
    expect(live.notes.at(-1)).toContain('stays unknown')
    expect(liveScore({ ...fresh, by: 'total', total: '99' }, null, today).total).toBeNull()
  })
})

describe('before a score is saved', () => {
  const before = { previous: { day: '2026-11-20', total: 15 }, day: today }
  const said = (answers: readonly (number | null)[], more: Partial<typeof before> = {}) => {
    const form = { ...fresh, answers }
    return doubts(liveScore(form, null, today), form, { ...before, ...more }, today).map((words) =>
      words.replaceAll('\u00a0', ' '),
    )
  }
  it('an answer about safety that was left out is looked at, although the total is there', () => {
    expect(said([2, 2, 2, 2, 2, 1, 1, 1, null])).toEqual([
      'Item 9 is not answered, and stays unknown if this is saved so.',
    ])
    expect([said([2, 2, 2, 2, 2, 1, 1, 1, 0]), said([null, 2, 2, 2, 2, 1, 1, 1, 0])]).toEqual([[], []])
    expect(said([2, ...Array<null>(8).fill(null)])).toEqual([])
  })
  it('a second form of one day is asked about', () => {
    expect(said([2, 2, 2, 2, 2, 1, 1, 1, 0], { day: '2026-11-20' })).toEqual([
      'A PHQ-9 of 20 Nov is recorded already, with 15. If this is the same one, correct that entry instead.',
    ])
  })
})

describe('a positive item 9', () => {
  const positive = { state: 'positive', level: 1 } as const
  it('is said at once, and as new where it was 0 before', () => {
    expect(safetyWords(positive, { day: '2026-11-09', level: 0, instrument: 'phq-9' }, today, 'phq-9')).toContain(
      'new since',
    )
    expect(safetyWords(positive, { day: '2026-11-09', level: 2, instrument: 'phq-9' }, today, 'phq-9')).toContain(
      'it was 2',
    )
    expect(safetyWords(positive, { day: '2026-11-09', level: null, instrument: 'phq-9' }, today, 'phq-9')).toContain(
      'not known',
    )
    expect(safetyWords(positive, null, today, 'phq-9')).toContain('never asked')
  })
  it('law S9: is not compared with a C-SSRS as if that were item 9', () => {
    const said = safetyWords(positive, { day: '2026-11-09', level: 0, instrument: 'c-ssrs' }, today, 'phq-9')
    expect(said?.replaceAll('\u00a0', ' ')).toBe('Item 9 is 1. The C-SSRS of 9 Nov was 0')
  })
  it('is not made of an answer of 0 or a missing one', () => {
    expect(safetyWords({ state: 'negative', level: 0 }, null, today, 'phq-9')).toBeNull()
    expect(safetyWords({ state: 'unknown', level: null }, null, today, 'phq-9')).toBeNull()
  })
})
