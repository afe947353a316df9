import { opened } from '../../core/decisions/open.ts'
import { recordProblems } from '../../core/decisions/record.ts'
import { succeed } from '../../core/result.ts'
import type { Answered, Call } from '../runtime/call.ts'
import { directoryProblems } from './directory-problems.ts'
import { clinicOf } from './write/clinic-target.ts'
import type { WriteDeps } from './write/deps.ts'
import { firstRecorded, recordedAgain } from './write/recorded.ts'
import { notPossible } from './write/refusals.ts'
import { write } from './write/write.ts'

/** Opens an episode for a new patient of a clinic: header, first entries, person and MRN in one transaction. */
export const openEpisode = (deps: WriteDeps, call: Call<'openEpisode'>): Promise<Answered<'openEpisode'>> =>
  write(deps, call, {
    target: clinicOf,
    async decide({ episodeId, patientId }, at) {
      const { entries, careManager = null, ...asked } = call.body
      const opening = opened(
        { ...asked, careManager, episodeId, patientId, clinicId: call.params.clinicId },
        entries,
        at,
      )
      const [{ episode }] = opening.charts
      const issues = [
        ...recordProblems({ episode, entries: [] }, entries, at),
        ...(await directoryProblems(deps.directory, episode)),
      ]
      return issues.length > 0 ? notPossible(issues) : succeed(opening)
    },
    answer: firstRecorded,
    again: (operation, _, at) => recordedAgain(deps, operation, at),
  })
