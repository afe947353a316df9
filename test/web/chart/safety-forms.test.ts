import { describe, expect, it } from 'vitest'
import { ClinicalFact } from '../../../core/chart/entry.ts'
import { formProblems, shownFields, type Now, type Values } from '../../../web/src/lib/chart/safety-forms/form.ts'
import { SAFETY_FORMS, type RecordedStep } from '../../../web/src/lib/chart/safety-forms/index.ts'
import { afterSave, carriedOver, newStep } from '../../../web/src/lib/chart/step-drafts.ts'
import { refusedAt } from '../../../web/src/lib/chart/refused.ts'

const now: Now = { today: '2026-11-23', me: 'Kerensa Aldous', waiting: [], attempts: null }
const typed = (form: RecordedStep, more: Values) => {
  const draft = newStep(form, now)
  return { ...draft, values: { ...draft.values, ...more } }
}

describe('a form about safety', () => {
  it('of the C-SSRS keeps "not asked" apart from no, and can be put back to it', () => {
    const screener = SAFETY_FORMS['c-ssrs']
    const values = { ...screener.start(now), 'ideation.0': 'yes', 'ideation.1': 'no', finding: 'low' }
    expect(screener.facts(values)[0]).toMatchObject({ ideation: [true, false, null, null, null], behaviour: null })
    expect(screener.facts({ ...values, 'ideation.0': 'not-asked', behaviour: 'never' })[0]).toMatchObject({
      ...{ ideation: [null, false, null, null, null], behaviour: 'never' },
    })
  })
  it.each(['risk-assessment', 'c-ssrs'] as const)('of a %s takes moderate and managed in one save', (step) => {
    const form = SAFETY_FORMS[step]
    const values = {
      ...form.start(now),
      ...{ finding: 'moderate', managed: 'yes', nextContact: '2026-11-25', safetyPlan: 'made', 'ideation.2': 'yes' },
      instrument: 'C-SSRS',
    }
    expect(formProblems(form, values, now)).toEqual([])
    const facts = form.facts(values)
    expect(facts.map(({ kind }) => kind)).toEqual([step === 'c-ssrs' ? 'c-ssrs' : 'safety', 'safety-outcome'])
    for (const fact of facts) expect(ClinicalFact.safeParse(fact).success).toBe(true)
    expect(shownFields(form, values, { ...now, corrects: true }).map(({ at }) => at)).not.toContain('managed')
  })
  it('of "not reached" counts the attempts so far', () => {
    const attempts = { since: '2026-11-09', attempts: 3, days: 3, routes: 2 }
    expect(SAFETY_FORMS['not-reached'].note?.({}, { ...now, attempts })).toContain(
      '3 attempts on 3 days by 2 routes so far',
    )
  })
  it('of a confirmation says what is confirmed, and asks only where several things wait', () => {
    const form = SAFETY_FORMS.confirm
    const died = { confirms: 'died', says: '"died" of 12 Nov, recorded by K. Aldous on 12 Nov' } as const
    const one = { ...now, waiting: [died] }
    expect(form.start(one)).toMatchObject({ confirms: 'died' })
    expect(form.note?.(form.start(one), one)).toBe(`You confirm: ${died.says}.`)
    expect(shownFields(form, form.start(one), one).map(({ at }) => at)).toEqual(['day', 'note'])
    const two = { ...now, waiting: [died, { confirms: 'struck-out', says: 'Item 9 = 3 was struck out' } as const] }
    expect(shownFields(form, form.start(two), two)[0]?.at).toBe('confirms')
  })
})

describe('going from one step to another', () => {
  const assessment = typed('risk-assessment', { day: '2026-11-20', action: 'PCP told', finding: 'high' })
  it('takes along what both share', () => {
    const screener = carriedOver(newStep('c-ssrs', now), assessment)
    expect(screener.values).toMatchObject({ day: '2026-11-20', action: 'PCP told', finding: 'high' })
    expect(carriedOver(newStep('died', now), assessment).values).toEqual({ day: '2026-11-20' })
  })
  it('keeps what was typed there, over what comes along', () => {
    const screener = typed('c-ssrs', { day: '2026-11-18' })
    expect(carriedOver(screener, assessment).values).toMatchObject({ day: '2026-11-18', action: 'PCP told' })
    expect(carriedOver(screener, undefined)).toBe(screener)
  })
})

describe('once a step is saved', () => {
  const saved = typed('risk-assessment', { action: 'PCP told', finding: 'high' })
  it('the others hold no more of it, and keep what is their own', () => {
    const screener = carriedOver(newStep('c-ssrs', now), saved)
    expect(afterSave({ 'risk-assessment': saved, 'c-ssrs': screener }, saved)).toEqual({})
    const own = { ...screener, values: { ...screener.values, 'ideation.0': 'yes' } }
    const left = afterSave({ 'risk-assessment': saved, 'c-ssrs': own }, saved)
    expect(left['c-ssrs']?.values).toEqual({ ...own.start, 'ideation.0': 'yes' })
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
    const form = SAFETY_FORMS['risk-assessment']
    const values = { ...form.start(now), finding: 'low' }
    expect(formProblems(form, values, now)).toEqual([{ at: 'instrument', problem: 'Choose what was asked with' }])
    expect(formProblems(form, { ...values, instrument: 'ASQ' }, now)).toEqual([])
  })
})
