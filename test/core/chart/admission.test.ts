import { describe, expect, test } from 'vitest'
import { admit } from '../../../core/words/admission.ts'
import { NOTHING_CHOSEN } from '../../../core/settings/index.ts'
import { NewEntry } from '../../../core/chart/entry.ts'
import {
  anEpisode,
  aPatient,
  close,
  contact,
  entries,
  phq9,
  phq9Answers,
  referral,
  session,
} from '../../support/charts.ts'

const TODAY = '2026-11-23'
const existing = entries(referral('2026-10-01'), contact('2026-10-03'))
const BY = { today: TODAY, by: { sub: 'kerensa-aldous', consultant: false }, local: null, chosen: NOTHING_CHOSEN }
const issues = (fact: NewEntry, chart = existing) => admit(anEpisode(), chart, [fact], BY)
const problemAt = (fact: NewEntry, chart = existing) => issues(fact, chart).map((issue) => issue.at)

describe('a day', () => {
  test('today is possible, tomorrow is not', () => {
    expect(issues(phq9(TODAY, 12))).toEqual([])
    expect(issues(phq9('2026-11-24', 12))).toEqual([
      { at: 'entries.0.day', problem: 'This day is in the future; today is 23 Nov at the clinic' },
    ])
  })
  test('before the episode is refused for what happens in it, and says when it began', () => {
    expect(issues(contact('2026-09-30'))[0]?.problem).toContain('before the episode began (1 Oct)')
    expect(problemAt(session('2026-09-30'))).toEqual(['entries.0.day'])
  })
  test('before the episode is possible for an earlier referral, screening, score or diagnosis, and for a drug the person came with', () => {
    expect(issues(phq9('2019-09-30', 12))).toEqual([])
    expect(issues(referral('2026-09-01'))).toEqual([])
    expect(issues({ kind: 'screening', day: '2026-09-01', instrument: 'phq-2', total: 5 })).toEqual([])
    expect(
      issues({ kind: 'diagnosis', day: '2020-01-01', system: 'icd-10-cm', code: 'F33.1', status: 'active' }),
    ).toEqual([])
    const brought = {
      kind: 'treatment',
      day: '2025-01-01',
      action: 'start',
      modality: 'medication',
      name: 'sertraline',
      psychotropic: true,
    } as const
    expect(issues({ ...brought, underPlan: false })).toEqual([])
    expect(problemAt({ ...brought, underPlan: true })).toEqual(['entries.0.day'])
  })
  test('an earlier referral and the contact after it may come in one call', () => {
    expect(admit(anEpisode(), existing, [referral('2026-09-01'), contact('2026-09-10')], BY)).toEqual([])
  })
  test('before birth is refused', () => {
    const young = anEpisode({ patient: aPatient({ birthDate: '2026-10-20' }) })
    expect(admit(young, existing, [phq9('2026-10-10', 3)], BY)[0]?.problem).toContain('before the day of birth')
  })
  test('after the close is refused for treatment; contacts, answers and what is about safety are recorded', () => {
    const closed = [...existing, ...entries(close('2026-11-01')).map((e) => ({ ...e, id: 'close' }))]
    expect(problemAt(referral('2026-11-10'), closed)).toEqual(['entries.0.day'])
    expect(problemAt(phq9('2026-11-10', 3), closed)).toEqual([])
    expect(problemAt(contact('2026-11-10', { outcome: 'attempted' }), closed)).toEqual([])
    const risk: NewEntry = {
      kind: 'safety',
      day: '2026-11-10',
      event: 'risk-assessment',
      instrument: 'C-SSRS',
      finding: 'low',
    }
    expect(issues(risk, closed)).toEqual([])
    expect(problemAt(close('2026-10-20'), closed)).toEqual(['entries.0.kind'])
  })
})

describe('answers', () => {
  const full = [1, 1, 1, 1, 1, 1, 1, 1, 0]
  test('complete ones and a total of 0 are possible', () => {
    expect(issues(phq9Answers(TODAY, full))).toEqual([])
    expect(issues(phq9(TODAY, 0))).toEqual([])
  })
  test('the wrong number of them, an impossible one and an impossible total are refused where they are', () => {
    expect(issues(phq9Answers(TODAY, full.slice(1)))[0]?.problem).toBe('PHQ-9 has 9 items, 8 were given')
    expect(problemAt(phq9Answers(TODAY, [1, 1, 4, 1, 1, 1, 1, 1, 0]))).toEqual(['entries.0.answers.2'])
    expect(problemAt(phq9(TODAY, 28))).toEqual(['entries.0.total'])
  })
  test('of an instrument are at most what its options are, whichever it is', () => {
    const answered = (instrument: string, count: number, first: number): NewEntry =>
      ({
        ...{ kind: 'assessment', day: TODAY, instrument, occasion: 'follow-up' },
        answers: [first, ...Array.from({ length: count - 1 }, () => 0)],
      }) as NewEntry
    for (const [instrument, count] of [
      ['phq-9', 9],
      ['gad-7', 7],
    ] as const) {
      expect(issues(answered(instrument, count, 3))).toEqual([])
      expect(problemAt(answered(instrument, count, 4))).toEqual(['entries.0.answers.0'])
    }
    for (const value of [-1, 5, 1.5]) expect(NewEntry.safeParse(answered('phq-9', 9, value)).success).toBe(false)
    expect(NewEntry.safeParse(answered('phq-9', 9, 3)).success).toBe(true)
  })
  test('too few for a total are refused with the missing items, and kept where the writer says so', () => {
    const partial = phq9Answers(TODAY, [1, null, null, null, 1, 1, 1, 1, 0])
    expect(issues(partial)[0]?.problem).toContain('Items 2, 3, 4 are not answered')
    expect(issues({ ...partial, incomplete: true } as NewEntry)).toEqual([])
  })
  test('both answers and a total, or neither, are refused', () => {
    expect(problemAt({ ...phq9Answers(TODAY, full), total: 8 } as NewEntry)).toEqual(['entries.0.total'])
    expect(problemAt({ kind: 'assessment', day: TODAY, instrument: 'phq-9', occasion: 'follow-up' })).toEqual([
      'entries.0.answers',
    ])
  })
  test('a screening tool of another house needs its result', () => {
    expect(problemAt({ kind: 'screening', day: TODAY, instrument: 'other' })).toEqual(['entries.0.result'])
    expect(issues({ kind: 'screening', day: TODAY, instrument: 'other', result: 'positive' })).toEqual([])
  })
})

describe('safety', () => {
  const positive = phq9Answers('2026-11-01', [1, 1, 1, 1, 1, 1, 1, 1, 2])
  const open = [...existing, ...entries(positive).map((e) => ({ ...e, id: 'positive' }))]
  const closing: NewEntry = {
    kind: 'safety',
    day: TODAY,
    event: 'close',
    instrument: 'C-SSRS',
    finding: 'low',
    action: 'Plan made',
  }
  test('can be closed only while open, and only with instrument, finding and action', () => {
    expect(issues(closing, open)).toEqual([])
    expect(problemAt(closing)).toEqual(['entries.0.event'])
    expect(problemAt({ ...closing, action: undefined } as NewEntry, open)).toEqual(['entries.0.action'])
  })
  test('a positive answer and its close may come in one call', () => {
    expect(admit(anEpisode(), existing, [positive, closing], BY)).toEqual([])
  })
  test('a risk assessment needs what was asked with and what was found', () => {
    expect(problemAt({ kind: 'safety', day: TODAY, event: 'risk-assessment' })).toEqual([
      'entries.0.instrument',
      'entries.0.finding',
    ])
    const found = { kind: 'safety', day: TODAY, event: 'risk-assessment', finding: 'low' } as const
    expect(problemAt(found)).toEqual(['entries.0.instrument'])
  })
})

describe('a correction', () => {
  const correction = (corrects: string, replacement: NewEntry | null): NewEntry => ({
    kind: 'correction',
    day: TODAY,
    corrects,
    replacement: replacement as never,
    reason: 'Typed wrong',
  })
  test('of an unknown entry, of one corrected already, or into another kind is refused', () => {
    expect(problemAt(correction('nobody', null))).toEqual(['entries.0.corrects'])
    const once = [...existing, ...entries(correction('n001', null)).map((e) => ({ ...e, id: 'c1' }))]
    expect(problemAt(correction('n001', null), once)).toEqual(['entries.0.corrects'])
    expect(problemAt(correction('n001', referral('2026-10-03')))).toEqual(['entries.0.replacement.kind'])
  })
  test('of a correction is held to the kind that stands now', () => {
    const chain = (replacement: NewEntry | null) => [
      ...existing,
      ...entries(correction('n001', replacement)).map((e) => ({ ...e, id: 'c1', version: 2 })),
    ]
    const later = contact('2026-10-05')
    expect(issues(correction('c1', later), chain(contact('2026-10-04')))).toEqual([])
    expect(issues(correction('c1', null), chain(contact('2026-10-04')))).toEqual([])
    expect(problemAt(correction('c1', phq9('2026-10-05', 3)), chain(contact('2026-10-04')))).toEqual([
      'entries.0.replacement.kind',
    ])
  })
  test('of what was corrected or struck out already says what stands, on which day and what to do, and never an id', () => {
    const corrected = (replacement: NewEntry | null) => [
      ...existing,
      ...entries(correction('n001', replacement)).map((e) => ({ ...e, id: 'c1', version: 2 })),
    ]
    expect(issues(correction('n001', contact('2026-10-06')), corrected(contact('2026-10-04')))).toEqual([
      {
        at: 'entries.0.corrects',
        problem: 'Corrected already on 23 Nov: now it says contact on 4 Oct. Correct the entry that stands',
      },
    ])
    for (const struck of ['n001', 'c1'])
      for (const replacement of [contact('2026-10-05'), referral('2026-10-05'), null])
        expect(issues(correction(struck, replacement), corrected(null))).toEqual([
          { at: 'entries.0.corrects', problem: 'Struck out on 23 Nov, and that is final. Add the entry anew' },
        ])
  })
  test('of a correction of the close, or of the referral, is judged without what it replaces, however long the chain', () => {
    const chain = (first: NewEntry, ...then: NewEntry[]) => {
      const chart = entries(referral('2026-10-01'), contact('2026-10-03'), first)
      const corrections = then.map((fact, i) => {
        const [entry] = entries(correction(i === 0 ? 'n002' : `c${i}`, fact))
        return { ...entry!, id: `c${i + 1}`, version: i + 2 }
      })
      return [...chart, ...corrections]
    }
    const closed = chain(close('2026-11-13'), close('2026-11-18'), close('2026-11-19'))
    const died = { ...close('2026-11-20'), reason: 'died' } as NewEntry
    expect(issues(correction('c2', died), closed)).toEqual([])
    expect(issues(correction('c2', close('2026-11-10')), closed)).toEqual([])
    expect(problemAt(correction('c2', close('2026-10-02')), closed)).toEqual(['entries.0.replacement.day'])
    expect(issues(close('2026-11-19'), closed)[0]?.problem).toContain('closed already, on 19 Nov')
    const moved = chain(referral('2026-11-02'), referral('2026-09-20'))
    expect(issues(correction('c1', referral('2026-09-25')), moved)).toEqual([])
    const agreed = chain({ kind: 'consent', day: '2026-10-04', state: 'verbal' }, {
      ...{ kind: 'consent', day: '2026-10-05', state: 'written' },
    } as NewEntry)
    expect(issues(correction('c1', { kind: 'consent', day: '2026-10-03', state: 'declined' }), agreed)).toEqual([])
  })
  test('its replacement is held to the same rules', () => {
    expect(problemAt(correction('n001', contact('2026-12-01')))).toEqual(['entries.0.replacement.day'])
  })
  test('of the referral may move the start of the episode either way', () => {
    expect(issues(correction('n000', referral('2026-10-02')))).toEqual([])
    expect(issues(correction('n000', referral('2026-09-15')))).toEqual([])
  })
  test('two closes in one call are one too many', () => {
    expect(admit(anEpisode(), existing, [close('2026-11-01'), close('2026-11-02')], BY)).toEqual([
      { at: 'entries.1.kind', problem: 'This call closes the episode already. Send one close' },
    ])
  })
  test('that would leave something outside the episode is refused, and names each that must be corrected first', () => {
    const both = entries(referral('2026-10-01'), contact('2026-10-03'), session('2026-10-05'), close('2026-11-01'))
    const moved = (to: string) => issues(correction('n000', referral(to)), both)
    const begins = (day: string) => `would lie before the episode begins on ${day}`
    expect(moved('2026-10-04')).toEqual([
      {
        at: 'entries.0.replacement.day',
        problem: `With this correction contact on 3 Oct ${begins('4 Oct')}. Correct that one first`,
      },
    ])
    expect(moved('2026-10-06')[0]?.problem).toBe(
      `With this correction contact on 3 Oct ${begins('6 Oct')}; contact on 5 Oct ${begins('6 Oct')}. Correct those first`,
    )
    const many = entries(referral('2026-10-01'), ...['03', '04', '05', '06'].map((day) => contact(`2026-10-${day}`)))
    expect(issues(correction('n000', referral('2026-10-09')), many)[0]?.problem).toContain(
      ', and 1 more. Correct those',
    )
  })
})

test('an offered appointment needs its day, and a next contact cannot be due before this one', () => {
  expect(problemAt({ kind: 'appointment', day: TODAY, event: 'offered', visit: 'assessment' })).toEqual([
    'entries.0.offeredDay',
  ])
  expect(problemAt(contact('2026-11-10', { nextDue: '2026-11-09' }))).toEqual(['entries.0.nextDue'])
})
test('who was reached is no attempt: what one came to is refused there', () => {
  const went = (outcome: 'completed' | 'attempted') =>
    problemAt(contact('2026-11-10', { outcome, attempt: 'no-answer' }))
  expect([went('completed'), went('attempted')]).toEqual([['entries.0.attempt'], []])
})
