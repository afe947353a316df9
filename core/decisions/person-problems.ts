import type { Admitting } from '../chart/admission.ts'
import type { ClinicalFact, NewEntry } from '../chart/entry.ts'
import { factOf, familiesOf, standingOf } from '../chart/families.ts'
import { byRecording } from '../chart/order.ts'
import type { Person } from '../person/person.ts'
import type { Issue } from '../result.ts'
import { admitPerson } from '../words/admission.ts'

/** Who records, when, and which clinics the network has. */
export interface RecordingPerson extends Admitting {
  readonly clinics: readonly string[]
}

const NO_CLINIC = 'This network has no such clinic. Choose one of its clinics'
const ONLY = 'Nothing else says who this person is. Correct it instead of striking it out'

const saidIn = (fact: NewEntry): ClinicalFact | null => (fact.kind === 'correction' ? fact.replacement : fact)

/** Whether a correction takes away the one entry that says who the person is. */
function leavesNobody({ header, entries }: Person, fact: NewEntry): boolean {
  if (fact.kind !== 'correction' || fact.replacement !== null || header.origin !== null) return false
  const standing = [...familiesOf(entries.toSorted(byRecording)).values()].map(standingOf)
  const identities = standing.filter((entry) => factOf(entry)?.kind === 'identity')
  return identities.length === 1 && identities[0]?.id === fact.corrects
}

/** Why facts cannot be recorded in a person's chart; empty = they can. */
export function personProblems(
  person: Person,
  facts: readonly NewEntry[],
  recording: RecordingPerson,
): readonly Issue[] {
  const own = facts.flatMap((fact, i): Issue[] => {
    const said = saidIn(fact)
    const at = fact.kind === 'correction' ? `entries.${i}.replacement` : `entries.${i}`
    return [
      ...(said?.kind === 'record-number' && !recording.clinics.includes(said.clinicId)
        ? [{ at: `${at}.clinicId`, problem: NO_CLINIC }]
        : []),
      ...(leavesNobody(person, fact) ? [{ at, problem: ONLY }] : []),
    ]
  })
  return [...admitPerson(person.entries, facts, recording), ...own]
}
