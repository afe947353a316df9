import { knownDay } from '../../core/chart/milestones.ts'
import { effective } from '../../core/chart/effective.ts'
import { contactOf } from '../../core/person/known-by.ts'
import { personNow } from '../../core/person/person-now.ts'
import { succeed } from '../../core/result.ts'
import type { Answered, Call } from '../runtime/call.ts'
import { worksIn } from '../store/member.ts'
import { clinicNow } from './clinic-rules.ts'
import type { WriteDeps } from './write/deps.ts'
import { aboutPerson, seenPerson } from './write/person-target.ts'

/** Who a person is, with all that was ever recorded of it, and their episodes as far as the caller may see them. */
export async function person(deps: WriteDeps, call: Call<'person'>): Promise<Answered<'person'>> {
  const { caller, clinicId } = call
  const seen = await seenPerson(deps, call.person, call.now)
  const { header, entries, unread } = call.person
  const { identity, numbers, absorbed } = personNow(call.person)
  const contact = contactOf(call.person, seen.absorbed)
  const { today } = await clinicNow(deps.directory, clinicId ?? '', call.now)
  const own = seen.charts.filter(({ chart }) => worksIn(caller, chart.episode.clinicId))
  const episodes = own.map(({ chart: { episode }, read: { summary } }) => ({
    ...{ episodeId: episode.episodeId, clinicId: episode.clinicId, patientId: episode.patientId },
    ...{ began: knownDay(summary.stages.identified), closed: summary.closed, continuedFrom: episode.continuedFrom },
  }))
  return {
    result: succeed({
      ...{ patientId: header.patientId, version: header.version, identity, contact },
      numbers: numbers.map(({ clinicId: of, mrn, entryId }) => ({ clinicId: of, mrn, entryId })),
      ...{ entries: [...entries], unread: [...unread], superseded: effective(entries).superseded },
      ...{ episodes, elsewhere: seen.charts.length - own.length, unreadEpisodes: seen.unread.length },
      ...{ mergedInto: header.mergedInto, absorbed: [...absorbed], today, asOf: call.now.toISOString() },
    }),
    touched: { ...aboutPerson(seen, clinicId), episodes: episodes.map(({ episodeId }) => episodeId) },
  }
}
