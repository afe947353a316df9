import type { Patient } from '../chart/episode.ts'
import type { Entry } from '../chart/entry.ts'

/**
 * The header of a person's own chart, which holds who they are: identity, numbers and contact details as entries with their history
 * (laws W2). One person has one such chart in a network, whatever clinics they are in.
 */
export interface PersonHeader {
  readonly patientId: string
  /** The only version of this chart; 0 where it was written before persons had charts. */
  readonly version: number
  /** Clinics in which the person has an episode or a number; a member of any of them may open this chart. */
  readonly clinics: readonly string[]
  /** What an earlier release knew, which writes no entries. null where the entries tell all of it. */
  readonly origin: Patient | null
  /**
   * The version that `origin` was said after: 0 = before the first entry. A release without persons' charts writes identity as one text
   * over all of this; where it was the last to write, its text stands until an identity is recorded again.
   */
  readonly saidAfter: number
  /** The person was entered twice, and this is the other one, whose chart goes on; null = this is theirs. */
  readonly mergedInto: string | null
}

/** A person's chart: who they are, by entries, and which episodes are theirs. */
export interface Person {
  readonly header: PersonHeader
  readonly entries: readonly Entry[]
  readonly episodes: readonly EpisodeOf[]
}
export interface EpisodeOf {
  readonly episodeId: string
  readonly clinicId: string
}
