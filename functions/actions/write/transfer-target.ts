import { TELLS_PERSONS } from '../../../core/decisions/open.ts'
import { readChart, type ChartReading } from '../../../core/chart/fold.ts'
import { fail } from '../../../core/result.ts'
import type { StoredChart } from '../../store/charts.ts'
import type { Writing } from './deps.ts'
import { allOf, barredPerson, goingOn, seenPerson, type SeenPerson } from './person-target.ts'
import { about, DAMAGED, NEWER, unreadable } from './refusals.ts'
import type { Target } from './write.ts'

interface Leaving extends Writing {
  readonly chart: StoredChart
  readonly body: { readonly version: number }
}

/** A chart that its person leaves, and the person. */
export interface SeenTransfer {
  readonly chart: StoredChart
  readonly read: ChartReading
  readonly seen: SeenPerson
}
type Found = SeenTransfer & { readonly closed: 'newer' | 'damaged' | null }

/** A chart that goes on elsewhere. */
export const transferTarget: Target<Leaving, Found> = {
  clinicOf: ({ chart }) => chart.episode.clinicId,
  subjectOf: ({ chart }) => chart.episode.episodeId,
  async see(deps, { chart, now }) {
    const { episode, entries } = chart
    const { chosen } = await deps.directory.choices(episode.clinicId)
    const person = await goingOn(deps, episode.patientId)
    const read = readChart(episode, entries, chosen)
    if ('why' in person) {
      const header = {
        patientId: episode.patientId,
        version: 0,
        clinics: [],
        origin: episode.patient,
        saidAfter: 0,
        mergedInto: null,
      }
      const nobody = { header, entries: [], episodes: [], unread: [] }
      return { chart, read, seen: { person: nobody, absorbed: [], charts: [], unread: [] }, closed: person.why }
    }
    return { chart, read, seen: await seenPerson(deps, person, now), closed: null }
  },
  touched: ({ chart }) => about(chart.episode),
  barred({ chart, seen, closed }) {
    const touched = about(chart.episode)
    if (closed) return { result: fail('unreadable', closed === 'newer' ? NEWER : DAMAGED), touched }
    return unreadable(chart) ?? barredPerson(allOf(seen), touched)
  },
  ahead: ({ chart }, { body }) => (body.version === chart.episode.version ? null : chart.episode.version),
  asksFirst: false,
  since: TELLS_PERSONS,
}
