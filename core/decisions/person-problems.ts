import type { Admitting } from '../chart/admission.ts'
import type { NewEntry } from '../chart/entry.ts'
import { factOf, factStated, familiesOf, standingOf } from '../chart/families.ts'
import { byRecording } from '../chart/order.ts'
import type { Day } from '../day.ts'
import { formerFacts } from '../person/former.ts'
import { personNow, type RecordNumber } from '../person/person-now.ts'
import type { Person } from '../person/person.ts'
import type { Issue } from '../result.ts'
import { admitPerson } from '../words/admission.ts'
import { personWith } from './record-person.ts'

/** Who records, when, and in which clinics they work: a number of another clinic is that clinic's to give and to take back. */
export interface RecordingPerson extends Admitting {
  readonly clinics: readonly string[]
  /** Clinics in which an episode of the person is open: its lists show their number there. */
  readonly open: readonly string[]
}

const NO_CLINIC =
  'This is not a clinic of yours, or there is no such clinic. Record numbers of the clinics in which you work, and leave others to theirs'
const ONLY = 'Nothing else says who this person is. Correct it instead of striking it out'

const ONLY_NUMBER =
  'This is the only record number of this person, and they would be found by none. Correct it instead of striking it out'

const ONLY_NUMBER_THERE =
  'This is the only record number of this person in a clinic where their episode is open. Record the right one of that clinic first, then correct this one'

/** The clinics whose numbers a fact gives or takes back: of a correction the one that it corrects as well. */
function clinicsOf(fact: NewEntry, { entries }: Person): readonly string[] {
  const corrected = fact.kind === 'correction' ? entries.find(({ id }) => id === fact.corrects) : undefined
  const both = [factStated(fact), corrected ? factOf(corrected) : null]
  return both.flatMap((said) => (said?.kind === 'record-number' ? [said.clinicId] : []))
}

/** Entries of which a request takes away all that say who the person is; empty where one of them stays. */
function leavingNobody(person: Person, facts: readonly NewEntry[], today: Day): ReadonlySet<string> {
  if (formerFacts(person, facts, today).some(({ kind }) => kind === 'identity')) return new Set()
  const { entries } = person
  const struck = new Set(
    facts.flatMap((fact) => (fact.kind === 'correction' && fact.replacement === null ? fact.corrects : [])),
  )
  const standing = [...familiesOf(entries.toSorted(byRecording)).values()].map(standingOf)
  const identities = standing.flatMap((entry) => (factOf(entry)?.kind === 'identity' ? entry.id : []))
  return new Set(identities.every((id) => struck.has(id)) ? identities : [])
}

/**
 * The corrections that take away the last number that finds a person, or the last one of a clinic in which their episode is open;
 * empty where one stays.
 */
function leavingNoNumber(person: Person, facts: readonly NewEntry[], open: readonly string[]): readonly Issue[] {
  const [was, is] = [personNow(person).numbers, personNow(personWith(person, facts)).numbers]
  const issuesOf = (lost: readonly RecordNumber[], problem: string): readonly Issue[] => {
    const held = new Set(lost.map(({ entryId }) => entryId))
    return facts.flatMap((fact, i) =>
      fact.kind === 'correction' && held.has(fact.corrects) ? [{ at: `entries.${i}`, problem }] : [],
    )
  }
  if (is.length === 0) return issuesOf(was, ONLY_NUMBER)
  const bare = open.filter((clinicId) => !is.some((number) => number.clinicId === clinicId))
  return issuesOf(
    was.filter(({ clinicId }) => bare.includes(clinicId)),
    ONLY_NUMBER_THERE,
  )
}

/** Why facts cannot be recorded in a person's chart; empty = they can. */
export function personProblems(
  person: Person,
  facts: readonly NewEntry[],
  recording: RecordingPerson,
): readonly Issue[] {
  const last = leavingNobody(person, facts, recording.today)
  const own = facts.flatMap((fact, i): Issue[] => {
    const at = fact.kind === 'correction' ? `entries.${i}.replacement` : `entries.${i}`
    return [
      ...(clinicsOf(fact, person).every((clinicId) => recording.clinics.includes(clinicId))
        ? []
        : [{ at: `${at}.clinicId`, problem: NO_CLINIC }]),
      ...(fact.kind === 'correction' && last.has(fact.corrects) ? [{ at, problem: ONLY }] : []),
    ]
  })
  const problems = [...admitPerson(person.entries, facts, recording), ...own]
  return problems.length > 0 ? problems : leavingNoNumber(person, facts, recording.open)
}
