import type { Fact, NewEntry } from '../chart/entry.ts'
import type { Episode, Patient } from '../chart/episode.ts'
import type { Issue } from '../result.ts'
import { admitPerson, notHeld } from '../words/admission.ts'
import { recordProblems, type Recording } from './record.ts'

/** What is handed in of somebody who is new: who they are, how they are reached, and what begins their chart. */
export interface Newcomer {
  readonly episode: Episode
  readonly entries: readonly NewEntry[]
  readonly contactDetails: readonly NewEntry[]
}

const NOT_CONTACT = 'Contact details alone are taken here. Record anything else of the person in their own chart'

const identityOf = ({ mrn: _, ...identity }: Patient, day: string): Fact<'identity'> => ({
  ...{ kind: 'identity', day },
  ...identity,
})
/** Where the request says what stands at a place of the person's chart as it will be. */
const inRequest = (at: string): string => at.replace(/^entries\.0/, 'patient').replace(/^entries\.1/, 'contactDetails')

function personProblems({ episode, contactDetails }: Newcomer, recording: Recording): readonly Issue[] {
  if (contactDetails.some(({ kind }) => kind !== 'contact-details'))
    return [{ at: 'contactDetails.kind', problem: NOT_CONTACT }]
  const facts = [identityOf(episode.patient, recording.today), ...contactDetails]
  const held = contactDetails.flatMap((fact) => notHeld(fact, recording.entryFormat))
  return [
    ...admitPerson([], facts, recording).map(({ at, problem }) => ({ at: inRequest(at), problem })),
    ...held.map(({ at, problem }) => ({ at: `contactDetails.${at}`, problem })),
  ]
}

/** Why an episode cannot be opened for somebody new, as far as the rules can tell it; empty = it can. */
export const newcomerProblems = (newcomer: Newcomer, recording: Recording): readonly Issue[] => [
  ...personProblems(newcomer, recording),
  ...recordProblems({ episode: newcomer.episode, entries: [] }, newcomer.entries, recording),
]
