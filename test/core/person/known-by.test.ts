import { describe, expect, it } from 'vitest'
import type { NewEntry } from '../../../core/chart/entry.ts'
import { knownBy } from '../../../core/person/known-by.ts'
import type { Person } from '../../../core/person/person.ts'
import { aPatient, entries } from '../../support/charts.ts'

const identity = (family: string, day = '2026-01-05'): NewEntry => {
  const { mrn: _, ...who } = aPatient({ family, given: 'Ana' })
  return { kind: 'identity', day, ...who }
}
const number = (mrn: string): NewEntry => ({ kind: 'record-number', day: '2026-01-05', clinicId: 'alder', mrn })
const person = (facts: readonly NewEntry[]): Person => ({
  header: { patientId: 'p', version: facts.length, clinics: ['alder'], origin: null, saidAfter: 0, mergedInto: null },
  entries: entries(...facts),
  episodes: [],
})

describe('what somebody is known by', () => {
  it('are the names before the last one, each once and however it was written', () => {
    const one = person([identity('Ruiz'), identity('RUIZ'), identity('Lopez', '2026-03-01')])
    expect(knownBy(one, []).formerNames).toEqual(['Ruiz, Ana'])
    expect(knownBy(person([identity('Lopez')]), []).formerNames).toEqual([])
  })
  it('is no name that was struck out: it was somebody else’s', () => {
    const strike: NewEntry = {
      ...{ kind: 'correction', day: '2026-02-01', corrects: 'n001', replacement: null, reason: 'Wrong person' },
    }
    expect(knownBy(person([identity('Lopez'), identity('Other'), strike]), []).formerNames).toEqual([])
  })
  it('are the telephones of before, each once and however it was written, and none that was struck out', () => {
    const reached = (phone: string): NewEntry => ({ kind: 'contact-details', day: '2026-01-05', phone })
    const strike: NewEntry = {
      ...{ kind: 'correction', day: '2026-02-01', corrects: 'n003', replacement: null, reason: 'Of her sister' },
    }
    const facts = [identity('Lopez'), reached('212 555 0101'), reached('(212) 555-0101'), reached('555-0199'), strike]
    expect(knownBy(person(facts), []).phones).toEqual(['212 555 0101'])
  })
  it('are the names and numbers of whom they were entered as a second time', () => {
    const kept = person([identity('Lopez'), number('A-1')])
    const other = person([identity('Ruiz'), number('B-2')])
    expect(knownBy(kept, [other])).toMatchObject({
      formerNames: ['Ruiz, Ana'],
      numbers: expect.arrayContaining(['A-1', 'B-2']),
    })
  })
})
