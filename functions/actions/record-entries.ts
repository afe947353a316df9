import { recorded, recordProblems } from '../../core/decisions/record.ts'
import { succeed } from '../../core/result.ts'
import type { Answered, Call } from '../runtime/call.ts'
import { acceptedIn } from '../../core/decisions/accept.ts'
import { otherEpisodeIssues } from '../../core/decisions/other-episode.ts'
import { entryDirectoryProblems } from './directory-problems.ts'
import type { WriteDeps } from './write/deps.ts'
import { episodeOf } from './write/episode-target.ts'
import { firstRecorded, recordedAgain } from './write/recorded.ts'
import { notPossible } from './write/refusals.ts'
import { write } from './write/write.ts'

/** Adds entries to a chart, all or none. */
export const recordEntries = (deps: WriteDeps, call: Call<'recordEntries'>): Promise<Answered<'recordEntries'>> =>
  write(deps, call, {
    target: episodeOf,
    async decide({ chart, others, senders }, at) {
      const { entries } = call.body
      const issues = [
        ...recordProblems(chart, entries, at),
        ...otherEpisodeIssues(chart.episode, entries, others),
        ...(await entryDirectoryProblems(deps.directory, chart.episode.clinicId, entries)),
      ]
      return issues.length > 0 ? notPossible(issues) : succeed(recorded(chart, entries, acceptedIn(senders)))
    },
    answer: firstRecorded,
    again: (operation, _, at) => recordedAgain(deps, operation, at),
  })
