import type { Entry } from '../../core/chart/entry.ts'
import type { Episode, Patient } from '../../core/chart/episode.ts'
import type { Summary } from '../../core/chart/summary.ts'
import { entryText } from '../../core/chart/written/entry.ts'
import { stampOf } from '../../core/chart/written/held.ts'
import type { Formats } from '../../core/formats.ts'
import type { EpisodeOf, PersonHeader } from '../../core/person/person.ts'
import { entryItem, headerItem, mrnItem, summaryItem } from './chart-items.ts'
import type { Item } from './client.ts'
import { chartKeys } from './keys.ts'

/** What the partition of a person holds, as pure functions from core types to items. */

interface Told {
  readonly header: PersonHeader
  readonly patient: Patient
  readonly clinicId: string
}

/**
 * `patient` and `clinicId` are what releases before persons had charts read, and all that is written of a person who has none: that
 * is format 1, without a version.
 */
export const personItem = ({ header, patient, clinicId }: Told): Item => ({
  ...chartKeys.patient(header.patientId),
  clinicId,
  patient: JSON.stringify(patient),
  ...(header.version === 0 ? {} : { format: 2, version: header.version, person: JSON.stringify(header) }),
})

export function personEntryItem(patientId: string, entry: Entry, formats: Formats): Item {
  const format = stampOf(entry.fact, formats.entry)
  const { kind, day } = entry.fact
  return {
    ...chartKeys.personEntry(patientId, entry.id),
    ...{ format, kind, day, version: entry.version, entry: entryText(entry, format) },
  }
}

export const patientEpisodeItem = (patientId: string, { episodeId, clinicId }: EpisodeOf): Item => ({
  ...chartKeys.patientEpisode(patientId, episodeId),
  clinicId,
})

/** A chart and its person's, whole. */
export interface WholeChart {
  readonly episode: Episode
  readonly entries: readonly Entry[]
  readonly summary: Summary
  /** The person's own chart; left out where it is what releases before persons had charts knew. */
  readonly person?: { readonly header: PersonHeader; readonly entries: readonly Entry[] }
}

/** A person's chart as it is written: format 1 holds no entries. */
function personIn({ episode, person }: WholeChart, formats: Formats): NonNullable<WholeChart['person']> {
  if (person && formats.person > 1) return person
  const { patientId, clinicId, patient } = episode
  const header = { patientId, version: 0, clinics: [clinicId], origin: patient, saidAfter: 0, mergedInto: null }
  return { header, entries: [] }
}

/** Every item of a chart, and of its person, as its last write would have left it; for loading in bulk. */
export const chartItems = (chart: WholeChart, mrnDigest: string, formats: Formats): readonly Item[] => {
  const { episode, entries, summary } = chart
  const { patientId, episodeId, clinicId, patient } = episode
  const person = personIn(chart, formats)
  return [
    headerItem(episode, summary, formats),
    ...entries.map((entry) => entryItem(episodeId, entry, formats)),
    summaryItem(clinicId, summary, formats),
    personItem({ header: person.header, patient, clinicId }),
    ...person.entries.map((entry) => personEntryItem(patientId, entry, formats)),
    patientEpisodeItem(patientId, episode),
    mrnItem(clinicId, mrnDigest, { patientId, episodeId }),
  ]
}
