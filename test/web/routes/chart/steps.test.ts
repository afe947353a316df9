import { describe, expect, it } from 'vitest'
import { ClinicalFact } from '../../../../core/chart/entry.ts'
import {
  factSoFar,
  isAsked,
  saidSoFar,
  toFact,
  typed,
  type Draft,
  type Values,
} from '../../../../web/src/lib/forms/draft.ts'
import { isStepUntouched } from '../../../../web/src/lib/forms/touched.ts'
import { refusedAt } from '../../../../web/src/routes/chart/[episodeId]/save/refused.ts'
import { stepNote } from '../../../../web/src/routes/chart/[episodeId]/safety/step-notes.ts'
import {
  afterSave,
  answeredBy,
  canBeManaged,
  carriedOver,
  draftsOf,
  newStep,
  type RecordedStep,
  type StepDraft,
} from '../../../../web/src/routes/chart/[episodeId]/draft/steps.ts'

const begun = { today: '2026-11-23', me: 'Kerensa Aldous', waiting: [] }
const now = { waiting: [], attempts: null, after: () => null }
const step = (name: RecordedStep, values: Values = {}) => {
  const made = newStep(name, begun)
  return { ...made, draft: typed(made.draft, values) }
}
const asked = (draft: Draft) => Object.keys(draft.values).filter((name) => isAsked(draft, name, saidSoFar(draft)))

describe('a form about safety', () => {
  it('of the C-SSRS keeps "not asked" apart from no, and can be put back to it', () => {
    const { draft } = step('c-ssrs', { ideation: [true, false, null, null, null], finding: 'low' })
    expect(factSoFar(draft)).toMatchObject({ ideation: [true, false, null, null, null], behaviour: null })
    const back = typed(draft, { ideation: [null, false, null, null, null], behaviour: 'never' })
    expect(factSoFar(back)).toMatchObject({ ideation: [null, false, null, null, null], behaviour: 'never' })
  })
  it.each(['risk-assessment', 'c-ssrs'] as const)('of a %s takes moderate and managed in one save', (name) => {
    const made = step(name, { day: '2026-11-20', finding: 'moderate', ideation: [null, null, true, null, null] })
    const { draft } = { draft: typed(made.draft, name === 'c-ssrs' ? {} : { instrument: 'C-SSRS' }) }
    expect(canBeManaged({ ...made, draft })).toBe(true)
    expect(draftsOf({ ...made, draft })).toHaveLength(1)
    const next = typed(made.next, { nextContact: '2026-11-25', safetyPlan: 'made' })
    const both = draftsOf({ ...made, draft, managed: 'yes', next }).map(toFact)
    expect(both.map((one) => one.ok && one.fact.kind)).toEqual([
      name === 'c-ssrs' ? 'c-ssrs' : 'safety',
      'safety-outcome',
    ])
    for (const one of both) expect(one.ok && ClinicalFact.safeParse(one.fact).success).toBe(true)
    expect(both[1]).toMatchObject({ fact: { day: '2026-11-20', outcome: 'managed' } })
  })
  it('asks what its step needs, and nothing of another one', () => {
    expect(asked(step('received').draft)).toEqual(['day', 'time', 'outcome', 'by'])
    expect(asked(step('managed').draft)).toEqual(['day', 'time', 'outcome', 'nextContact', 'safetyPlan'])
    expect(asked(step('managed', { safetyPlan: 'not-made' }).draft)).toContain('why')
    expect(asked(step('not-reached', { welfareCheck: 'not-asked-for' }).draft)).toContain('why')
    expect(asked(step('safety-plan').draft)).toEqual(['day', 'time', 'event', 'action'])
    expect(answeredBy('managed', [])).toEqual(['outcome'])
  })
  it('of "not reached" counts the attempts so far', () => {
    const attempts = { since: '2026-11-09', attempts: 3, days: 3, routes: 2 }
    expect(stepNote([factSoFar(step('not-reached').draft)], { ...now, attempts })).toContain(
      '3 attempts on 3 days by 2 routes so far',
    )
  })
  it('of a confirmation says what is confirmed, and asks only where several things wait', () => {
    const died = { confirms: 'died', says: '"died" of 12 Nov, recorded by K. Aldous on 12 Nov' } as const
    const { draft } = newStep('confirm', { ...begun, waiting: [died] })
    expect(draft.values).toMatchObject({ confirms: 'died' })
    expect(stepNote([factSoFar(draft)], { ...now, waiting: [died] })).toBe(`You confirm: ${died.says}.`)
    expect(asked(draft)).toEqual(['day', 'time', 'confirms', 'note'])
    expect(answeredBy('confirm', [died])).toEqual(['confirms'])
    const struck = { confirms: 'struck-out', says: 'Item 9 = 3 was struck out' } as const
    expect(answeredBy('confirm', [died, struck])).toEqual([])
    expect(asked(typed(draft, { confirms: 'struck-out', saidBy: 'another-person' }))).toContain('otherEpisode')
  })
})

describe('going from one step to another', () => {
  const assessment = step('risk-assessment', { day: '2026-11-20', action: 'PCP told', finding: 'high' })
  it('takes along what both share', () => {
    const screener = carriedOver(newStep('c-ssrs', begun), assessment)
    expect(screener.draft.values).toMatchObject({ day: '2026-11-20', action: 'PCP told', finding: 'high' })
    const { draft } = newStep('died', begun)
    expect(carriedOver(newStep('died', begun), assessment).draft.values).toEqual({ ...draft.values, day: '2026-11-20' })
  })
  it('keeps what was typed there, over what comes along', () => {
    const screener = step('c-ssrs', { day: '2026-11-18' })
    expect(carriedOver(screener, assessment).draft.values).toMatchObject({ day: '2026-11-18', action: 'PCP told' })
    expect(carriedOver(screener, undefined)).toBe(screener)
  })
})

describe('what came along from another step', () => {
  const assessment = step('risk-assessment', { day: '2026-11-20', action: 'PCP told' })
  it('is nothing typed there: cancelled where it was typed, it is nowhere', () => {
    const screener = carriedOver(newStep('c-ssrs', begun), assessment)
    expect(isStepUntouched(screener)).toBe(true)
    expect(isStepUntouched({ ...screener, draft: typed(screener.draft, { action: 'Family told' }) })).toBe(false)
  })
  it('and was undone there does not come back', () => {
    const screener = carriedOver(newStep('c-ssrs', begun), assessment)
    const undone = { ...screener, draft: typed(screener.draft, { day: '2026-11-23', action: '' }) }
    expect(carriedOver(undone, assessment).draft.values).toMatchObject({ day: '2026-11-23', action: '' })
    const changed = step('risk-assessment', { day: '2026-11-19', action: 'PCP told' })
    expect(carriedOver(screener, changed).draft.values).toMatchObject({ day: '2026-11-19' })
  })
  it('is never what was agreed in a safety plan, nor the other way round', () => {
    const plan = step('safety-plan', { action: 'Call the sister' })
    expect(carriedOver(newStep('risk-assessment', begun), plan).draft.values['action']).toBe('')
    expect(carriedOver(newStep('safety-plan', begun), assessment).draft.values['action']).toBe('')
  })
})

describe('once a step is saved', () => {
  const saved = step('risk-assessment', { action: 'PCP told', finding: 'high' })
  it('the others hold no more of it, and keep what is their own', () => {
    const screener = carriedOver(newStep('c-ssrs', begun), saved)
    const others = afterSave({ 'risk-assessment': saved, 'c-ssrs': screener }, saved)
    expect([Object.keys(others), others['c-ssrs'] && isStepUntouched(others['c-ssrs'])]).toEqual([['c-ssrs'], true])
    const ideation = [true, null, null, null, null]
    const own = { ...screener, draft: typed(screener.draft, { ideation }) }
    const left = afterSave({ 'risk-assessment': saved, 'c-ssrs': own }, saved)
    expect(left['c-ssrs']?.draft.values).toEqual({ ...own.draft.start, ideation })
  })
  it('the day that stood beside what somebody typed stays, and goes where nothing was typed', () => {
    const dated = step('risk-assessment', { day: '2026-11-20', finding: 'high' })
    const open = carriedOver(newStep('safety-plan', begun), dated)
    const plan = { ...open, draft: typed(open.draft, { action: 'Call the sister' }) }
    const dayOf = (one: StepDraft) => afterSave({ 'safety-plan': one }, dated)['safety-plan']?.draft.values['day']
    expect([open.draft.values['day'], dayOf(plan), dayOf(open)]).toEqual(['2026-11-20', '2026-11-20', begun.today])
  })
})

describe('what was typed in a step', () => {
  it('stays when another one is saved that says the same: its day, and what was agreed', () => {
    const handOver = step('hand-over', { day: '2026-11-20', service: 'County' })
    const plan = step('safety-plan', { day: '2026-11-20', action: 'Call the sister' })
    const assessment = carriedOver(newStep('risk-assessment', begun), handOver)
    const saved = { ...assessment, draft: typed(assessment.draft, { finding: 'low', action: 'Call the sister' }) }
    const left = afterSave({ 'hand-over': handOver, 'safety-plan': plan, 'risk-assessment': saved }, saved)
    expect(left['hand-over']?.draft.values).toEqual(handOver.draft.values)
    expect(left['safety-plan']?.draft.values).toEqual(plan.draft.values)
  })
})

describe('what the API refuses', () => {
  const issues = [
    { at: 'entries.0.replacement.checkDay', problem: 'Passed' },
    { at: 'entries.1.nextDue', problem: 'Before this one' },
    { at: 'version', problem: 'Old' },
  ]
  it('stands at its field, of the entry it is about', () => {
    expect(refusedAt(issues, 1)).toEqual([{ at: 'nextDue', problem: 'Before this one' }])
    expect(refusedAt(issues, null).map(({ at }) => at)).toEqual(['checkDay', 'nextDue'])
  })
})

describe('a risk assessment', () => {
  it('says nothing of what was asked with until somebody chooses it', () => {
    expect(step('risk-assessment').draft.values['instrument']).toBe('')
    const fact = toFact(step('risk-assessment', { finding: 'low' }).draft)
    expect(fact.ok && 'instrument' in fact.fact).toBe(false)
  })
})
