import { TELLS_PERSONS } from '../../core/decisions/open.ts'
import { recorded, recordProblems } from '../../core/decisions/record.ts'
import { goesOn } from '../../core/decisions/refer-again.ts'
import { reopenIssues } from '../../core/decisions/reopen.ts'
import { succeed } from '../../core/result.ts'
import type { Answered, Call } from '../runtime/call.ts'
import { acceptedIn } from '../../core/decisions/accept.ts'
import { otherEpisodeIssues } from '../../core/decisions/other-episode.ts'
import { entryDirectoryProblems } from './directory-problems.ts'
import type { Standpoint, WriteDeps } from './write/deps.ts'
import { episodeOf, type SeenEpisode } from './write/episode-target.ts'
import { firstRecorded, recordedAgain } from './write/recorded.ts'
import { notPossible } from './write/refusals.ts'
import { write } from './write/write.ts'

/** The person whose close is taken back goes on to a next version: who opens another episode for them meanwhile decides anew. */
function personOf({ reopening }: SeenEpisode, { entryFormat }: Standpoint) {
  if (!reopening || 'why' in reopening || entryFormat < TELLS_PERSONS) return []
  return [goesOn(reopening.person)]
}

/** What is still typed once this is stored is of the chart as it stands then. */
function draftLeft({ body: { draft, version }, chart }: Call<'recordEntries'>) {
  const { episodeId } = chart.episode
  if (!draft) return {}
  const { after, ...left } = draft
  return { leaves: { of: { episodeId }, after, left: { ...left, version: version + 1 } } }
}

/** Adds entries to a chart, all or none. */
export const recordEntries = (deps: WriteDeps, call: Call<'recordEntries'>): Promise<Answered<'recordEntries'>> =>
  write(deps, call, {
    target: episodeOf,
    async decide(seen, at) {
      const { chart, others, senders, reopening } = seen
      const { entries } = call.body
      const issues = [
        ...recordProblems(chart, entries, at),
        ...otherEpisodeIssues(chart.episode, entries, others),
        ...(reopening && 'charts' in reopening ? reopenIssues(chart, reopening.charts, entries) : []),
        ...(await entryDirectoryProblems(deps.directory, chart.episode.clinicId, entries)),
      ]
      return issues.length > 0
        ? notPossible(issues)
        : succeed(recorded(chart, entries, { told: acceptedIn(senders), people: personOf(seen, at) }))
    },
    answer: (decided, made, at, { draft }) => ({ ...firstRecorded(decided, made, at), ...(draft ? { draft } : {}) }),
    again: (operation, _, at) => recordedAgain(deps, operation, at),
    ...draftLeft(call),
  })
