import type { NewEntry } from '../../core/chart/entry.ts'
import { typed } from '../../core/decisions/decision.ts'
import { personProblems } from '../../core/decisions/person-problems.ts'
import { numbersMoved, personWith, recordedPerson } from '../../core/decisions/record-person.ts'
import { succeed, type Issue } from '../../core/result.ts'
import type { Answered, Call } from '../runtime/call.ts'
import { worksIn } from '../store/member.ts'
import type { WriteDeps } from './write/deps.ts'
import { holderIn } from './write/holder.ts'
import { firstPerson, personAgain } from './write/person-recorded.ts'
import { personOf, type SeenPerson } from './write/person-target.ts'
import { notPossible } from './write/refusals.ts'
import { write } from './write/write.ts'

const TAKEN =
  'Another person of that clinic has this number. Check it; if the two are one person, merge them instead of moving the number'

/** Numbers that the write would take and somebody else has. */
async function takenProblems(
  deps: WriteDeps,
  { person, absorbed }: SeenPerson,
  entries: readonly NewEntry[],
): Promise<readonly Issue[]> {
  const { taken } = numbersMoved(person, personWith(person, entries), absorbed)
  const holders = await Promise.all(taken.map(({ clinicId, mrn }) => holderIn(deps, clinicId, mrn)))
  const isTaken = holders.some((holder) => holder !== null && holder !== person.header.patientId)
  return isTaken ? [{ at: 'entries', problem: TAKEN }] : []
}

/** Clinics in which an episode of the person is open; those of persons who were entered twice keep the numbers they have. */
const openOf = ({ person, charts }: SeenPerson): readonly string[] =>
  charts.flatMap(({ chart: { episode }, read: { summary } }) =>
    summary.closed === null && episode.patientId === person.header.patientId ? episode.clinicId : [],
  )

/** Adds entries to a person's chart, all or none; the headers of their episodes say the same from then on. */
export const recordPerson = (deps: WriteDeps, call: Call<'recordPerson'>): Promise<Answered<'recordPerson'>> =>
  write(deps, call, {
    target: personOf,
    async decide(seen, at) {
      const { person, absorbed, charts } = seen
      const { entries } = call.body
      const clinics = [...(await deps.directory.lists()).clinics.keys()].filter((id) => worksIn(call.caller, id))
      const issues = personProblems(person, entries, { ...at, clinics, open: openOf(seen) })
      const problems = issues.length > 0 ? issues : await takenProblems(deps, seen, entries)
      if (problems.length > 0) return notPossible(problems)
      return succeed(
        recordedPerson(
          person,
          absorbed,
          charts.map(({ chart }) => chart),
          typed(entries),
        ),
      )
    },
    answer: firstPerson(call.caller),
    again: (operation) => personAgain(deps, operation, call),
  })
