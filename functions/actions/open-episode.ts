import { newcomerProblems } from '../../core/decisions/newcomer.ts'
import { opened } from '../../core/decisions/open.ts'
import { succeed } from '../../core/result.ts'
import type { Answered, Call } from '../runtime/call.ts'
import { directoryProblems } from './directory-problems.ts'
import { clinicOf } from './write/clinic-target.ts'
import type { WriteDeps } from './write/deps.ts'
import { firstRecorded, recordedAgain } from './write/recorded.ts'
import { notPossible } from './write/refusals.ts'
import { write } from './write/write.ts'

/** What stays typed of the referral once it is stored: nothing of it is offered again. */
function draftLeft({ body: { draft }, params: { clinicId } }: Call<'openEpisode'>) {
  if (!draft) return {}
  const { after, ...left } = draft
  return { leaves: { of: { referralTo: clinicId }, after, left: { ...left, version: 0 } } }
}

/** Opens an episode for a new patient of a clinic: header, first entries, person and MRN in one transaction. */
export const openEpisode = (deps: WriteDeps, call: Call<'openEpisode'>): Promise<Answered<'openEpisode'>> =>
  write(deps, call, {
    target: clinicOf,
    async decide({ episodeId, patientId }, at) {
      const { entries, careManager = null, contactDetails: said, draft: _, ...asked } = call.body
      const contactDetails = said ? [said] : []
      const opening = opened({ ...asked, careManager, episodeId, patientId, clinicId: call.params.clinicId }, entries, {
        ...at,
        contactDetails,
      })
      const [{ episode }] = opening.charts
      const issues = [
        ...newcomerProblems({ episode, entries, contactDetails }, at),
        ...(await directoryProblems(deps.directory, episode)),
      ]
      return issues.length > 0 ? notPossible(issues) : succeed(opening)
    },
    answer: (decided, made, at, { draft }) => ({ ...firstRecorded(decided, made, at), ...(draft ? { draft } : {}) }),
    again: (operation, _, at) => recordedAgain(deps, operation, at),
    ...draftLeft(call),
  })
