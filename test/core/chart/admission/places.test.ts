import { describe, expect, test } from 'vitest'
import type { ClinicalFact, NewEntry } from '../../../../core/chart/entry.ts'
import { admissionProblems, personProblems } from '../../../../core/chart/admission.ts'
import { NOTHING_CHOSEN } from '../../../../core/settings/index.ts'
import { problemWords } from '../../../../core/words/en/problems.ts'
import { anEpisode, entries as chartOf } from '../../../support/charts.ts'

const day = '2026-11-20'
const admitting = {
  ...{ today: '2026-11-24', local: '2026-11-24T10:00:00', chosen: NOTHING_CHOSEN },
  by: { sub: 'cm', consultant: false },
}
const referral: NewEntry = { kind: 'referral', day }
const identity: ClinicalFact = {
  ...{ kind: 'identity', day, family: 'Obuya', given: 'Noor', birthDate: null, sex: 'unknown' },
  ...{ language: 'so', raceEthnicity: 'unknown', rurality: 'unknown' },
}
const phone = { kind: 'contact-details', day, phone: '555 0100 200' } as const
const sent: ClinicalFact = { kind: 'safety-sent', day, to: 'e2', step: 'sent' }
const carried: ClinicalFact = {
  ...{ kind: 'safety-carried', day, state: 'unassessed', instrument: 'phq-9', item: 9, level: 3, coveredLevel: null },
  ...{ since: day, assessed: null, by: null, from: 'e1' },
}
const coverage: ClinicalFact = { kind: 'coverage', day, payerClass: 'medicaid', plan: 'harbor' }
const inEpisode = (facts: readonly NewEntry[], more: object = {}) =>
  admissionProblems(anEpisode(), chartOf(referral), facts, { ...admitting, ...more }).map(({ at, code }) => [at, code])
const ofPerson = (facts: readonly NewEntry[], before: readonly NewEntry[] = []) =>
  personProblems(chartOf(...before), facts, admitting).map(({ at, code }) => [at, code])

describe('law W2: who a person is', () => {
  test('is recorded in the person’s own chart and refused in an episode’s', () => {
    expect(ofPerson([identity, phone])).toEqual([])
    expect(inEpisode([identity, phone])).toEqual([
      ['entries.0.kind', 'wrong-chart'],
      ['entries.1.kind', 'wrong-chart'],
    ])
  })
  test('is corrected there like anything else', () => {
    const corrects = chartOf(identity)[0]?.id ?? ''
    const correction: NewEntry = {
      ...{ kind: 'correction', day, corrects, reason: 'Typed wrong', replacement: { ...identity, given: 'Nour' } },
    }
    expect(ofPerson([correction], [identity])).toEqual([])
  })
  test('says at least one way to reach the person, written so that somebody can use it', () => {
    const none = { kind: 'contact-details', day } as const
    expect(ofPerson([none])).toEqual([['entries.0.phone', 'no-contact-detail']])
    expect(ofPerson([{ ...none, phone: '12', otherPhone: 'call Ada', email: 'ada' }])).toEqual([
      ['entries.0.phone', 'not-a-phone'],
      ['entries.0.otherPhone', 'not-a-phone'],
      ['entries.0.email', 'not-an-address'],
    ])
  })
})

describe('law W2: coverage and the care manager', () => {
  test('are entries of the episode, and of no person’s chart', () => {
    const assigned: NewEntry = { kind: 'assignment', day, careManager: null }
    expect(inEpisode([coverage, assigned])).toEqual([])
    expect(ofPerson([coverage, referral])).toEqual([
      ['entries.0.kind', 'wrong-chart'],
      ['entries.1.kind', 'wrong-chart'],
    ])
  })
})

describe('law S5: safety that goes from episode to episode', () => {
  test('is written by a transfer or a merge, and by nobody’s hand', () => {
    for (const fact of [carried, sent]) {
      expect(inEpisode([fact])).toEqual([['entries.0.kind', 'by-action-only']])
      expect(inEpisode([fact], { byAction: true })).toEqual([])
    }
  })
  test('is neither changed nor struck out by hand', () => {
    const entries = chartOf(referral, carried)
    const corrects = entries[1]?.id ?? ''
    for (const replacement of [null, { ...carried, level: 0 }]) {
      const correction: NewEntry = { kind: 'correction', day, corrects, reason: 'Typed wrong', replacement }
      const [found, ...more] = admissionProblems(anEpisode(), entries, [correction], admitting)
      expect([found?.at, found?.code, more]).toEqual(['entries.0.corrects', 'by-action-only', []])
      expect(found && problemWords(found)).toMatch(/transferred, referred again or merged/)
    }
  })
})
