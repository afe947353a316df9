import { phoneDigits } from '../../core/phone.ts'
import { succeed } from '../../core/result.ts'
import { knownBy } from '../../core/person/known-by.ts'
import { personNow } from '../../core/person/person-now.ts'
import type { ResponseOf } from '../../core/contract/index.ts'
import type { Answered, Call } from '../runtime/call.ts'
import { nameOf, placesOf, type Log } from '../runtime/log.ts'
import type { ChartStore } from '../store/charts.ts'
import { isUnreadPerson, type StoredPerson } from '../store/stored-person.ts'

type Known = ResponseOf<'known'>['people'][number]
type Charts = Pick<ChartStore, 'mapAll' | 'person'>

/** So many persons' charts are read at once: a clinic of hundreds takes a second, and its table is not flooded. */
const AT_ONCE = 16

/** Each of them, so many at once, in their order. */
async function eachOf<T, R>(those: readonly T[], read: (one: T) => Promise<R>): Promise<R[]> {
  const found: R[] = []
  for (let from = 0; from < those.length; from += AT_ONCE)
    found.push(...(await Promise.all(those.slice(from, from + AT_ONCE).map(read))))
  return found
}

/** A person's chart, or of somebody who was entered twice the one that goes on, with those who are this person too. */
async function whole(
  charts: Charts,
  patientId: string,
): Promise<{ person: StoredPerson; absorbed: StoredPerson[] } | null> {
  let person = await charts.person(patientId)
  for (let seen = [patientId]; person && !isUnreadPerson(person) && person.header.mergedInto;) {
    const into: string = person.header.mergedInto
    if (seen.includes(into)) break
    seen = [...seen, into]
    person = await charts.person(into)
  }
  if (!person || isUnreadPerson(person)) return null
  const others = await Promise.all(personNow(person).absorbed.map((one) => charts.person(one)))
  return { person, absorbed: others.flatMap((one) => (one && !isUnreadPerson(one) ? [one] : [])) }
}

const isSaid = ({ formerNames, numbers, phones, contact }: Known): boolean =>
  formerNames.length > 0 || numbers.length > 0 || phones.length > 0 || contact !== null

async function knownOf(charts: Charts, patientId: string, episodes: readonly string[], shown: ReadonlySet<string>) {
  const read = await whole(charts, patientId)
  if (!read) return null
  const { formerNames, numbers, phones, contact } = knownBy(read.person, read.absorbed)
  const { phone = null, otherPhone = null, callTimes = null, messages = null } = contact ?? {}
  return {
    ...{ patientId, episodes: [...episodes], formerNames: [...formerNames] },
    numbers: numbers.filter((mrn) => !shown.has(mrn)),
    phones: phones.filter((one) => ![phone, otherPhone].some((now) => now && phoneDigits(now) === phoneDigits(one))),
    contact: contact && { phone, otherPhone, callTimes, messages },
  }
}

/**
 * What people of a clinic are found and reached by beside what a list says of them: one answer for the list, read when somebody looks
 * for a person or calls one after another. It is read from the persons' own charts, so that there is no second place to keep.
 */
export async function known(
  { charts, log }: { readonly charts: Charts; readonly log: Pick<Log, 'undone'> },
  { params: { clinicId }, now }: Call<'known'>,
): Promise<Answered<'known'>> {
  const { read } = await charts.mapAll(clinicId, ({ patientId, episodeId, mrn }) => ({ patientId, episodeId, mrn }))
  const byPerson = [...Map.groupBy(read, ({ patientId }) => patientId)]
  const found = await eachOf(byPerson, async ([patientId, rows]) => {
    const episodes = [...new Set(rows.map(({ episodeId }) => episodeId))]
    try {
      return await knownOf(charts, patientId, episodes, new Set(rows.map(({ mrn }) => mrn)))
    } catch (error) {
      log.undone({ job: 'known', clinicId, part: patientId, fault: nameOf(error), places: placesOf(error) })
      return null
    }
  })
  const people = found.flatMap((one) => (one && isSaid(one) ? [one] : []))
  return {
    result: succeed({ asOf: now.toISOString(), people, unread: found.filter((one) => one === null).length }),
    touched: { clinicId, episodes: people.flatMap(({ episodes }) => episodes) },
  }
}
