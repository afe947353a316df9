import { describe, expect, it } from 'vitest'
import { ClinicalFact } from '../../../core/chart/entry.ts'
import {
  draftOf,
  isUntouched,
  newAssessment,
  newClose,
  newConsent,
  newContact,
  newReferral,
  newCaseReview,
  newTreatment,
  type Draft,
} from '../../../web/src/lib/chart/draft.ts'
import { toFact } from '../../../web/src/lib/chart/draft-fact.ts'
import { isOf, isOffered, makeDraft, MORE, TABS } from '../../../web/src/lib/chart/record.ts'
import { SaveKeys } from '../../../web/src/lib/chart/save-keys.ts'

const today = '2026-11-23'
const phq9 = (answers: (number | null)[]) => ({ ...newAssessment('phq-9', today, 'follow-up'), answers })
const problemsOf = (draft: Draft) => {
  const checked = toFact(draft, today)
  return checked.ok ? [] : checked.problems.map(({ at }) => at)
}

const complete: Draft[] = [
  phq9([2, 2, 2, 1, 2, 1, 1, 2, 1]),
  { ...newAssessment('gad-7', today, 'initial'), by: 'total', total: '0' },
  { ...newContact(today), minutes: '13', work: ['cbt'], nextDue: '2026-12-07', note: ' Sleep worse. ' },
  { ...newTreatment(today), name: 'sertraline', dose: '50 mg daily' },
  { ...newReferral(today), from: 'Dr. Obuya' },
  { ...newConsent(today), state: 'verbal' },
  { ...newClose(today), reason: 'completed' },
  { ...newCaseReview(today), by: 'Dr. Lind', outcome: 'change-advised', measureBy: '2026-12-01' },
]

describe('a finished draft', () => {
  it.each(complete.map((draft) => [draft.kind, draft] as const))('of a %s is a fact of the contract', (_, draft) => {
    const checked = toFact(draft, today)
    expect(checked.ok && ClinicalFact.safeParse(checked.fact).success).toBe(true)
  })
  it.each(complete.map((draft) => [draft.kind, draft] as const))(
    'of a %s comes back from its fact for a correction',
    (_, draft) => {
      const checked = toFact(draft, today)
      const again = checked.ok ? draftOf(checked.fact) : null
      expect(again && toFact(again, today)).toEqual(checked)
    },
  )
  it.each(complete.map((draft) => [draft.kind, draft] as const))(
    'of a %s keeps the time of day of what it corrects, on another day too',
    (_, draft) => {
      const checked = toFact(draft, today)
      if (!checked.ok) throw new Error('The draft is not complete')
      const again = draftOf({ ...checked.fact, time: '09:30' })
      expect(toFact(again, today)).toEqual({ ok: true, fact: { ...checked.fact, time: '09:30' } })
      const moved = toFact({ ...again, day: '2026-11-20' } as Draft, today)
      expect(moved.ok && moved.fact).toMatchObject({ day: '2026-11-20', time: '09:30' })
    },
  )
  it.each(['self', 'clinician', undefined] as const)('keeps who answered when it is corrected: %s', (mode) => {
    const fact: ClinicalFact = {
      kind: 'assessment',
      day: today,
      instrument: 'gad-7',
      total: 4,
      occasion: 'follow-up',
      ...(mode ? { mode } : {}),
    }
    const again = draftOf(fact)
    expect(again && toFact(again, today)).toEqual({ ok: true, fact })
  })
  it.each([
    ['medication', false],
    ['medication', true],
    ['psychotherapy', true],
    ['psychotherapy', false],
  ] as const)('keeps whether a %s is psychotropic when it is corrected: %s', (modality, psychotropic) => {
    const fact: ClinicalFact = {
      kind: 'treatment',
      day: today,
      action: 'start',
      modality,
      name: 'levothyroxine',
      underPlan: false,
      psychotropic,
    }
    const again = draftOf(fact)
    expect(again && toFact(again, today)).toEqual({ ok: true, fact })
  })
  it('lets psychotropic follow the modality where a correction changes that', () => {
    const drug = toFact({ ...newTreatment(today), name: 'sertraline' }, today)
    const again = drug.ok && draftOf(drug.fact)
    const checked = toFact({ ...again, name: 'CBT', modality: 'psychotherapy' } as Draft, today)
    expect(checked.ok && checked.fact).toMatchObject({ psychotropic: false })
  })
  it('keeps a total of 0: a score of 0 is a score', () => {
    const checked = toFact(complete[1]!, today)
    expect(checked.ok && checked.fact).toMatchObject({ total: 0 })
  })
})

describe('an unfinished draft says what is missing', () => {
  it('names the items, and never counts them as 0', () => {
    const checked = toFact(phq9([1, null, null, null, 1, 1, 1, 1, 1]), today)
    expect(checked.ok || checked.problems[0]).toMatchObject({
      at: 'answers',
      problem: expect.stringContaining('2, 3, 4'),
    })
  })
  it('takes up to two missing answers, which the score fills by its rule', () => {
    expect(toFact(phq9([1, null, null, 1, 1, 1, 1, 1, 1]), today).ok).toBe(true)
  })
  it('keeps too few answers without a total when that is wanted', () => {
    const checked = toFact({ ...phq9([3, null, null, null, null, null, null, null, 2]), incomplete: true }, today)
    expect(checked.ok && checked.fact).toMatchObject({ incomplete: true })
  })
  it('needs who reviewed and what it led to for a case review', () => {
    expect(problemsOf(newCaseReview(today))).toEqual(['by', 'outcome'])
    expect(
      problemsOf({ ...newCaseReview(today), by: 'Dr. Lind', outcome: 'reviewed', measureBy: '2026-11-01' }),
    ).toEqual(['measureBy'])
  })
  it('of an assessment of risk that is corrected keeps who assessed and whether means were asked about', () => {
    const assessed = {
      kind: 'safety',
      day: today,
      event: 'risk-assessment',
      instrument: 'C-SSRS',
      finding: 'high',
      assessedBy: 'Dr. Moss',
      meansAsked: false,
    } as const
    const draft = draftOf(assessed)
    const checked =
      draft.kind === 'step' && toFact({ ...draft, values: { ...draft.values, finding: 'moderate' } }, today)
    expect(checked && checked.ok && checked.fact).toEqual({ ...assessed, finding: 'moderate' })
  })
  it.each([
    ['a total over the range', { ...newAssessment('phq-9', today, 'follow-up'), by: 'total', total: '28' }, 'total'],
    [
      'a total that is no number',
      { ...newAssessment('phq-9', today, 'follow-up'), by: 'total', total: '1e1' },
      'total',
    ],
    ['a future day', { ...newContact('2026-11-24') }, 'day'],
    ['no day', { ...newContact('') }, 'day'],
    ['half minutes', { ...newContact(today), minutes: '7.5' }, 'minutes'],
    ['a next contact before this one', { ...newContact(today), nextDue: '2026-11-01' }, 'nextDue'],
    ['a treatment without a name', newTreatment(today), 'name'],
    ['a close without a reason', newClose(today), 'reason'],
    ['a consent without a state', newConsent(today), 'state'],
  ] as const)('refuses %s', (_, draft, at) => {
    expect(problemsOf(draft as Draft)).toEqual([at])
  })
  it('says of a text that is too long what the API would say, before it is sent', () => {
    const told = toFact({ ...newContact(today), note: 'a'.repeat(4001) }, today)
    expect(told).toEqual({
      ok: false,
      problems: [{ at: 'note', problem: 'A note holds at most 4,000 characters' }],
    })
    expect(problemsOf({ ...newReferral(today), from: 'a'.repeat(201) })).toEqual(['from'])
  })
  it('drops work from a call nobody answered', () => {
    const checked = toFact({ ...newContact(today), outcome: 'attempted', work: ['cbt'] }, today)
    expect(checked.ok && checked.fact).toMatchObject({ work: [] })
  })
})

describe('the drafts of a chart', () => {
  it('belong to exactly one tab each', () => {
    for (const draft of complete) expect(TABS.filter(({ id }) => isOf(draft, id))).toHaveLength(1)
  })
  it('are not saved while nothing was typed', () => {
    for (const what of ['phq-9', 'gad-7', 'contact', 'treatment'] as const)
      expect(isUntouched(makeDraft(what, today, { reached: 'none' }))).toBe(true)
    expect(isUntouched(phq9([0, ...Array<null>(8).fill(null)]))).toBe(false)
  })
  it('name the consultant who is signed in, and nobody else', () => {
    expect(makeDraft('case-review', today, { reached: 'treated' }, 'Ines Rautavaara')).toMatchObject({
      by: 'Ines Rautavaara',
    })
    expect(makeDraft('case-review', today, { reached: 'treated' })).toMatchObject({ by: '' })
  })
  it('law S5: are not offered where a closed chart cannot take them, and stay where they are typed', () => {
    const offered = (stage: 'closed' | 'in-treatment', typed: readonly Draft[] = []) =>
      [...TABS.map(({ id }) => id), ...MORE.map(({ kind }) => kind)].filter((what) => isOffered(what, { stage }, typed))
    expect(offered('in-treatment')).toHaveLength(TABS.length + MORE.length)
    expect(offered('closed')).toEqual(['phq-9', 'gad-7', 'contact', 'more', 'case-review'])
    expect(offered('closed', [newConsent(today)])).toContain('consent')
  })
  it('offer the first assessment to somebody never assessed', () => {
    expect(makeDraft('phq-9', today, { reached: 'contacted' })).toMatchObject({ occasion: 'initial' })
    expect(makeDraft('phq-9', today, { reached: 'treated' })).toMatchObject({ occasion: 'follow-up' })
  })
})

describe('the operation id of a save', () => {
  const counted = () => {
    let n = 0
    return new SaveKeys(() => `k${++n}`)
  }
  it('stays over retries of the same save, and changes with its content', () => {
    const keys = counted()
    expect(keys.keyFor({ a: 1 })).toBe('k1')
    expect(keys.keyFor({ a: 1 })).toBe('k1')
    expect(keys.keyFor({ a: 2 })).toBe('k2')
  })
  it('is a new one after an acknowledged save, even of the same content', () => {
    const keys = counted()
    keys.keyFor({ a: 1 })
    keys.done()
    expect(keys.keyFor({ a: 1 })).toBe('k2')
  })
})
