import { describe, expect, it } from 'vitest'
import type { ClinicalFact, Entry, NewEntry } from '../../../../core/chart/entry.ts'
import { afterSaveWords, afterStrikeWords } from '../../../../web/src/routes/chart/[episodeId]/safety/safety-after.ts'
import { isReadInFull } from '../../../../web/src/routes/chart/[episodeId]/entries/read-in-full.ts'
import { NOTHING_SINCE } from '../../../../web/src/routes/chart/[episodeId]/save/put-away.ts'
import { savedNote } from '../../../../web/src/routes/chart/[episodeId]/save/saved.ts'
import { draftOf, factSoFar, typed, type Values } from '../../../../web/src/lib/forms/draft.ts'
import { stepNote } from '../../../../web/src/routes/chart/[episodeId]/safety/step-notes.ts'
import { alongsideWords } from '../../../../web/src/routes/chart/[episodeId]/draft/alongside.ts'
import { draftsOf, newStep, type RecordedStep } from '../../../../web/src/routes/chart/[episodeId]/draft/steps.ts'
import { UNFINISHED } from '../../../../web/src/lib/forms/unfinished.ts'
import { STEP_NAMES } from '../../../../core/words/en/fields/safety-names.ts'
import { makeChartRow, openSafety } from '../../lib/caseload/row.ts'
import { makeEntry } from './entries.ts'

const today = '2026-11-26'
const item9 = (level: number, day: string): ClinicalFact => ({
  ...{ kind: 'assessment', day, instrument: 'phq-9', occasion: 'follow-up' },
  answers: [1, 1, 1, 1, 1, 1, 1, 1, level],
})
const found = (finding: 'low' | 'moderate' | 'high', day: string, assessedBy = 'Dr. Moss'): ClinicalFact => ({
  ...{ kind: 'safety', day, event: 'risk-assessment', instrument: 'C-SSRS', finding, assessedBy },
})
const chartOf = (...facts: readonly NewEntry[]): readonly Entry[] =>
  facts.map((fact, i) => makeEntry(`e${i}`, fact, { version: i + 1 }))
const said = (fact: ClinicalFact, entries: readonly Entry[], corrects: Entry | null = null) =>
  afterSaveWords([fact], { entries, strange: [], corrects, sub: 'km-1', today, chosen: {} })?.replaceAll(
    '\u00a0',
    ' ',
  ) ?? null

describe('a form about safety as it is typed', () => {
  const entries = chartOf(item9(2, '2026-11-20'), found('moderate', '2026-11-21'))
  const chart = { entries, strange: [], sub: 'km-1', today, chosen: {} }
  const noteOf = (facts: readonly ClinicalFact[], corrects: Entry | null) =>
    stepNote(facts, { waiting: [], attempts: null, after: (one) => afterSaveWords(one, { ...chart, corrects }) })
  /** Fields that are typed as text; answers to a ladder are pressed. */
  const texts = (values: Values) => Object.keys(values).filter((name) => typeof values[name] === 'string')
  const STEPS: readonly RecordedStep[] = Object.keys(STEP_NAMES) as RecordedStep[]
  it.each(STEPS)('says what it can, or nothing, whichever field is empty or half typed: %s', (name) => {
    const step = newStep(name, { today, me: 'Dr. Moss', waiting: [] })
    const found = typed(step.draft, { finding: 'low' })
    for (const draft of [step.draft, found])
      for (const field of texts(draft.values))
        for (const value of ['', UNFINISHED])
          expect(
            noteOf(draftsOf({ ...step, draft: typed(draft, { [field]: value }) }).map(factSoFar), null),
          ).toBeTypeOf('string')
  })
  it('does so in a correction too', () => {
    const entry = entries[1]!
    const draft = draftOf(entry.fact as ClinicalFact)
    for (const field of texts(draft.values))
      for (const value of ['', UNFINISHED]) {
        const changed = typed(draft, { [field]: value })
        expect(noteOf([factSoFar(changed)], entry)).toBeTypeOf('string')
        expect(alongsideWords(changed).join()).not.toMatch(/recorded with this correction: Day/)
      }
  })
})

describe('what an assessment leaves open', () => {
  const open = chartOf(item9(2, '2026-11-20'))
  it('is nothing, where it covers what is open', () => {
    expect(said(found('low', '2026-11-20'), open)).toBe('Low settles the item in this save.')
    expect(said(found('low', today), chartOf())).toBeNull()
  })
  it('is an answer that it is dated before', () => {
    expect(said(found('low', '2026-11-19'), open)).toBe(
      'Item 9 = 2 of 20 Nov stays open: this assessment is dated before it.',
    )
  })
  it('is not told of a chart that says what only a newer server knows', () => {
    const chart = { entries: open, strange: ['newer'], corrects: null, sub: 'km-1', today, chosen: {} }
    expect(afterSaveWords([found('low', '2026-11-20')], chart)).toMatch(/^What this leaves open cannot be told/)
  })
  it('is a high finding of the same person and day, and of no other person or day', () => {
    const high = chartOf(item9(2, '2026-11-20'), found('high', '2026-11-25'))
    expect(said(found('low', '2026-11-25', 'dr.  moss'), high)).toMatch(
      /^The high finding of 25 Nov stays open: the same person cannot lower it on the same day\./,
    )
    expect(said(found('low', '2026-11-25', 'Dr. Imai'), high)).toBe('Low settles the item in this save.')
    expect(said(found('low', '2026-11-26'), high)).toBe('Low settles the item in this save.')
    expect(said(found('low', '2026-11-24'), high)).toMatch(
      /finding of 25 Nov stays open: this assessment is dated before/,
    )
  })
  it('is itself, where it is high or moderate', () => {
    expect(said(found('high', today), open)).toMatch(/^High stays open until a later assessment on another day/)
    expect(said(found('moderate', today), open)).toMatch(/^Moderate stays open until it is managed/)
  })
  it('is what a correction takes away: moderate to low waits until somebody confirms it', () => {
    const moderate = chartOf(item9(2, '2026-11-20'), found('moderate', '2026-11-21'))
    expect(said(found('low', '2026-11-21'), moderate, moderate[1])).toBe(
      'Moderate risk of 21 Nov is struck out by this correction and stays open until somebody confirms that.',
    )
    const high = chartOf(item9(2, '2026-11-20'), found('high', '2026-11-21'))
    expect(said(found('moderate', '2026-11-21'), high, high[1])).toContain('until another person confirms that')
  })
  it('is an answer recorded after the assessment that is corrected', () => {
    const late = chartOf(found('low', '2026-11-21'), item9(1, '2026-11-20'))
    expect(said(found('low', '2026-11-22'), late, late[0])).toBe(
      'Item 9 = 1 of 20 Nov stays open: it came after this assessment.',
    )
  })
  it('is said of no day that cannot be saved, and of no finding that is not chosen', () => {
    expect(said(found('low', '2026-11-27'), open)).toBeNull()
    expect(said(found('low', ''), open)).toBeNull()
    const { finding: _, ...none } = found('low', today) as Extract<ClinicalFact, { kind: 'safety' }>
    expect(said(none, open)).toBeNull()
  })
})

describe('what is about to be struck out', () => {
  const struck = (...facts: readonly NewEntry[]) => {
    const entries = chartOf(...facts)
    const last = entries.at(-1)
    if (!last) throw new Error('Nothing to strike out')
    const words = afterStrikeWords(last, { entries, strange: [], corrects: last, sub: 'km-1', today, chosen: {} })
    return words.replaceAll('\u00a0', ' ')
  }
  it('says that an open answer or finding stays open until it is confirmed, and by whom, before it is saved', () => {
    expect(struck(item9(3, '2026-11-20'))).toMatch(/^Item 9 = 3 of 20 Nov .* stays open until another person confirms/)
    expect(struck(item9(2, '2026-11-20'), found('moderate', '2026-11-21'))).toMatch(/^Moderate risk of 21 Nov/)
  })
  it('says nothing where nothing about safety goes', () => {
    expect(struck(item9(0, '2026-11-20'))).toBe('')
  })
})

describe('a correction of a score, before it is saved', () => {
  const chart = chartOf(item9(3, '2026-11-20'))
  it('says that an answer about safety which it lowers or takes away stays open, and until when', () => {
    const stays =
      'Item 9 = 3 of 20 Nov is struck out by this correction and stays open until another person confirms that.'
    expect(said(item9(0, '2026-11-20'), chart, chart[0])).toBe(stays)
    const total = {
      kind: 'assessment',
      day: '2026-11-20',
      instrument: 'phq-9',
      occasion: 'follow-up',
      total: 8,
    } as const
    expect(said(total, chart, chart[0])).toBe(stays)
  })
  it('says nothing where the answer stays as it was', () => {
    expect(said(item9(3, '2026-11-20'), chart, chart[0])).toBeNull()
  })
  it('is said under the form of a score and of a screening alike', () => {
    const now = { waiting: [], attempts: null, after: () => 'It stays open.' }
    const screened = { ...item9(0, today), kind: 'screening' } as ClinicalFact
    expect([item9(0, today), screened].map((fact) => stepNote([fact], now))).toEqual(Array(2).fill('It stays open.'))
  })
})

describe('the C-SSRS form', () => {
  const now = { waiting: [], attempts: null, after: () => 'Low settles the item in this save.' }
  const { draft } = newStep('c-ssrs', { today, me: 'K', waiting: [] })
  const note = (more: Values) => stepNote([factSoFar(typed(draft, more))], now)
  it('never says that a finding settles which the answers do not allow', () => {
    expect(note({ ideation: [null, null, null, null, true] })).toBe(
      'These answers are high: confirm it, or choose worse.',
    )
    expect(note({ ideation: [null, null, null, null, true], finding: 'low' })).toBe(
      'These answers are high, so low cannot be confirmed here: choose high.',
    )
    expect(note({ ideation: [null, null, true, null, null], finding: 'low' })).toContain('choose moderate or high')
    expect(note({ ideation: [true, null, null, null, null], finding: 'low' })).toContain(
      'ask questions 2, 3, 4, 5, 6 too',
    )
    const asked = { ideation: [true, false, null, null, null], behaviour: 'never', finding: 'low' }
    expect(note(asked)).toBe('These answers are low. Low settles the item in this save.')
  })
})

describe('the notice after a save', () => {
  const after = (state: 'unassessed' | 'high' | 'elsewhere' | 'settled' | 'struck-out') =>
    savedNote(
      {
        ...{ episodeId: 'e1', version: 2, entryIds: [], entries: [], safety: null },
        row: makeChartRow({ safety: openSafety({ state, class: null }) }),
      },
      [],
      { today, late: false, since: NOTHING_SINCE, isKnown: isReadInFull },
    ).safety
  it('is the red one while an item still asks for something, opened by it or not', () => {
    expect([after('unassessed'), after('high')]).toEqual(Array(2).fill('It stays open until it is settled.'))
    expect([after('elsewhere'), after('settled')]).toEqual([null, null])
    expect(after('struck-out')).toBe('What was struck out stays open until a confirmation ends it.')
  })
})
