import { describe, expect, it } from 'vitest'
import { textOf } from '../../../../web/src/routes/chart/[episodeId]/draft/as-text.ts'
import { draftOf, newDraft, typed, type Draft } from '../../../../web/src/lib/forms/draft.ts'
import { typedIn } from '../../../../web/src/routes/chart/[episodeId]/draft/from-text.ts'
import type { StepDraft } from '../../../../web/src/routes/chart/[episodeId]/draft/steps.ts'
import fc, { RUNS } from '../../../support/seeded.ts'
import { factOfAnyKind, TODAY } from '../../../support/whole-charts/index.ts'

const changed = (draft: Draft): Draft => typed(draft, { note: 'X', day: '2026-02-03' })
const step = (draft: Draft): StepDraft => ({ step: 'risk-assessment', draft, managed: '', next: draft })
const nothing = { list: [], steps: {}, corrections: {} }

describe('law W5: what is typed, as a text', () => {
  it('is the same when it is read again, of every kind, typed anew or corrected', () => {
    fc.assert(
      fc.property(fc.array(factOfAnyKind, { maxLength: 3 }), fc.string(), (facts, reason) => {
        const drafts = facts.map((fact) => changed(draftOf(fact)))
        const was = {
          list: drafts,
          steps: drafts[0] ? { 'risk-assessment': step(drafts[0]) } : {},
          corrections: Object.fromEntries(
            drafts.map((draft, i) => [`e${i}`, { draft, way: 'replace' as const, reason }]),
          ),
        }
        const text = textOf(was)
        if (drafts.length === 0) expect(text).toBeNull()
        else expect(text === null ? null : typedIn(text)).toEqual(was)
      }),
      { seed: 51, numRuns: RUNS },
    )
  })
  it('is nothing while forms are only open, and holds none of those beside what is typed', () => {
    const fresh = newDraft('contact', TODAY, { mode: 'phone' })
    expect(
      textOf({
        list: [fresh],
        steps: { 'risk-assessment': step(fresh) },
        corrections: { e: { draft: fresh, way: 'replace', reason: '' } },
      }),
    ).toBeNull()
    const text = textOf({ ...nothing, list: [fresh, changed(fresh)] }) ?? ''
    expect(typedIn(text)?.list).toEqual([changed(fresh)])
    expect(textOf({ ...nothing, corrections: { e: { draft: fresh, way: 'strike', reason: '' } } })).not.toBeNull()
  })
  it('of another version of the page, or cut, is not read by halves', () => {
    const text = textOf({ ...nothing, list: [changed(newDraft('contact', TODAY))] }) ?? ''
    expect(typedIn(text)).not.toBeNull()
    for (const other of [
      text.replace('"format":1', '"format":2'),
      text.replace('"kind":"contact"', '"kind":"hologram"'),
      (textOf({ ...nothing, steps: { 'risk-assessment': step(changed(newDraft('safety', TODAY))) } }) ?? '').replace(
        '"step":"risk-assessment"',
        '"step":"of-tomorrow"',
      ),
      text.slice(0, -3),
      ...['', 'null', '[]', '{"format":1}', '{"format":1,"list":[null],"steps":{},"corrections":{}}'],
    ])
      expect(typedIn(other), other).toBeNull()
  })
})
