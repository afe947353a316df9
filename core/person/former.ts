import type { Identity } from '../chart/episode.ts'
import { effective } from '../chart/effective.ts'
import type { ClinicalFact, NewEntry } from '../chart/entry.ts'
import { factStated } from '../chart/families.ts'
import { END_OF_DAY } from '../chart/order.ts'
import type { Day } from '../day.ts'
import { personNow, type RecordNumber } from './person-now.ts'
import type { Person } from './person.ts'

/** When something is said: the day, and the time of day where one is stated. */
interface When {
  readonly day: Day
  readonly time?: string
}

/** The earliest moment that facts of a kind are said for: what was known before them stands before each of them. */
function firstOf(kind: ClinicalFact['kind'], facts: readonly NewEntry[], today: Day): When {
  const key = ({ day, time = END_OF_DAY }: When) => `${day} ${time}`
  const said = facts.flatMap((fact): When[] => {
    const one = factStated(fact)
    return one?.kind === kind ? [{ day: one.day, ...(one.time === undefined ? {} : { time: one.time }) }] : []
  })
  return (
    said.reduce<When | null>((first, one) => (first && key(first) <= key(one) ? first : one), null) ?? { day: today }
  )
}

const isSame = (a: Identity, b: Identity): boolean =>
  (Object.keys(a) as (keyof Identity)[]).every((field) => a[field] === b[field])

/** Who the person is by the text of an earlier release alone; null where entries say the same, or say it since. */
function untoldIdentity({ header, entries }: Person): Identity | null {
  if (!header.origin) return null
  const told = effective(entries).facts.flatMap(({ fact, entry }) =>
    fact.kind === 'identity' ? [{ fact, entry }] : [],
  )
  if (told.some(({ entry }) => entry.version > header.saidAfter)) return null
  const { mrn: _, ...identity } = header.origin
  const last = told.at(-1)?.fact
  return last && isSame(identity, last) ? null : identity
}

/**
 * What an earlier release knew of a person and no entry says yet: identity and record number as entries, before the facts that are
 * written next, so that nothing is overwritten without its history (laws W2). A name alone leaves the number as it was known: no
 * release writes another one over it. Empty where the entries tell all of it.
 */
export function formerFacts(person: Person, facts: readonly NewEntry[], today: Day): readonly NewEntry[] {
  if (!person.header.origin) return []
  const identity = untoldIdentity(person)
  const isNameAlone = facts.length > 0 && facts.every((fact) => factStated(fact)?.kind === 'identity')
  return [
    ...(identity ? [{ kind: 'identity' as const, ...firstOf('identity', facts, today), ...identity }] : []),
    ...(isNameAlone ? [] : untoldNumbers(person)).map(({ clinicId, mrn }) => ({
      ...{ kind: 'record-number' as const, ...firstOf('record-number', facts, today), clinicId, mrn },
    })),
  ]
}

/** Numbers of a person that no entry says. */
export const untoldNumbers = (person: Person): readonly RecordNumber[] =>
  personNow(person).numbers.filter(({ entryId }) => entryId === null)
