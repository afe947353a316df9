import { shortDay } from '../day-words.ts'
import type { Day } from '../day.ts'
import type { ClinicalFact, NewEntry } from '../chart/entry.ts'
import { factOf, familiesOf, standingOf } from '../chart/families.ts'
import { byRecording } from '../chart/order.ts'
import type { Person } from '../person/person.ts'
import type { Issue } from '../result.ts'

/** Who records, when, and which clinics the network has. */
export interface RecordingPerson {
  readonly today: Day
  readonly clinics: readonly string[]
}

const PERSON_KINDS: ReadonlySet<ClinicalFact['kind']> = new Set(['identity', 'record-number', 'contact-details'])
const NOT_OURS = 'This is recorded in the chart of an episode. Open it there'
const MERGED = 'A merge is taken back as one, with both charts: use the step for it'

function factProblems(fact: ClinicalFact, { today, clinics }: RecordingPerson): readonly Issue[] {
  const issues: Issue[] = []
  if (fact.kind === 'merge') return [{ at: 'kind', problem: MERGED }]
  if (!PERSON_KINDS.has(fact.kind)) return [{ at: 'kind', problem: NOT_OURS }]
  if (fact.day > today)
    issues.push({ at: 'day', problem: `This day is in the future; today is ${today} at the clinic` })
  if (fact.kind === 'identity' && fact.birthDate !== null && fact.birthDate > today)
    issues.push({ at: 'birthDate', problem: 'The day of birth is in the future. Check the year' })
  if (fact.kind === 'record-number' && !clinics.includes(fact.clinicId))
    issues.push({ at: 'clinicId', problem: 'This network has no such clinic. Choose one of its clinics' })
  return issues
}

function correctionProblems(
  fact: Extract<NewEntry, { kind: 'correction' }>,
  person: Person,
  recording: RecordingPerson,
): readonly Issue[] {
  const families = [...familiesOf(person.entries.toSorted(byRecording)).values()]
  const family = families.find((one) => one.some(({ id }) => id === fact.corrects))
  if (!family)
    return [{ at: 'corrects', problem: 'No entry of this person has this id. Reload the person and choose again' }]
  const latest = standingOf(family)
  const stands = factOf(latest)
  if (!stands)
    return [
      {
        at: 'corrects',
        problem: `Struck out on ${shortDay(latest.fact.day, recording.today)}, and that is final. Add it anew`,
      },
    ]
  if (latest.id !== fact.corrects)
    return [{ at: 'corrects', problem: 'Corrected already. Correct the entry that stands' }]
  if (stands.kind === 'merge') return [{ at: 'corrects', problem: MERGED }]
  if (!fact.replacement) return stands.kind === 'identity' && isOnlyIdentity(person) ? [ONLY] : []
  if (fact.replacement.kind !== stands.kind)
    return [
      { at: 'replacement.kind', problem: 'A replacement keeps the kind of what it replaces. Strike out and add anew' },
    ]
  return factProblems(fact.replacement, recording).map((one) => ({ ...one, at: `replacement.${one.at}` }))
}

const ONLY: Issue = {
  at: 'replacement',
  problem: 'Nothing else says who this person is. Correct it instead of striking it out',
}

/** Whether nothing but one entry says who the person is. */
function isOnlyIdentity({ header, entries }: Person): boolean {
  const standing = [...familiesOf(entries.toSorted(byRecording)).values()].flatMap(
    (one) => factOf(standingOf(one)) ?? [],
  )
  return header.origin === null && standing.filter(({ kind }) => kind === 'identity').length === 1
}

/** Why facts cannot be recorded in a person's chart; empty = they can. */
export function personProblems(
  person: Person,
  facts: readonly NewEntry[],
  recording: RecordingPerson,
): readonly Issue[] {
  return facts.flatMap((fact, i) => {
    const issues =
      fact.kind === 'correction' ? correctionProblems(fact, person, recording) : factProblems(fact, recording)
    return issues.map((one) => ({ ...one, at: `entries.${i}.${one.at}` }))
  })
}
