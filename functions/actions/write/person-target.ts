import { TELLS_PERSONS } from '../../../core/decisions/open.ts'
import { readChart } from '../../../core/chart/fold.ts'
import type { ChartToday } from '../../../core/decisions/refer-again.ts'
import { personNow } from '../../../core/person/person-now.ts'
import { fail } from '../../../core/result.ts'
import type { Answer, Touched } from '../../runtime/call.ts'
import type { StoredChart } from '../../store/charts.ts'
import { isUnread } from '../../store/stored-chart.ts'
import { isUnreadPerson, type StoredPerson } from '../../store/stored-person.ts'
import { clinicNow } from '../clinic-rules.ts'
import type { WriteDeps, Writing } from './deps.ts'
import { DAMAGED, NEWER, unreadable } from './refusals.ts'
import type { Target } from './write.ts'

/** A request about a person whom the edge has read. */
export interface OnPerson extends Writing {
  readonly person: StoredPerson
  readonly clinicId: string | null
}

/** A person with every chart of theirs, also of persons who were entered twice and are this one. */
export interface SeenPerson {
  readonly person: StoredPerson
  readonly absorbed: readonly StoredPerson[]
  readonly charts: readonly ChartToday<StoredChart>[]
  /** Why charts of theirs cannot be read by this version, one for each. */
  readonly unread: readonly string[]
}

async function chartsOf({ charts, directory }: WriteDeps, episodeIds: readonly string[], now: Date) {
  const read: ChartToday<StoredChart>[] = []
  const unread: string[] = []
  for (const chart of await Promise.all(episodeIds.map((episodeId) => charts.load(episodeId)))) {
    if (!chart) continue
    if (isUnread(chart)) unread.push(chart.why)
    else {
      const { chosen, today } = await clinicNow(directory, chart.episode.clinicId, now)
      read.push({ chart, chosen, today, read: readChart(chart.episode, chart.entries, chosen) })
    }
  }
  return { charts: read, unread }
}

/** The person whose chart goes on, where the one at hand was entered twice; why it cannot be read, where it cannot. */
export async function goingOn(
  { charts }: Pick<WriteDeps, 'charts'>,
  patientId: string,
): Promise<StoredPerson | { readonly why: 'newer' | 'damaged' }> {
  const person = await charts.person(patientId)
  if (!person) return { why: 'damaged' }
  if (isUnreadPerson(person)) return { why: person.why }
  const { mergedInto } = person.header
  return mergedInto === null ? person : goingOn({ charts }, mergedInto)
}

/** The persons who were entered twice and are this one, and why others of them cannot be read. */
async function absorbedBy({ charts }: WriteDeps, person: StoredPerson) {
  const found = await Promise.all(personNow(person).absorbed.map((patientId) => charts.person(patientId)))
  const [absorbed, unread]: [StoredPerson[], string[]] = [[], []]
  for (const one of found) {
    if (!one || isUnreadPerson(one)) unread.push(one?.why ?? 'damaged')
    else absorbed.push(one)
  }
  return { absorbed, unread }
}

export async function seenPerson(deps: WriteDeps, person: StoredPerson, now: Date): Promise<SeenPerson> {
  const { absorbed, unread } = await absorbedBy(deps, person)
  const episodes = [person, ...absorbed].flatMap((one) => one.episodes.map(({ episodeId }) => episodeId))
  const read = await chartsOf(deps, episodes, now)
  return { person, absorbed, charts: read.charts, unread: [...unread, ...read.unread] }
}

export const aboutPerson = ({ person }: Pick<SeenPerson, 'person'>, clinicId: string | null): Touched => ({
  ...{ clinicId, patientId: person.header.patientId, episodes: [] },
})

const MERGED =
  'Nothing was recorded. This person was entered twice, and this is the chart that does not go on. Record it in the one that does, or take the merge back first.'

interface Barring {
  readonly person: StoredPerson
  readonly charts: readonly StoredChart[]
  readonly unread: readonly string[]
}
export const allOf = (seen: SeenPerson): Barring => ({ ...seen, charts: seen.charts.map(({ chart }) => chart) })

/** Why a person's chart, or a chart of theirs, takes no writes now; null = it does. */
export function barredPerson({ person, charts, unread }: Barring, touched: Touched): Answer<never> | null {
  const own = person.unread.map(({ why }) => why)
  if (own.length + unread.length > 0)
    return { result: fail('unreadable', [...own, ...unread].includes('newer') ? NEWER : DAMAGED), touched }
  for (const chart of charts) {
    const closed = unreadable(chart)
    if (closed) return { ...closed, touched }
  }
  return null
}

export const barredAsMerged = ({ person }: SeenPerson, touched: Touched): Answer<never> | null =>
  person.header.mergedInto === null ? null : { result: fail('not-possible', MERGED), touched }

/** A person's chart that goes on, at the version the writer saw where one is named. */
export const personOf: Target<OnPerson & { readonly body: object }, SeenPerson> = {
  clinicOf: ({ clinicId }) => clinicId ?? '',
  subjectOf: ({ person }) => person.header.patientId,
  see: (deps, { person, now }) => seenPerson(deps, person, now),
  touched: (seen, { clinicId }) => aboutPerson(seen, clinicId),
  barred(seen, { clinicId }) {
    const touched = aboutPerson(seen, clinicId)
    return barredPerson(allOf(seen), touched) ?? barredAsMerged(seen, touched)
  },
  ahead({ person }, { body }) {
    const { version } = person.header
    return 'version' in body && body.version !== version ? version : null
  },
  asksFirst: true,
  since: TELLS_PERSONS,
}
