import type { Entry, NewEntry } from '../../core/chart/entry.ts'
import type { Episode, Patient } from '../../core/chart/episode.ts'
import { summarize } from '../../core/chart/fold.ts'
import type { Summary } from '../../core/chart/summary.ts'

/** Synthetic people and entries with everything filled in; a test names only what it is about. */
export const aPatient = (over: Partial<Patient> = {}): Patient => ({
  family: 'Testperson',
  given: 'Ada',
  mrn: '40-1001',
  birthDate: '1980-05-05',
  sex: 'female',
  language: 'en',
  raceEthnicity: 'white',
  rurality: 'urban',
  ...over,
})

export const anEpisode = (over: Partial<Episode> = {}): Episode => ({
  episodeId: 'e1',
  patientId: 'p1',
  clinicId: 'alder-street',
  version: 1,
  patient: aPatient(),
  coverage: { payerClass: 'commercial', plan: null },
  careManager: 'kerensa-aldous',
  continuedFrom: null,
  ...over,
})

/** Entries of one request in the order given, one second apart. */
export const entries = (...facts: NewEntry[]): Entry[] =>
  facts.map((fact, i) => ({
    id: `n${String(i).padStart(3, '0')}`,
    instant: new Date(Date.UTC(2026, 0, 1, 0, 0, i)).toISOString(),
    author: 'kerensa-aldous',
    source: 'typed',
    version: 1,
    place: i,
    local: `2026-01-01T00:00:${String(i % 60).padStart(2, '0')}`,
    fact,
  }))

export const folded = (facts: NewEntry[], over: Partial<Episode> = {}): Summary =>
  summarize(anEpisode(over), entries(...facts))

export const referral = (day: string): NewEntry => ({ kind: 'referral', day })
export const contact = (day: string, over: Partial<Extract<NewEntry, { kind: 'contact' }>> = {}): NewEntry => ({
  kind: 'contact',
  day,
  outcome: 'completed',
  mode: 'phone',
  work: [],
  ...over,
})
export const session = (day: string): NewEntry => contact(day, { work: ['behavioral-activation'] })
export const phq9 = (day: string, total: number, occasion: 'initial' | 'follow-up' = 'follow-up'): NewEntry => ({
  kind: 'assessment',
  day,
  instrument: 'phq-9',
  total,
  occasion,
})
export const gad7 = (day: string, total: number, occasion: 'initial' | 'follow-up' = 'follow-up'): NewEntry => ({
  kind: 'assessment',
  day,
  instrument: 'gad-7',
  total,
  occasion,
})
export const phq9Answers = (
  day: string,
  answers: (number | null)[],
  occasion: 'initial' | 'follow-up' = 'follow-up',
): NewEntry => ({ kind: 'assessment', day, instrument: 'phq-9', answers, occasion })
export const close = (day: string, reason: 'completed' | 'declined' | 'unreachable' = 'completed'): NewEntry => ({
  kind: 'close',
  day,
  reason,
})
export const medication = (
  day: string,
  action: 'start' | 'dose-change' | 'stop',
  underPlan = true,
  name = 'sertraline',
): NewEntry => ({ kind: 'treatment', day, action, modality: 'medication', name, underPlan, psychotropic: true })
