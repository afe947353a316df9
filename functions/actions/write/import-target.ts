import type { Touched } from '../../runtime/call.ts'
import type { StoredChart, UnreadChart } from '../../store/charts.ts'
import { isUnread } from '../../store/stored-chart.ts'
import { isUnreadPerson, type StoredPerson } from '../../store/stored-person.ts'
import type { WriteDeps, Writing } from './deps.ts'
import { about, unreadable, unreadableHeader } from './refusals.ts'
import type { Target } from './write.ts'

interface Importing extends Writing {
  readonly params: { readonly clinicId: string }
}
/** Who is here already under the ids of the source. */
export interface SeenImport {
  readonly chart: StoredChart | null
  readonly person: StoredPerson | null
}
type Found = SeenImport & { readonly closed: UnreadChart | null }

/** The episode that the patient of an import has, where they have one. */
export const importTarget = (episodeId: string): Target<Importing, Found> => ({
  clinicOf: ({ params }) => params.clinicId,
  subjectOf: ({ params }) => params.clinicId,
  async see({ charts }: WriteDeps): Promise<Found> {
    const chart = await charts.load(episodeId)
    if (!chart) return { chart: null, person: null, closed: null }
    if (isUnread(chart)) return { chart: null, person: null, closed: chart }
    const person = await charts.person(chart.episode.patientId)
    return { chart, person: person && !isUnreadPerson(person) ? person : null, closed: null }
  },
  touched: ({ chart }, { params }): Touched => (chart ? about(chart.episode) : { clinicId: params.clinicId }),
  barred: ({ chart, closed }, { params }) =>
    closed ? unreadableHeader(closed, { clinicId: params.clinicId }) : chart && unreadable(chart),
  ahead: () => null,
  asksFirst: true,
})
