import type { Entry, NewEntry } from '../chart/entry.ts'
import type { Episode, Patient } from '../chart/episode.ts'
import type { EpisodeOf, Person, PersonHeader } from '../person/person.ts'

/**
 * What one request would add, decided from what was read and nothing else. Whoever carries it out stamps the facts, folds each chart
 * once and writes all of it in one transaction.
 */
export interface Decision<C extends ChartAt = ChartAt> {
  /** The chart that the answer is about comes first. */
  readonly charts: readonly ChartDecision<C>[]
  readonly people?: readonly PersonDecision[]
  readonly numbers?: readonly NumberDecision[]
  readonly sources?: readonly SourceDecision[]
  /** Whether an import changes what the header says; its answer tells it again when it is asked again. */
  readonly headerChanged?: boolean
}

/** A person's own chart. */
export interface PersonDecision {
  /** null makes it. */
  readonly before: Person | null
  /** The header as it shall be, with the next version. */
  readonly header: PersonHeader
  readonly added: readonly Added[]
  /** Who the person is after it, as the clinic tells that is named. */
  readonly patient: Patient
  readonly clinicId: string
  /** Episodes that become theirs. */
  readonly episodes: readonly EpisodeOf[]
}

/** A record number of a clinic: whose it becomes and whose it was; null = nobody's. */
export interface NumberDecision {
  readonly clinicId: string
  readonly mrn: string
  readonly now: { readonly patientId: string; readonly episodeId: string } | null
  readonly was: string | null
}

/** The patient of a source, by its id there, who was found to be a person known here. */
export interface SourceDecision {
  readonly clinicId: string
  readonly system: string
  readonly patientSourceId: string
  readonly patientId: string
}

/** A chart as it was read. */
export interface ChartAt {
  readonly episode: Episode
  readonly entries: readonly Entry[]
}

export interface ChartDecision<C extends ChartAt = ChartAt> {
  /** null opens the episode. */
  readonly before: C | null
  /** The header as it shall be, with the next version. */
  readonly episode: Episode
  readonly added: readonly Added[]
}

/** A fact to be added. What comes from another system has its id already, and may say when it was issued there. */
export interface Added {
  readonly fact: NewEntry
  readonly imported?: { readonly id: string; readonly issued: string | null }
  /** It was known before, and is written down with what is new (`former` of an entry). */
  readonly former?: true
}

export const typed = (facts: readonly NewEntry[]): readonly Added[] => facts.map((fact) => ({ fact }))

/** The header of a chart that goes on, with the version that a write makes. */
export const next = (episode: Episode): Episode => ({ ...episode, version: episode.version + 1 })
