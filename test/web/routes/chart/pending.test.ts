import { describe, expect, it } from 'vitest'
import type { ClinicalFact } from '../../../../core/chart/entry.ts'
import { draftOf, newDraft, typed } from '../../../../web/src/lib/forms/draft.ts'
import { pending } from '../../../../web/src/routes/chart/[episodeId]/save/pending.ts'
import { newStep } from '../../../../web/src/routes/chart/[episodeId]/draft/steps.ts'
import { makeEntry } from './entries.ts'

const today = '2026-11-23'
const consent: ClinicalFact = { kind: 'consent', day: today, state: 'verbal' } as ClinicalFact
const chart = { entries: [makeEntry('n1', consent)] }
const correction = { draft: typed(draftOf(consent), { state: 'written' }), way: 'replace', reason: '' } as const
const plan = newStep('safety-plan', { today, me: 'Kerensa Aldous', waiting: [] })
const step = { ...plan, draft: typed(plan.draft, { action: 'Calls her sister' }) }
const kept = { corrections: { n1: correction }, steps: { 'safety-plan': step }, sent: [], failed: [] }
const closed = { correcting: null, reopening: null, step: null }
const sent = (from: object) => ({ state: 'unheard', from }) as never

describe('what is typed about a chart and not saved', () => {
  it('is named where its form is not open, by what it is about', () => {
    expect(pending(kept, chart, closed, today).typed).toEqual([
      { at: { correcting: 'n1' }, what: expect.stringMatching(/^Consent of /) as unknown, failed: false },
      { at: { step: 'safety-plan' }, what: 'Safety plan', failed: false },
    ])
  })
  it('is not named twice where its form is open, nor where nothing is typed', () => {
    expect(pending(kept, chart, { correcting: 'n1', reopening: null, step: 'safety-plan' }, today).typed).toEqual([])
    const opened = {
      ...kept,
      corrections: { n1: { ...correction, draft: draftOf(consent) } },
      steps: { 'safety-plan': plan },
    }
    expect(pending(opened, chart, closed, today).typed).toEqual([])
  })
  it('is not named where it is the reason of a reopening whose form is open', () => {
    const open = { ...closed, reopening: 'n1' }
    expect(pending({ ...kept, steps: {} }, chart, open, today).typed).toEqual([])
    expect(
      pending({ ...kept, sent: [sent({ form: 'correction', of: 'n1', correction })] }, chart, open, today),
    ).toEqual({
      typed: [expect.objectContaining({ what: 'Safety plan' })],
      unheard: [],
    })
  })
  it('is said to have failed where its save did, and not where nobody knows', () => {
    const failed = [{ from: { form: 'step', step }, trouble: {} }] as never
    const unknown = { ...kept, failed, sent: [sent({ form: 'step', step })] }
    expect(pending(unknown, chart, closed, today).typed.map((one) => one.failed)).toEqual([false, false])
    expect(pending({ ...kept, failed }, chart, closed, today).typed.map((one) => one.failed)).toEqual([false, true])
  })
})

describe('what may have been stored', () => {
  const record = sent({ form: 'record', drafts: [newDraft('contact', today)] })
  const ofStep = sent({ form: 'step', step })
  const ofCorrection = sent({ form: 'correction', of: 'n1', correction })
  it('is said also where its form was cancelled; the form that records says it itself', () => {
    const { unheard } = pending(
      { corrections: {}, steps: {}, sent: [record, ofStep, ofCorrection], failed: [] },
      ...([chart, closed, today] as const),
    )
    expect(unheard).toEqual([ofStep, ofCorrection])
  })
  it('is said by its form while that is open', () => {
    const open = { correcting: 'n1', reopening: null, step: 'safety-plan' } as const
    expect(pending({ ...kept, sent: [ofStep, ofCorrection] }, chart, open, today).unheard).toEqual([])
  })
})
