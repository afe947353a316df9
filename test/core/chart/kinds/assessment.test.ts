import { describe, expect, it } from 'vitest'
import { readFact } from '../../../../core/chart/kinds/read.ts'
import { kindOf } from '../../../../core/chart/kinds/index.ts'
import { stampOf } from '../../../../core/chart/written/held.ts'
import { notHeld } from '../../../../core/words/admission.ts'
import { score } from '../../../../core/instruments/score.ts'
import { phq9 } from '../../../../core/instruments/phq-9/rules.ts'
import type { ClinicalFact } from '../../../../core/chart/entry.ts'

const answers = [1, 2, 1, 2, 1, 2, 1, 2, 0]
const fact = {
  ...{ kind: 'assessment', day: '2026-11-20', instrument: 'phq-9', occasion: 'follow-up' },
  ...{ answers, difficulty: 'very-difficult' },
} as const satisfies Omit<ClinicalFact & { kind: 'assessment' }, 'answers'> & { answers: readonly number[] }
const problemsOf = (said: object) =>
  kindOf('assessment')
    .problems?.(said as never, {} as never)
    .filter(Boolean)

describe('how difficult the problems of a PHQ-9 made daily life', () => {
  it('is kept with the answers or the total, in the four words of the form and no other', () => {
    expect(readFact({ ...fact })).toMatchObject({ ok: true, value: { difficulty: 'very-difficult' } })
    const { answers: _, ...rest } = fact
    expect(readFact({ ...rest, total: 12 }).ok).toBe(true)
    expect(readFact({ ...fact, difficulty: 'hard' })).toMatchObject({ ok: false, problems: [{ at: 'difficulty' }] })
  })
  it('is no part of the total', () => {
    expect(score(phq9, fact.answers)).toMatchObject({ total: 12 })
  })
  it('is refused of an instrument whose form does not ask it, and left out is nothing', () => {
    expect(problemsOf(fact)).toEqual([])
    expect(problemsOf({ ...fact, difficulty: undefined })).toEqual([])
    expect(problemsOf({ ...fact, instrument: 'gad-7', answers: [1, 1, 1, 1, 1, 1, 1] })).toMatchObject([
      { at: 'difficulty', code: 'difficulty-not-asked', args: { name: 'GAD-7' } },
    ])
  })
  it('is of entry format 4: older ones refuse it at its field, with where to write it; the rest keeps its format', () => {
    expect([stampOf(fact as never, 4), stampOf({ ...fact, difficulty: undefined } as never, 4)]).toEqual([4, 2])
    expect(notHeld(fact as never, 3)).toEqual([
      { at: 'difficulty', problem: expect.stringMatching(/does not keep how difficult .* note of a contact/) },
    ])
    expect(notHeld(fact as never, 4)).toEqual([])
  })
})
