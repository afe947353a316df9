import { describe, expect, it } from 'vitest'
import type { ClinicalFact } from '../../../../core/chart/entry.ts'
import { readFact, rowsOf } from '../../../../core/chart/kinds/read.ts'
import {
  draftOf,
  isAsked,
  newDraft,
  saidSoFar,
  toFact,
  typed,
  type Draft,
  type Values,
} from '../../../../web/src/lib/forms/draft.ts'
import { putAway } from '../../../../web/src/routes/chart/[episodeId]/save/put-away.ts'
import { draftsIn, type InForm } from '../../../../web/src/routes/chart/[episodeId]/save/sent.ts'
import { isStepUntouched } from '../../../../web/src/lib/forms/touched.ts'
import { newStep, type RecordedStep } from '../../../../web/src/routes/chart/[episodeId]/draft/steps.ts'
import fc, { RUNS } from '../../../support/seeded.ts'
import { anyFact, TODAY } from '../../../support/whole-charts/index.ts'
import { otherValue } from './drafts.ts'

const nothing = { list: [], steps: {}, corrections: {} }
/** Facts of what stands in a form. */
const factsOf = (from: InForm): ClinicalFact[] =>
  draftsIn(from).map((draft) => {
    const checked = toFact(draft)
    if (!checked.ok) throw new Error(JSON.stringify(checked.problems))
    return checked.fact
  })
const after = (kept: Parameters<typeof putAway>[0], from: InForm, ids: readonly string[] = ['n1', 'n2']) =>
  putAway(kept, { from, facts: factsOf(from) }, ids)

/** A new form in which a fact stands. */
const stating = (fact: ClinicalFact): Draft => {
  const { kind, values } = draftOf(fact)
  return { kind, values, start: newDraft(fact.kind, fact.day).start, recorded: null }
}

describe('law W5: of what is typed on after it was sent, in the form that records', () => {
  it('the correction states all that the form states, whatever was typed on in it, of every kind', () => {
    const edited = anyFact.chain((fact) =>
      fc.record({ fact: fc.constant(fact), names: fc.subarray(rowsOf(fact.kind).map(([name]) => name)) }),
    )
    let compared = 0
    fc.assert(
      fc.property(edited, ({ fact, names }) => {
        const sent = stating(fact)
        const from = { form: 'record', drafts: [sent] } as const
        const stated = toFact(sent)
        // One after the other, as a person types: only where the form asks by then.
        const now = rowsOf(fact.kind).reduce((draft, [name, field]) => {
          const isEdited = names.includes(name) && isAsked(draft, name, saidSoFar(draft))
          return isEdited ? typed(draft, { [name]: otherValue(field, draft.values[name]) }) : draft
        }, sent)
        const checked = toFact(now)
        if (!stated.ok || !checked.ok) return
        compared += 1
        const { list, corrections } = after({ ...nothing, list: [now] }, from)
        expect(list).toEqual([])
        const correction = corrections['n1']
        const goesOn = correction ? toFact(correction.draft) : stated
        // What was recorded and is asked of nothing new stays in sight in a correction, and in it until somebody takes it out (laws W1).
        expect(goesOn.ok && readFact(goesOn.fact)).toMatchObject(readFact(checked.fact))
      }),
      { numRuns: RUNS * 2 },
    )
    expect(compared).toBeGreaterThan(RUNS / 2)
  })
  const call = typed(newDraft('contact', TODAY, { outcome: 'completed', mode: 'phone' }), { minutes: '20', note: 'A' })
  const referral = typed(newDraft('referral', TODAY), { from: 'Dr Oyelaran' })
  const from = { form: 'record', drafts: [call, referral] } as const
  it('a field that was emptied is emptied by the correction, also where nothing is typed in the form any more', () => {
    const { corrections, goesOn } = after({ ...nothing, list: [typed(call, call.start), referral] }, from)
    expect(goesOn).toBe(true)
    expect(corrections['n1']?.draft.values).toMatchObject({ minutes: '', note: '' })
  })
  it('each form goes on by itself, and what was opened since stays as it is', () => {
    const close = typed(newDraft('close', TODAY), { note: 'Moved' })
    const now = [typed(call, { note: 'B' }), typed(referral, { from: 'Dr Lund' }), close, newDraft('consent', TODAY)]
    const { list, goesOn, corrections } = after({ ...nothing, list: now }, from)
    expect([list.map(({ kind }) => kind), goesOn]).toEqual([['close', 'consent'], true])
    expect([list[0], Object.keys(corrections)]).toEqual([close, ['n1', 'n2']])
  })
  it('what was left out is named, and another form of its kind is not taken for it', () => {
    const another = typed(newDraft('contact', TODAY, { outcome: 'completed', mode: 'phone' }), { minutes: '5' })
    const { list, takenBack, goesOn } = after({ ...nothing, list: [another, referral] }, from)
    expect([list, takenBack, goesOn]).toEqual([[another], ['n1'], false])
  })
})

describe('law W5: of what is typed on after it was sent, in a step about safety', () => {
  const step = (name: RecordedStep, values: Values = {}) => {
    const made = newStep(name, { today: TODAY, me: 'Kerensa Aldous', waiting: [] })
    return { ...made, draft: typed(made.draft, values) }
  }
  const moderate = { finding: 'moderate', meansAsked: 'yes', action: 'Plan made' }
  const sent = step('risk-assessment', moderate)
  const from = { form: 'step', step: sent } as const
  it('"Managed now: Yes" stands by itself with all that was typed in it, and is not saved', () => {
    const next = typed(sent.next, { nextContact: '2026-12-01' })
    const now = { ...sent, managed: 'yes' as const, next }
    const { steps, corrections, goesOn } = after({ ...nothing, steps: { 'risk-assessment': now } }, from)
    expect([goesOn, corrections, Object.keys(steps)]).toEqual([true, {}, ['managed']])
    expect(steps.managed?.draft.values).toMatchObject({ nextContact: '2026-12-01', day: sent.draft.values['day'] })
    const bare = after({ ...nothing, steps: { 'risk-assessment': { ...sent, managed: 'yes' } } }, from)
    expect(bare.steps.managed && isStepUntouched(bare.steps.managed)).toBe(false)
  })
  it('one that was cancelled and begun anew is another one, and what was sent is named as left out', () => {
    const anew = step('risk-assessment', { finding: 'low' })
    const { steps, takenBack, corrections } = after({ ...nothing, steps: { 'risk-assessment': anew } }, from)
    expect([steps['risk-assessment'], takenBack, corrections]).toEqual([anew, ['n1'], {}])
  })
  it('what was typed as managed before stays over what comes along', () => {
    const own = step('managed', { nextContact: '2026-12-09' })
    const next = typed(sent.next, { nextContact: '2026-12-01' })
    const kept = { ...nothing, steps: { 'risk-assessment': { ...sent, managed: 'yes' as const, next }, managed: own } }
    expect(after(kept, from).steps.managed?.draft.values['nextContact']).toBe('2026-12-09')
  })
  it('another finding goes on as a correction of the assessment, and nothing is managed with it', () => {
    const now = { ...sent, draft: typed(sent.draft, { finding: 'high' }) }
    const { steps, corrections } = after({ ...nothing, steps: { 'risk-assessment': now } }, from)
    expect(steps).toEqual({})
    expect(corrections['n1']?.draft.values['finding']).toBe('high')
  })
  it('what was sent as managed and is not said so any more is named: it stands in the chart', () => {
    const both = { ...sent, managed: 'yes' as const, next: typed(sent.next, { nextContact: '2026-12-01' }) }
    const kept = { ...nothing, steps: { 'risk-assessment': { ...both, managed: 'no' as const } } }
    expect(after(kept, { form: 'step', step: both }).takenBack).toEqual(['n2'])
    expect(after(nothing, { form: 'step', step: both }).takenBack).toEqual(['n1', 'n2'])
  })
})

describe('law W5: of what is typed on after it was sent, in a correction', () => {
  const was: ClinicalFact = { kind: 'referral', day: TODAY, from: 'Dr Oyelaran' } as ClinicalFact
  const correction = { draft: typed(draftOf(was), { from: 'Dr Lund' }), way: 'replace', reason: 'Misheard' } as const
  const from = { form: 'correction', of: 'e0', correction } as const
  const left = (now: object) => after({ ...nothing, corrections: { e0: { ...correction, ...now } } }, from)
  it('it goes where nothing was', () => {
    expect(left({}).corrections).toEqual({})
  })
  it('other words, another reason and another way stand as a correction of the correction', () => {
    expect(left({ draft: typed(correction.draft, { from: 'Dr Lind' }) }).corrections).toMatchObject({
      n1: { draft: { recorded: { from: 'Dr Lund' }, values: { from: 'Dr Lind' } }, way: 'replace', reason: '' },
    })
    expect(left({ way: 'strike' }).corrections).toMatchObject({ n1: { way: 'strike' } })
  })
  it('another reason alone can be stored nowhere, and is told', () => {
    expect(left({ reason: 'Misread' })).toMatchObject({ corrections: {}, goesOn: false, unstored: ['Misread'] })
    const draft = typed(correction.draft, { from: 'Dr Lind' })
    expect(left({ draft, reason: 'Misread' }).corrections).toMatchObject({ n1: { reason: 'Misread' } })
  })
  it('what was struck out is final: what was typed on stays at it to be read', () => {
    const struck = { ...correction, way: 'strike' } as const
    const kept = { ...nothing, corrections: { e0: correction } }
    const { corrections, goesOn, struckOut } = after(kept, { form: 'correction', of: 'e0', correction: struck })
    expect([corrections, goesOn, struckOut]).toEqual([kept.corrections, false, true])
  })
  it('one that was cancelled is named', () => {
    expect(after(nothing, from).takenBack).toEqual(['n1'])
  })
})
