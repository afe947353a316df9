import { summarize } from '../../core/chart/fold.ts'
import { fail, succeed } from '../../core/result.ts'
import { admit } from '../../core/words/admission.ts'
import type { Answered, Call } from '../runtime/call.ts'
import { clinicNow } from './clinic-rules.ts'
import { otherEpisodeIssues } from './other-episode.ts'
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
  unreadable,
  versionConflict,
  writerAt,
  type WriteDeps,
} from './write.ts'

/**
 * Adds entries to a chart, all or none. A request that was stored before has raised the version, so only where the versions differ
 * is its operation looked up, after the chart was read: a repeated request is answered as it was the first time, not with the
 * conflict it made itself. Where they agree, the transaction refuses an operation id that is taken, and the commit looks.
 */
export async function recordEntries(deps: WriteDeps, call: Call<'recordEntries'>): Promise<Answered<'recordEntries'>> {
  const { chart, body } = call
  const { episode, entries } = chart
  const clinic = await clinicNow(deps.directory, episode.clinicId, call.now)
  const { entryFormat } = deps.charts
  const answering = { ...clinic, by: writerAt(call.caller, episode.clinicId), entryFormat }
  if (body.version !== episode.version) {
    const before = await storedBefore(deps, call, episode.episodeId)
    if (before) return before.same ? repeated(deps, before.operation, answering) : replayedKey()
    return versionConflict(episode.version, about(episode))
  }
  const closed = unreadable(chart)
  if (closed) return closed
  const other = await otherEpisodeIssues(deps.charts, episode, body.entries)
  const touched = { ...about(episode), episodes: [episode.episodeId, ...other.read] }
  const issues = [
    ...admit(episode, entries, body.entries, answering),
    ...unheld(deps, body.entries, entries),
    ...other.issues,
  ]
  if (issues.length > 0)
    return {
      result: fail('not-possible', 'Nothing was recorded. Mend what is listed and send it again.', { issues }),
      touched,
    }
  const next = { ...episode, version: episode.version + 1 }
  const added = stamped(deps, call, body.entries, { version: next.version, local: clinic.local })
  const all = [...entries, ...added]
  const entryIds = added.map((entry) => entry.id)
  const { id } = call.operation
  const commit = await deps.charts.commit({
    now: call.now,
    before: { version: episode.version, summarySk: chart.summarySk },
    episode: next,
    added,
    summary: summarize(next, all, clinic.chosen),
    patient: null,
    operation: {
      ...requestOf(call, episode.episodeId),
      ...{ sub: call.caller.sub, id, episodeId: episode.episodeId, version: next.version, entryIds },
    },
    audit: call.record('ok', touched),
  })
  if (commit.kind === 'done-before') return repeated(deps, commit.operation, answering)
  if (commit.kind !== 'committed') return refusedCommit(commit, touched)
  return {
    result: succeed(recordedAnswer(entries, next, all, entryIds, answering)),
    touched,
    recorded: true,
  }
}
