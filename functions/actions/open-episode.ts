import type { Episode } from '../../core/chart/episode.ts'
import { summarize } from '../../core/chart/fold.ts'
import { fail, succeed } from '../../core/result.ts'
import { admit } from '../../core/words/admission.ts'
import type { Answered, Call } from '../runtime/call.ts'
import { mrnDigest } from '../store/mrn-digest.ts'
import { directoryProblems } from './directory-problems.ts'
import { clinicNow } from './clinic-rules.ts'
import {
  about,
  recordedAnswer,
  refusedCommit,
  repeated,
  replayedKey,
  requestOf,
  stamped,
  storedBefore,
  unheld,
  writerAt,
  type WriteDeps,
} from './write.ts'

/** Opens an episode for a new patient of a clinic: header, first entries, identity and MRN in one transaction. */
export async function openEpisode(deps: WriteDeps, call: Call<'openEpisode'>): Promise<Answered<'openEpisode'>> {
  const { clinicId } = call.params
  const clinic = await clinicNow(deps.directory, clinicId, call.now)
  const { entryFormat } = deps.charts
  const answering = { ...clinic, by: writerAt(call.caller, clinicId), entryFormat }
  const before = await storedBefore(deps, call, clinicId)
  if (before) return before.same ? repeated(deps, before.operation, answering) : replayedKey()
  const { patient, coverage, careManager, entries } = call.body
  const ids = { episodeId: deps.newId(), patientId: deps.newId(), clinicId }
  const episode: Episode = { ...ids, version: 1, patient, coverage, careManager, continuedFrom: null }
  const issues = [
    ...admit(episode, [], entries, answering),
    ...unheld(deps, entries),
    ...(await directoryProblems(deps.directory, episode)),
  ]
  if (issues.length > 0)
    return {
      result: fail('not-possible', 'Nothing was recorded. Mend what is listed and send it again.', { issues }),
      touched: { clinicId },
    }
  const added = stamped(deps, call, entries, { version: episode.version, local: clinic.local })
  const entryIds = added.map((entry) => entry.id)
  const commit = await deps.charts.commit({
    now: call.now,
    before: null,
    episode,
    added,
    summary: summarize(episode, added, clinic.chosen),
    patient: { mrnDigest: mrnDigest(deps.mrnKey, clinicId, patient.mrn) },
    operation: {
      ...requestOf(call, clinicId),
      ...{ sub: call.caller.sub, id: call.operation.id, episodeId: ids.episodeId, version: 1, entryIds },
    },
    audit: call.record('ok', about(episode)),
  })
  if (commit.kind === 'done-before') return repeated(deps, commit.operation, answering)
  if (commit.kind !== 'committed') return refusedCommit(commit, { clinicId })
  return {
    result: succeed(recordedAnswer([], episode, added, entryIds, answering)),
    touched: about(episode),
    recorded: true,
  }
}
