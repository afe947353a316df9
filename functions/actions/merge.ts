import { merged, type Pair } from '../../core/decisions/merge.ts'
import { separated, separateIssues } from '../../core/decisions/separate.ts'
import { succeed, type Issue } from '../../core/result.ts'
import type { Answered, Call } from '../runtime/call.ts'
import type { StoredChart } from '../store/charts.ts'
import type { WriteDeps } from './write/deps.ts'
import { firstPerson, personAgain } from './write/person-recorded.ts'
import { pairOf, type SeenPair } from './write/pair-target.ts'
import { notPossible } from './write/refusals.ts'
import { write } from './write/write.ts'

const SAME = 'This is the person at hand. Name the other one'
const UNKNOWN = 'No person in your clinics has this id. Open the other person, and take it from there'
const MERGED = 'This person was merged into another one already. Take that merge back first, or merge with that one'
const HAS_OTHERS =
  'Other persons were merged into this one. Merge it the other way round, or take those merges back first'
const other = (problem: string): readonly Issue[] => [{ at: 'other', problem }]

function pairIn({ kept, other: found }: SeenPair): Pair<StoredChart> | null {
  if (!found) return null
  const theirs = new Set(found.charts.map(({ chart }) => chart.episode.episodeId))
  const charts = kept.charts.filter(({ chart }) => !theirs.has(chart.episode.episodeId))
  const absorbed = kept.absorbed.filter(({ header }) => header.patientId !== found.person.header.patientId)
  return { kept: kept.person, other: found.person, absorbed, charts, otherCharts: found.charts }
}

/** Joins two entries of one person. */
export const merge = (deps: WriteDeps, call: Call<'merge'>): Promise<Answered<'merge'>> =>
  write(deps, call, {
    target: pairOf,
    decide(seen, { today }) {
      const pair = pairIn(seen)
      if (!pair) return notPossible(other(call.body.other === call.person.header.patientId ? SAME : UNKNOWN))
      if (pair.other.header.mergedInto !== null) return notPossible(other(MERGED))
      if (seen.other && seen.other.charts.length > pair.other.episodes.length) return notPossible(other(HAS_OTHERS))
      return succeed(merged(pair, { today, reason: call.body.reason }))
    },
    answer: firstPerson(call.caller),
    again: (operation) => personAgain(deps, operation, call),
  })

/** Takes a merge back. */
export const separate = (deps: WriteDeps, call: Call<'separate'>): Promise<Answered<'separate'>> =>
  write(deps, call, {
    target: pairOf,
    decide(seen, { today }) {
      const pair = pairIn(seen)
      if (!pair) return notPossible(other(UNKNOWN))
      const issues = separateIssues(pair)
      if (issues.length > 0) return notPossible(issues)
      return succeed(separated(pair, { today, reason: call.body.reason }))
    },
    answer: firstPerson(call.caller),
    again: (operation) => personAgain(deps, operation, call),
  })
