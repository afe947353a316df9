import { render } from 'svelte/server'
import { describe, expect, it } from 'vitest'
import type { ClinicalFact } from '../../../../core/chart/entry.ts'
import { isNeeded, KIND_NAMES, type FactKind } from '../../../../core/chart/kinds/index.ts'
import { rowsOf } from '../../../../core/chart/kinds/read.ts'
import { INSTRUMENTS, MEASURES, type MeasureId } from '../../../../core/instruments/index.ts'
import { optionsOf } from '../../../../core/instruments/instrument.ts'
import { wordingOf } from '../../../../core/words/languages.ts'
import type { Problem } from '../../../../web/src/lib/parts/problem.ts'
import { draftOf, newDraft, saidSoFar, toFact, typed, type Draft } from '../../../../web/src/lib/forms/draft.ts'
import FactForm from '../../../../web/src/lib/forms/FactForm.svelte'
import InstrumentForm from '../../../../web/src/routes/chart/[episodeId]/forms/InstrumentForm.svelte'
import { columnWords } from '../../../../web/src/routes/chart/[episodeId]/forms/questions.ts'
import Questions from '../../../../web/src/routes/chart/[episodeId]/forms/Questions.svelte'
import { knownChart } from '../../../../web/src/routes/chart/[episodeId]/known.ts'
import { makeDraft } from '../../../../web/src/routes/chart/[episodeId]/record.ts'
import { OneChart } from './at-hand.ts'
import { elements, labels, textAt, textOf } from './drawn.ts'

const today = '2026-11-23'
const factForm = (draft: Draft, problems: readonly Problem[] = [], hidden: readonly string[] = []): string =>
  render(FactForm, { props: { draft, today, problems, hidden } }).body
const instrumentForm = (draft: Draft, problems: readonly Problem[] = []): string =>
  render(InstrumentForm, {
    props: { draft, today, problems, chart: knownChart(new OneChart().chart), corrects: null, hidden: [] },
  }).body

/** A form of a kind, with every field asked for that it can draw. */
const whole = (kind: FactKind): string =>
  factForm(
    newDraft(kind, today),
    rowsOf(kind).map(([at]) => ({ at, problem: `Mend ${at}` })),
  )

describe.each([...KIND_NAMES])('the form of a %s that is drawn from its fields', (kind) => {
  it('has a label for each control, and a control for each label', () => {
    const html = whole(kind)
    const controls = elements(html, 'input', 'select', 'textarea').filter(
      ({ type }) => !/radio|checkbox/.test(type ?? ''),
    )
    const named = elements(html, 'label').flatMap((label) => label['for'] ?? [])
    expect(controls.map(({ id }) => id).toSorted()).toEqual(named.toSorted())
    expect(new Set(named).size).toBe(named.length)
    for (const [, inside = ''] of html.matchAll(/<fieldset[^>]*>(.*?)<\/fieldset>/gs))
      expect(labels(inside)).toHaveLength(1)
    const asked = labels(html)
    expect(asked).not.toContain('')
  })
  it('cuts nothing that is typed: what is too long is said when it is saved', () => {
    const cutting = elements(whole(kind), 'input', 'textarea').filter((one) => 'maxlength' in one)
    expect(cutting).toEqual([])
  })
  it('says what is wrong once, at its field where that can say it', () => {
    const html = whole(kind)
    const alone = [...html.matchAll(/<p class="problem[^>]*>(.*?)<\/p>/gs)].map(([, inside = '']) =>
      textOf(inside).trim(),
    )
    const described = elements(html, 'input', 'select', 'textarea', 'fieldset').flatMap((one) => {
      const ids = one['aria-describedby']?.split(' ').filter((id) => id.endsWith('-problem')) ?? []
      return ids.map((id) => textAt(html, id))
    })
    expect([...alone, ...described].toSorted()).toEqual(
      rowsOf(kind)
        .map(([at]) => `Mend ${at}`)
        .toSorted(),
    )
  })
})

describe('a form that is drawn from its fields', () => {
  const contact = newDraft('contact', today, { outcome: 'completed', mode: 'phone' })
  it('marks the control that is wrong, and no other', () => {
    const wrong = elements(factForm(contact, [{ at: 'minutes', problem: 'No number' }]), 'input', 'textarea')
    expect(wrong.filter((one) => one['aria-invalid'] === 'true').map(({ inputmode }) => inputmode)).toEqual(['numeric'])
    expect(elements(factForm(contact), 'input').filter((one) => 'aria-invalid' in one)).toEqual([])
  })
  it('calls a field by its label alone, and describes it by its hint and by what is wrong', () => {
    const html = factForm(newDraft('hand-over', today), [{ at: 'acceptedBy', problem: 'Write a name' }])
    expect(labels(html)).toContain('Accepted by')
    const control = elements(html, 'input').find((one) => one['aria-invalid'] === 'true')
    expect(control?.['aria-describedby']?.split(' ').map((id) => textAt(html, id))).toEqual(['a name', 'Write a name'])
  })
  it('says first what is wrong with a field that it does not show', () => {
    const html = factForm(contact, [{ at: 'strange', problem: 'Not of this form' }])
    expect(textOf(html).trim()).toMatch(/^Not of this form Day/)
  })
  it('asks for a field that it would not ask for where something is wrong with it', () => {
    const plan = newDraft('safety', today, { event: 'safety-plan' })
    const refused = factForm(plan, [{ at: 'finding', problem: 'Say what was found' }])
    expect(labels(refused)).toHaveLength(labels(factForm(plan)).length + 1)
  })
  it('shows what stands in it, and asks for no field that the form around it asks', () => {
    const html = factForm(typed(contact, { minutes: '20', note: 'Sleeps <better>' }), [], ['mode'])
    expect(elements(html, 'input').find(({ inputmode }) => inputmode === 'numeric')).toMatchObject({ value: '20' })
    expect(html).toContain('Sleeps &lt;better')
    expect(labels(html)).toEqual(['Day', 'Outcome', 'Minutes', 'Work done', 'Next contact due', 'Note'])
  })
  it('lets every choice that may be left open be taken back, and offers none that has to be made as not said', () => {
    for (const kind of KIND_NAMES)
      for (const [name, field] of rowsOf(kind)) {
        if (!field.optional || !(field.type === 'choice' || field.type === 'yes-no')) continue
        const draft = newDraft(kind, today)
        const others = rowsOf(kind).flatMap(([other]) => (other === name ? [] : [other]))
        const html = factForm(draft, [{ at: name, problem: 'Mend it' }], others)
        const open = !isNeeded(kind, name, saidSoFar(draft))
        expect({ kind, name, open: /Not said|Not asked/.test(textOf(html)) }).toEqual({ kind, name, open })
      }
    const asked = { kind: 'safety', day: today, event: 'risk-assessment', meansAsked: true } as const
    const { meansAsked: _, ...rest } = asked
    expect(toFact(typed(draftOf(asked), { meansAsked: '' }))).toEqual({ ok: true, fact: rest })
  })
  it('has nothing chosen at first where a finding, a safety plan or a welfare check has to be said', () => {
    const chosen = (html: string) => elements(html, 'input').filter((one) => 'checked' in one)
    for (const [kind, says, label] of [
      ['safety', { event: 'risk-assessment' }, 'Found: risk is'],
      ['safety-outcome', { outcome: 'managed' }, 'Safety plan'],
      ['safety-outcome', { outcome: 'not-reached' }, 'Welfare check'],
      ['safety-confirmation', { confirms: 'struck-out' }, ''],
    ] as const) {
      const [field = ''] = rowsOf(kind).flatMap(([name, { type, optional }]) =>
        type === 'choice' && optional && isNeeded(kind, name, says) ? [name] : [],
      )
      const others = rowsOf(kind).flatMap(([name]) => (name === field ? [] : [name]))
      const html = factForm(newDraft(kind, today, says), [], [...others, 'day'])
      expect(textOf(html)).toContain(label)
      expect([elements(html, 'input').length, chosen(html), /Not said/.test(html)]).toEqual([
        expect.any(Number),
        [],
        false,
      ])
    }
  })
  it('keeps what it does not show of what is corrected', () => {
    const recorded: ClinicalFact = {
      ...{ kind: 'treatment', day: today, action: 'start', modality: 'medication', name: 'sertraline', dose: '50 mg' },
      ...{ underPlan: true, psychotropic: true, time: '10:30', sourceOf: 'newer' },
    }
    const draft = draftOf(recorded)
    expect(textOf(factForm(draft))).not.toContain('newer')
    expect(toFact(typed(draft, { dose: '75 mg' }))).toEqual({ ok: true, fact: { ...recorded, dose: '75 mg' } })
  })
})

describe('the form of a questionnaire', () => {
  const answered = (values: Draft['values']): Draft => typed(makeDraft('phq-9', today, { reached: 'treated' }), values)
  it.each([...MEASURES])(
    'asks every item of %s by its words, with the answers of the first open one in reach of a key',
    async (id) => {
      const words = await wordingOf(id as MeasureId)
      const { items } = INSTRUMENTS[id]
      const answers = items.map((item, i) => (i === 0 ? (optionsOf(INSTRUMENTS[id], item)[0]?.value ?? null) : null))
      const form = { instrument: id, by: 'answers', answers, total: '' } as const
      const html = render(Questions, {
        props: { form, words, today: '2026-11-23', before: null, onAnswers: () => undefined, onPast: () => undefined },
      }).body
      const groups = elements(html, 'div').filter(({ role }) => role === 'radiogroup')
      const asked = groups.map((one) => textAt(html, one['aria-labelledby'] ?? ''))
      expect(asked).toEqual(items.map((_, i) => expect.stringContaining(words.items[i]?.slice(0, 20) ?? '?')))
      expect(groups.map(({ tabindex }) => tabindex)).toEqual(items.map((_, i) => (i === 1 ? '0' : '-1')))
      expect(elements(html, 'span').filter((one) => one['aria-checked'] === 'true')).toHaveLength(1)
    },
  )
  it('names the columns of answers where all items share them, and says beside each item what was answered last and when', async () => {
    const words = await wordingOf('phq-9')
    const form = { instrument: 'phq-9', by: 'answers', answers: Array(9).fill(null), total: '' } as const
    const before = { day: '2026-11-09', answers: [3, null, ...Array(7).fill(0)] }
    const said = textOf(
      render(Questions, { props: { form, words, today, before, onAnswers: () => undefined, onPast: () => undefined } })
        .body,
    )
    for (const column of ['Not at all', 'Several days', 'More than half the days', 'Nearly every day'])
      expect(said).toContain(column)
    expect(said.replaceAll('\u00a0', ' ')).toContain('Last time: 9 Nov')
    expect(said).toMatch(/pleasure in doing things\s+was 3/)
    expect(said).toMatch(/depressed, or hopeless\s+not answered before/)
    const own = await wordingOf('epds')
    expect(columnWords(INSTRUMENTS['epds'], own)).toBeNull()
  })
  it('lets "without a total" be taken back once it is chosen, for as long as there is none', () => {
    const boxes = (values: Draft['values']) =>
      elements(instrumentForm(answered(values), []), 'input').filter(({ type }) => type === 'checkbox')
    const few = [1, ...Array(8).fill(null)]
    expect(boxes({ answers: few, incomplete: 'yes' })).toEqual([expect.objectContaining({ checked: '' })])
    expect(boxes({ answers: few })).toEqual([])
    expect(boxes({ answers: Array(9).fill(1), incomplete: 'yes' })).toEqual([])
  })
  it('asks how difficult the problems made daily life as the PHQ-9 does, and of no form that does not', () => {
    const says = (id: MeasureId) => textOf(instrumentForm(makeDraft(id, today, { reached: 'treated' }), []))
    const asked = 'do your work, take care of things at home, or get along with other people?'
    expect(says('phq-9')).toContain(asked)
    for (const word of ['Not difficult at all', 'Somewhat difficult', 'Very difficult', 'Extremely difficult'])
      expect(says('phq-9')).toContain(word)
    expect(says('gad-7')).not.toContain(asked)
  })
  it('says where answers are missing, and offers to save without them only once some are given', () => {
    const problem = [{ at: 'answers', problem: 'Too few answers' }]
    const some = instrumentForm(answered({ answers: [1, ...Array(8).fill(null)] }), problem)
    const none = instrumentForm(answered({}), problem)
    expect([some, none].map((html) => textOf(html).split('Too few answers').length - 1)).toEqual([1, 1])
    expect(
      [some, none].map((html) => elements(html, 'input').filter(({ type }) => type === 'checkbox').length),
    ).toEqual([1, 0])
  })
  it('says once whatever is wrong with the score, however it is entered', () => {
    const problems = ['answers', 'answers.3', 'total'].map((at) => ({ at, problem: `Mend ${at}!` }))
    for (const draft of [answered({ answers: [1, ...Array(8).fill(null)] }), answered({ total: '99' })]) {
      const said = textOf(instrumentForm(draft, problems))
      for (const { problem } of problems) expect(said.split(problem)).toHaveLength(2)
    }
  })
  it('says what is wrong with a day in its form, and with a total at the total', () => {
    const total = answered({ total: '99' })
    const html = instrumentForm(total, [
      { at: 'total', problem: 'At most 27' },
      { at: 'day', problem: 'Still to come' },
    ])
    const wrong = elements(html, 'input').filter((one) => one['aria-invalid'] === 'true')
    expect(wrong.map((one) => textAt(html, one['aria-describedby']?.split(' ').at(-1) ?? ''))).toEqual([
      'Still to come',
      'At most 27',
    ])
  })
  it('says a score and its answer about safety at once', () => {
    const html = instrumentForm(answered({ answers: [2, 2, 2, 2, 2, 2, 2, 2, 1] }))
    expect(textOf(html)).toMatch(/17 moderately severe 9 of 9 answered/)
    expect(textOf(html)).toContain('Item 9 is 1. It was never asked before')
  })
  it('asks who answered, and keeps it when an answer is corrected', () => {
    const recorded: ClinicalFact = {
      ...{ kind: 'assessment', day: today, instrument: 'phq-9', occasion: 'follow-up', mode: 'self' },
      answers: [1, 1, 1, 1, 1, 1, 1, 1, 0],
    }
    const draft = draftOf(recorded)
    expect(labels(instrumentForm(draft))).toEqual([
      ...['Enter', 'Day', 'Occasion', 'Answered'],
      expect.stringContaining('how difficult'),
    ])
    const fact = toFact(typed(draft, { answers: [0, 1, 1, 1, 1, 1, 1, 1, 0] }))
    expect(fact).toEqual({ ok: true, fact: { ...recorded, answers: [0, 1, 1, 1, 1, 1, 1, 1, 0] } })
  })
})
