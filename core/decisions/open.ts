import type { NewEntry } from '../chart/entry.ts'
import type { Episode } from '../chart/episode.ts'
import { typed, type Added, type ChartDecision, type NumberDecision, type PersonDecision } from './decision.ts'

type Opening = Pick<Episode, 'episodeId' | 'patientId' | 'clinicId' | 'patient' | 'coverage' | 'careManager'>

/** What opens a person's first episode. */
export interface Opened {
  readonly charts: readonly [ChartDecision<never>]
  readonly people: readonly PersonDecision[]
  readonly numbers: readonly NumberDecision[]
}

/** A person who is new, with their first episode and the number they have in its clinic. */
export function openedWith(opening: Opening, added: readonly Added[]): Opened {
  const { episodeId, patientId, clinicId, patient } = opening
  const header = { patientId, version: 0, clinics: [clinicId], origin: patient, mergedInto: null }
  return {
    charts: [{ before: null, episode: { ...opening, version: 1, continuedFrom: null }, added }],
    people: [{ before: null, header, added: [], patient, clinicId, episodes: [{ episodeId, clinicId }] }],
    numbers: [{ clinicId, mrn: patient.mrn, now: { patientId, episodeId }, was: null }],
  }
}

export const opened = (opening: Opening, facts: readonly NewEntry[]): Opened => openedWith(opening, typed(facts))
