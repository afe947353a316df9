import { describe, expect, it } from 'vitest'
import { ClinicalFact } from '../../../../core/chart/entry.ts'
import { draftOf, newDraft, saidSoFar, toFact, typed, type Draft } from '../../../../web/src/lib/forms/draft.ts'
import { UNFINISHED } from '../../../../web/src/lib/forms/unfinished.ts'
import { typedOn } from '../../../../web/src/routes/chart/[episodeId]/draft/alongside.ts'
import {
  isOf,
  isOffered,
  makeDraft,
  MORE,
  TABS,
  type Taking,
} from '../../../../web/src/routes/chart/[episodeId]/record.ts'
import { isUntouched } from '../../../../web/src/lib/forms/touched.ts'
import { refusedIn } from './admitted.ts'
import { answered, drafted } from './drafts.ts'

const today = '2026-11-23'
const phq9 = (answers: (number | null)[]) => answered('phq-9', today, answers)
const problemsOf = (draft: Draft) => refusedIn([draft], today).map(({ at }) => at)

const complete: Draft[] = [
  phq9([2, 2, 2, 1, 2, 1, 1, 2, 1]),
  drafted('gad-7', today, { total: '0', occasion: 'initial' }),
  drafted('contact', today, { minutes: '13', work: ['cbt'], nextDue: '2026-12-07', note: ' Sleep worse. ' }),
  drafted('treatment', today, { name: 'sertraline', dose: '50 mg daily' }),
  drafted('referral', today, { from: 'Dr. Obuya' }),
  drafted('consent', today, { state: 'verbal' }),
  drafted('close', today, { reason: 'completed' }),
  drafted('case-review', today, { by: 'Dr. Lind', outcome: 'change-advised', measureBy: '2026-12-01' }),
]

describe('a day of which a part was typed', () => {
  const half = drafted('contact', today, { minutes: '13', nextDue: UNFINISHED })
  it('is something typed, and refused at its field beside what else is wrong: it is not dropped without a word', () => {
    expect(isUntouched(typed(newDraft('contact', today), { nextDue: UNFINISHED }))).toBe(false)
    expect(toFact(half)).toEqual({
      ok: false,
      problems: [{ at: 'nextDue', problem: 'Write all of it, or empty it' }],
    })
    const more = toFact(typed(half, { minutes: 'many', day: UNFINISHED }))
    expect(more.ok ? [] : more.problems.map(({ at }) => at).sort()).toEqual(['day', 'minutes', 'nextDue'])
  })
  it('is no day to any rule', () => {
    expect(saidSoFar(half)).not.toHaveProperty('nextDue', UNFINISHED)
  })
})

describe('a finished draft', () => {
  it.each(complete.map((draft) => [draft.kind, draft] as const))('of a %s is a fact of the contract', (_, draft) => {
    const checked = toFact(draft)
    expect(checked.ok && ClinicalFact.safeParse(checked.fact).success).toBe(true)
    expect(problemsOf(draft)).toEqual([])
  })
  it.each(complete.map((draft) => [draft.kind, draft] as const))(
    'of a %s comes back from its fact for a correction',
    (_, draft) => {
      const checked = toFact(draft)
      const again = checked.ok ? draftOf(checked.fact) : null
      expect(again && toFact(again)).toEqual(checked)
    },
  )
  it.each(complete.map((draft) => [draft.kind, draft] as const))(
    'of a %s keeps the time of day of what it corrects, on another day too',
    (_, draft) => {
      const checked = toFact(draft)
      if (!checked.ok) throw new Error('The draft is not complete')
      const again = draftOf({ ...checked.fact, time: '09:30' })
      expect(toFact(again)).toEqual({ ok: true, fact: { ...checked.fact, time: '09:30' } })
      const moved = toFact(typed(again, { day: '2026-11-20' }))
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
    expect(toFact(draftOf(fact))).toEqual({ ok: true, fact })
    expect(toFact(typed(draftOf(fact), { total: '5' }))).toEqual({ ok: true, fact: { ...fact, total: 5 } })
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
    expect(toFact(draftOf(fact))).toEqual({ ok: true, fact })
    expect(toFact(typed(draftOf(fact), { dose: '5 mg' }))).toEqual({ ok: true, fact: { ...fact, dose: '5 mg' } })
  })
  it('lets psychotropic follow the modality where a correction changes that', () => {
    const drug = toFact(drafted('treatment', today, { name: 'sertraline' }))
    if (!drug.ok) throw new Error('The draft is not complete')
    const checked = toFact(typed(draftOf(drug.fact), { name: 'CBT', modality: 'psychotherapy' }))
    expect(checked.ok && checked.fact).toMatchObject({ psychotropic: false })
  })
  it('keeps a total of 0: a score of 0 is a score', () => {
    const checked = toFact(complete[1]!)
    expect(checked.ok && checked.fact).toMatchObject({ total: 0 })
  })
})

describe('an unfinished draft says what is missing', () => {
  it('names the items, and never counts them as 0', () => {
    expect(refusedIn([phq9([1, null, null, null, 1, 1, 1, 1, 1])], today)).toEqual([
      { at: 'answers', problem: expect.stringContaining('2, 3, 4') },
    ])
  })
  it('takes up to two missing answers, which the score fills by its rule', () => {
    expect(problemsOf(phq9([1, null, null, 1, 1, 1, 1, 1, 1]))).toEqual([])
  })
  it('keeps too few answers without a total when that is wanted', () => {
    const draft = typed(phq9([3, null, null, null, null, null, null, null, 2]), { incomplete: 'yes' })
    const checked = toFact(draft)
    expect(checked.ok && checked.fact).toMatchObject({ incomplete: true })
    expect(problemsOf(draft)).toEqual([])
    const whole = toFact(typed(draft, { answers: [3, 0, 0, 0, 0, 0, 0, 0, 2] }))
    expect(whole.ok && 'incomplete' in whole.fact).toBe(false)
  })
  it('needs who reviewed and what it led to for a case review', () => {
    expect(problemsOf(newDraft('case-review', today))).toEqual(['by', 'outcome'])
    const early = { by: 'Dr. Lind', outcome: 'reviewed', measureBy: '2026-11-01' }
    expect(problemsOf(newDraft('case-review', today, early))).toEqual(['measureBy'])
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
    const checked = toFact(typed(draftOf(assessed), { finding: 'moderate' }))
    expect(checked.ok && checked.fact).toEqual({ ...assessed, finding: 'moderate' })
  })
  it.each([
    ['a total over the range', drafted('phq-9', today, { total: '28' }), 'total'],
    ['a total that is no number', drafted('phq-9', today, { total: '1e1' }), 'total'],
    ['a form without any answer', drafted('phq-9', today, { occasion: 'initial' }), 'answers'],
    ['a future day', drafted('contact', '2026-11-24'), 'day'],
    ['no day', drafted('contact', ''), 'day'],
    ['half minutes', drafted('contact', today, { minutes: '7.5' }), 'minutes'],
    ['a next contact before this one', drafted('contact', today, { nextDue: '2026-11-01' }), 'nextDue'],
    ['a treatment without a name', drafted('treatment', today), 'name'],
    ['a close without a reason', drafted('close', today), 'reason'],
    ['a consent without a state', drafted('consent', today), 'state'],
  ] as const)('refuses %s', (_, draft, at) => {
    expect(problemsOf(draft)).toEqual([at])
  })
  it('says of a text that is too long what the API would say, before it is sent', () => {
    expect(toFact(drafted('contact', today, { note: 'a'.repeat(4001) }))).toEqual({
      ok: false,
      problems: [{ at: 'note', problem: 'A note holds at most 4000 characters: these are 4001' }],
    })
    expect(problemsOf(drafted('referral', today, { from: 'a'.repeat(201) }))).toEqual(['from'])
  })
  it('drops work from a call nobody answered', () => {
    const checked = toFact(drafted('contact', today, { outcome: 'attempted', work: ['cbt'] }))
    expect(checked.ok && checked.fact).toMatchObject({ work: [] })
  })
})

describe('what is typed on while a draft is being saved', () => {
  const sent = drafted('contact', today, { note: 'Sleep worse', minutes: '12' })
  const checked = toFact(sent)
  if (!checked.ok) throw new Error('The draft is not complete')
  const { fact } = checked
  it('is a correction of what was written, that holds it and changes nothing else', () => {
    const since = typedOn(fact, sent.values, typed(sent, { note: 'Sleep worse. Called again' }).values)
    expect(since && toFact(since)).toEqual({ ok: true, fact: { ...fact, note: 'Sleep worse. Called again' } })
    expect(since?.recorded).toBe(fact)
  })
  it('is nothing where nobody typed', () => {
    expect(typedOn(fact, sent.values, typed(sent, { note: 'Sleep worse' }).values)).toBeNull()
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
  it.each(MORE.map(({ kind }) => kind))('that were only opened are not saved: a %s', (kind) => {
    expect(isUntouched(makeDraft(kind, today, { reached: 'treated' }, 'Ines Rautavaara'))).toBe(true)
    expect(isUntouched(drafted(kind, today, { day: '2026-11-20' }))).toBe(false)
  })
  it('name the consultant who is signed in, and nobody else', () => {
    const review = makeDraft('case-review', today, { reached: 'treated' }, 'Ines Rautavaara')
    expect(review.values).toMatchObject({ by: 'Ines Rautavaara' })
    expect(makeDraft('case-review', today, { reached: 'treated' }).values).toMatchObject({ by: '' })
  })
  it('law S5: are not offered where a closed chart cannot take them, and stay where they are typed', () => {
    const offered = (
      stage: 'closed' | 'in-treatment',
      typed: readonly Draft[] = [],
      enteredTwice: Taking['enteredTwice'] = null,
    ) =>
      [...TABS.map(({ id }) => id), ...MORE.map(({ kind }) => kind)].filter((what) =>
        isOffered(what, { stage, enteredTwice }, typed),
      )
    expect(offered('in-treatment')).toHaveLength(TABS.length + MORE.length)
    expect(offered('closed')).toEqual(['phq-9', 'gad-7', 'contact', 'more', 'case-review'])
    expect(offered('closed', [newDraft('consent', today)])).toContain('consent')
    expect(offered('closed', [], { isSafetyOpen: false })).toEqual(['phq-9', 'more'])
    expect(offered('closed', [], { isSafetyOpen: true })).toEqual(['phq-9', 'contact', 'more'])
  })
  it('do not say who filled in a questionnaire before somebody does', () => {
    const checked = toFact(phq9([2, 2, 2, 1, 2, 1, 1, 2, 1]))
    expect(checked.ok && 'mode' in checked.fact).toBe(false)
  })
  it('offer the first assessment to somebody never assessed', () => {
    expect(makeDraft('phq-9', today, { reached: 'contacted' }).values).toMatchObject({ occasion: 'initial' })
    expect(makeDraft('phq-9', today, { reached: 'treated' }).values).toMatchObject({ occasion: 'follow-up' })
    // Consent reaches a later stage, and is no assessment.
    expect(makeDraft('phq-9', today, { reached: 'enrolled', measures: [] }).values).toMatchObject({
      occasion: 'initial',
    })
  })
})
