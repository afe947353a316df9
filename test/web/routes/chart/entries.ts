import type { ClinicalFact, Entry, NewEntry } from '../../../../core/chart/entry.ts'

/** An entry of a day, written at noon of it by K. */
export const makeEntry = (id: string, fact: NewEntry, more: Partial<Entry> = {}): Entry => ({
  id,
  instant: `${fact.day}T12:00:00Z`,
  author: 'km-1',
  source: 'typed',
  version: 1,
  place: 0,
  local: `${fact.day}T12:00:00`,
  fact,
  ...more,
})
export const phq9Total = (day: string, total: number): ClinicalFact => ({
  kind: 'assessment',
  day,
  instrument: 'phq-9',
  total,
  occasion: 'follow-up',
})
export const started = (day: string, name = 'sertraline'): NewEntry => ({
  kind: 'treatment',
  day,
  action: 'start',
  modality: 'medication',
  name,
  dose: '25 mg',
  underPlan: true,
  psychotropic: true,
})
