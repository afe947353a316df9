import { describe, expect, it } from 'vitest'
import type { ClinicalFact } from '../../../../core/chart/entry.ts'
import {
  draftOf,
  isAsked,
  saidSoFar,
  shownIn,
  toFact,
  typed as withTyped,
  type Draft,
  type Values,
} from '../../../../web/src/lib/forms/draft.ts'
import { drafted } from './drafts.ts'
import { started } from './entries.ts'

const today = '2026-11-23'
const typed = (name: string, more: Values = {}) => drafted('treatment', today, { name, ...more })
const recorded = (name: string, psychotropic: boolean, more: Values = {}) => {
  const fact = { ...started(today, name), psychotropic } as ClinicalFact
  return withTyped(draftOf(fact), more)
}
const asksPsychotropic = (draft: Draft) => isAsked(draft, 'psychotropic', saidSoFar(draft))
const psychotropicOf = (draft: Draft) => shownIn(draft, 'psychotropic') === 'yes'
const saidBy = (draft: Draft) => {
  const checked = toFact(draft)
  return checked.ok ? checked.fact : checked.problems
}

describe('law D1: a drug that is typed', () => {
  it.each([
    ['lisinopril', false],
    ['Zestril 10 mg', false],
    ['Zoloft', true],
  ])('%s is asked nothing about: psychotropic %s', (name, psychotropic) => {
    expect(asksPsychotropic(typed(name))).toBe(false)
    expect(saidBy(typed(name))).toMatchObject({ psychotropic })
  })
  it('is asked about where its name does not tell it, and not saved before it is said', () => {
    expect(asksPsychotropic(typed('Neuvoxine'))).toBe(true)
    expect(saidBy(typed('Neuvoxine'))).toEqual([
      { at: 'psychotropic', problem: expect.stringMatching(/^Say whether this is a psychotropic drug: /) },
    ])
    expect(saidBy(typed('Neuvoxine', { psychotropic: 'no' }))).toMatchObject({ psychotropic: false })
    expect(saidBy(typed('Neuvoxine', { psychotropic: 'yes' }))).toMatchObject({ psychotropic: true })
  })
  it('has the word of its name when it was chosen for another one', () => {
    expect(saidBy(typed('lisinopril', { psychotropic: 'yes' }))).toMatchObject({ psychotropic: false })
  })
  it('without a name is asked for that alone', () => {
    expect(asksPsychotropic(typed(' '))).toBe(false)
    expect(saidBy(typed(' '))).toMatchObject([{ at: 'name' }])
  })
  it('is not asked about where it is psychotherapy', () => {
    expect(asksPsychotropic(typed('Circle of friends', { modality: 'psychotherapy' }))).toBe(false)
    expect(saidBy(typed('Circle of friends', { modality: 'psychotherapy' }))).toMatchObject({ psychotropic: false })
  })
})

describe('law W1: a drug that is corrected', () => {
  it.each([true, false])('shows what was recorded and keeps it, whatever its name says: %s', (psychotropic) => {
    for (const name of ['lisinopril', 'sertraline', 'Neuvoxine']) {
      expect(asksPsychotropic(recorded(name, psychotropic))).toBe(true)
      expect(psychotropicOf(recorded(name, psychotropic))).toBe(psychotropic)
      expect(saidBy(recorded(name, psychotropic, { dose: '5 mg' }))).toMatchObject({ psychotropic, dose: '5 mg' })
    }
  })
  it('says what is chosen', () => {
    expect(saidBy(recorded('lisinopril', true, { psychotropic: 'no' }))).toMatchObject({ psychotropic: false })
  })
  it('keeps it under another name of the same drug, and has the word of another drug', () => {
    expect(saidBy(recorded('sertraline', false, { name: 'Zoloft' }))).toMatchObject({ psychotropic: false })
    expect(saidBy(recorded('sertraline', true, { name: 'lisinopril' }))).toMatchObject({ psychotropic: false })
    expect(saidBy(recorded('sertraline', true, { name: 'Neuvoxine' }))).toMatchObject([{ at: 'psychotropic' }])
  })
})
