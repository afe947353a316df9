import { succeed } from '../../core/result.ts'
import type { Answered, Call } from '../runtime/call.ts'

/** Entries of a chart with the notes that it was read without (core/chart/earlier-notes.ts). The edge has read it already. */
export function notes({ chart: { episode, entries }, query }: Call<'notes'>): Promise<Answered<'notes'>> {
  const asked = new Set(query.of.split(','))
  return Promise.resolve({
    result: succeed({ entries: entries.filter(({ id }) => asked.has(id)) }),
    touched: { clinicId: episode.clinicId, episodes: [episode.episodeId], patientId: episode.patientId },
  })
}
