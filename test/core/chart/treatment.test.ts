import { describe, expect, test } from 'vitest'
import { summarize } from '../../../core/chart/fold.ts'
import type { NewEntry } from '../../../core/chart/entry.ts'
import { anEpisode, contact, folded, referral } from '../../support/charts.ts'
import { at, history, saved } from '../../support/history.ts'

const drug = (day: number, action: string, name = 'Sertraline', over: object = {}): NewEntry =>
  ({
    ...{ kind: 'treatment', day: at(day), action, modality: 'medication', name, underPlan: true, psychotropic: true },
    ...over,
  }) as NewEntry
const therapy = (day: number, action: string, name = 'cbt'): NewEntry =>
  drug(day, action, name, { modality: 'psychotherapy', psychotropic: false })
const given = (day: number, ...work: string[]): NewEntry => contact(at(day), { work: work as never })
const pressure = (day: number, action = 'start') => drug(day, action, 'Lisinopril', { psychotropic: false })
const treatmentOf = (...facts: NewEntry[]) => folded([referral(at(-90)), ...facts]).treatment

describe('law D3: what a person takes or does', () => {
  test.each<[string, NewEntry[], string[], boolean]>([
    ['nothing', [], [], false],
    ['a drug', [drug(-9, 'start')], ['Sertraline'], true],
    ['a drug with its dose', [drug(-9, 'start', 'Sertraline', { dose: '50 mg' })], ['Sertraline 50 mg'], true],
    [
      'a dose that changed',
      [
        ...[
          drug(-9, 'start', 'Sertraline', { dose: '50 mg' }),
          drug(-5, 'dose-change', 'SERTRALINE ', { dose: '75 mg' }),
        ],
      ],
      ['SERTRALINE  75 mg'],
      true,
    ],
    [
      'a change that does not repeat the dose',
      [...[drug(-9, 'start', 'Sertraline', { dose: '50 mg' }), drug(-5, 'dose-change')]],
      ['Sertraline 50 mg'],
      true,
    ],
    ['a drug that was stopped', [drug(-9, 'start'), drug(-5, 'stop', 'sertraline')], [], false],
    ...['Zoloft', 'Sertraline 50 MG Oral Tablet', 'sertraline HCl'].map(
      (written): [string, NewEntry[], string[], boolean] => [
        `nothing where ${written} was started and sertraline stopped`,
        [drug(-9, 'start', written), drug(-5, 'stop', 'sertraline')],
        [],
        false,
      ],
    ),
    [
      'a dose that changed under another name',
      [drug(-9, 'start', 'Zoloft', { dose: '50 mg' }), drug(-5, 'dose-change', 'Sertraline 100 MG Oral Tablet')],
      ['Sertraline 100 MG Oral Tablet 50 mg'],
      true,
    ],
    [
      'a combination of which one part was stopped',
      [drug(-9, 'start', 'Symbyax'), drug(-5, 'stop', 'fluoxetine')],
      ['Symbyax'],
      true,
    ],
    [
      'a combination that was stopped by its parts',
      [drug(-9, 'start', 'Symbyax'), drug(-5, 'stop', 'olanzapine / fluoxetine 6-25 mg')],
      [],
      false,
    ],
    [
      'a drug that no list knows, by its words',
      [drug(-9, 'start', 'Neuvoxine  5 mg'), drug(-8, 'start', 'Other'), drug(-5, 'stop', 'neuvoxine 5 MG')],
      ['Other'],
      true,
    ],
    [
      'one of two that was stopped',
      [drug(-9, 'start'), drug(-8, 'start', 'Bupropion'), drug(-5, 'stop')],
      ['Bupropion'],
      true,
    ],
    ['the newest first', [drug(-9, 'start'), drug(-8, 'start', 'Bupropion')], ['Bupropion', 'Sertraline'], true],
    [
      'a stopped one that was started again',
      [drug(-9, 'start'), drug(-7, 'stop'), drug(-5, 'start')],
      ['Sertraline'],
      true,
    ],
    ['a therapy', [therapy(-9, 'start', 'CBT')], ['CBT'], true],
    ['what is for the mind before what is not', [drug(-9, 'start'), pressure(-3)], ['Sertraline', 'Lisinopril'], true],
    ['a blood-pressure drug alone', [pressure(-3)], ['Lisinopril'], false],
    ['at most three', ['A', 'B', 'C', 'D'].map((name, i) => drug(-9 + i, 'start', name)), ['D', 'C', 'B'], true],
  ])('%s', (_, facts, names, standing) => {
    expect(treatmentOf(...facts)).toMatchObject({ names, standing })
  })
})

describe('the therapy given last', () => {
  test.each<[string, NewEntry[], object | null]>([
    ['none', [given(-9, 'psychoeducation')], null],
    [
      'that of the newest contact',
      [given(-9, 'cbt'), given(-4, 'problem-solving')],
      { name: 'problem-solving', day: at(-4) },
    ],
    [
      'not that of an attempt',
      [given(-9, 'cbt'), contact(at(-4), { outcome: 'attempted', work: ['cbt'] })],
      { name: 'cbt', day: at(-9) },
    ],
    ['not one that was stopped after it', [given(-9, 'cbt'), therapy(-4, 'stop', 'CBT')], null],
    ['one given after its stop', [therapy(-9, 'stop', 'CBT'), given(-4, 'cbt')], { name: 'cbt', day: at(-4) }],
    [
      'an earlier one where the last was stopped',
      [...[given(-9, 'problem-solving'), given(-6, 'cbt'), therapy(-4, 'stop', 'cbt')]],
      { name: 'problem-solving', day: at(-9) },
    ],
    [
      'one whose name is spelled with spaces',
      [given(-9, 'behavioral-activation'), therapy(-4, 'stop', 'Behavioral  Activation')],
      null,
    ],
    [
      'one beside a stop of another',
      [given(-9, 'cbt'), therapy(-4, 'stop', 'problem-solving')],
      { name: 'cbt', day: at(-9) },
    ],
  ])('is %s', (_, facts, expected) => {
    expect(treatmentOf(...facts).given).toEqual(expected)
  })
})

describe('law D1: the last change', () => {
  test.each<[string, NewEntry[], object | null]>([
    ['a start', [drug(-9, 'start')], { day: at(-9), action: 'start' }],
    ['a stop after a start', [drug(-9, 'start'), drug(-4, 'stop')], { day: at(-4), action: 'stop' }],
    [
      'one that was not under the plan',
      [drug(-9, 'dose-change', 'Sertraline', { underPlan: false })],
      { day: at(-9), action: 'dose-change' },
    ],
    ['a therapy', [drug(-9, 'start'), therapy(-4, 'start')], { day: at(-4), action: 'start' }],
    ['not that of a blood-pressure drug', [drug(-9, 'start'), pressure(-4)], { day: at(-9), action: 'start' }],
    ['nothing where only a blood-pressure drug was stopped', [pressure(-4, 'stop')], null],
  ])('is %s', (_, facts, change) => {
    expect(treatmentOf(...facts).change).toEqual(change)
  })
})

test('a correction of what is not in this chart says what it says, at its own place, and takes nothing away', () => {
  const known = history(saved(-90, referral(at(-90))), saved(-9, drug(-9, 'start')))
  const [lost] = history(
    saved(-3, {
      kind: 'correction',
      day: at(-3),
      corrects: 'elsewhere',
      replacement: pressure(-3) as never,
      reason: 'Wrong',
    }),
  ).map((entry) => ({ ...entry, id: 'lost', version: 9 }))
  expect(summarize(anEpisode(), lost ? [...known, lost] : known).treatment.names).toEqual(['Sertraline', 'Lisinopril'])
})

describe('laws D1 and R4: a stop of what was not going on', () => {
  const change = (...facts: NewEntry[]) => treatmentOf(...facts).change
  test('changes nothing of what is', () => {
    expect(change(drug(-30, 'start'), drug(-5, 'stop', 'Fluoxetine'))).toEqual({ day: at(-30), action: 'start' })
    expect(change(therapy(-30, 'start'), drug(-5, 'stop', 'Fluoxetine'))).toEqual({ day: at(-30), action: 'start' })
    expect(change(drug(-30, 'start'), therapy(-20, 'start'), drug(-5, 'stop'))).toEqual({ day: at(-5), action: 'stop' })
  })
  test('is all that is known where nothing is left', () => {
    expect(change(drug(-5, 'stop', 'Fluoxetine'))).toEqual({ day: at(-5), action: 'stop' })
  })
  test('is no action about a score', () => {
    const score = { kind: 'assessment', day: at(-9), instrument: 'phq-9', total: 20, occasion: 'follow-up' } as const
    const acted = (...facts: NewEntry[]) =>
      summarize(
        anEpisode(),
        history(
          saved(-40, referral(at(-90)), drug(-30, 'start'), therapy(-30, 'start')),
          saved(-9, score),
          ...facts.map((fact) => saved(-5, fact)),
        ),
      ).actedOn
    expect(acted(drug(-5, 'stop', 'Fluoxetine'))).toBeNull()
    expect(acted(drug(-5, 'stop'))).toMatchObject({ how: 'change', day: at(-5) })
  })
})
