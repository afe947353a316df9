import type { Entry } from '../../core/chart/entry.ts'
import type { Episode } from '../../core/chart/episode.ts'
import { summarize } from '../../core/chart/fold.ts'
import type { Summary } from '../../core/chart/summary.ts'
import { isOpenItem } from '../../core/chart/safety-state.ts'
import { newPerson, TELLS_PERSONS } from '../../core/decisions/open.ts'
import type { PersonHeader } from '../../core/person/person.ts'
import { addDays, type Day } from '../../core/day.ts'
import { openDay } from './clinic-days.ts'
import { CLINICS, type DemoClinic } from './clinics.ts'
import { contactDetails } from './contact.ts'
import { at, type Timed } from './facts.ts'
import { journey } from './journey.ts'
import { makePerson, type Person } from './person.ts'
import { seeded, type Random } from './random.ts'
import { entriesOf } from './recording.ts'
import { withSlips } from './slips.ts'
import type { NamedState } from './state.ts'
import { STATES } from './states.ts'

export interface DemoEpisode {
  readonly episode: Episode
  readonly entries: readonly Entry[]
  readonly summary: Summary
  /** The person's own chart, as the referral began it. */
  readonly person: { readonly header: PersonHeader; readonly entries: readonly Entry[] }
}
export interface DemoNetwork {
  readonly episodes: readonly DemoEpisode[]
  /** The episode of each named state. */
  readonly named: ReadonlyMap<string, DemoEpisode>
}
/** The care manager of a clinic as the chart names them (the sub of their account); null where a clinic has none. */
export type CareManagers = (clinicId: string) => string | null

/** Referrals reach back so far, about 21 months. */
const DAYS_BACK = 640
const SEED = 20_260_401
/** How people are reached is drawn apart: who waits and what is told of them stays as it is. */
const REACHED_SEED = 20_261_128

interface Making {
  readonly random: Random
  readonly reached: Random
  /** The place of the clinic in the network. */
  readonly place: number
  readonly clinic: DemoClinic
  readonly careManager: string | null
}

/** What is told of somebody: who they are, their place in the clinic, since when, and in which episode before. */
interface Told {
  readonly person: Person
  readonly number: number
  readonly referred: Day
  readonly continuedFrom?: string
}

/** Who somebody is and how they are reached, as whoever opened the chart said it on the day of the referral. */
function personOf({ reached, place, clinic, careManager }: Making, episode: Episode, { number, referred }: Told) {
  const random = reached.branch()
  const details = contactDetails(random, episode.patient, referred, { clinic: place, number })
  const asked = { today: referred, entryFormat: TELLS_PERSONS, contactDetails: details ? [details] : [] }
  const { header, added } = newPerson(episode, asked)
  return {
    header,
    entries: entriesOf(
      { random, zone: clinic.zone, careManager },
      added.map(({ fact }) => at(9, fact)),
    ),
  }
}

function demoEpisode(making: Making, told: Told, facts: readonly Timed[]): DemoEpisode {
  const { random, clinic, careManager } = making
  const { patient, coverage } = told.person
  const episode: Episode = {
    episodeId: random.id(),
    patientId: random.id(),
    clinicId: clinic.clinicId,
    version: 1,
    patient,
    coverage,
    careManager,
    continuedFrom: told.continuedFrom ?? null,
  }
  const entries = entriesOf({ random, zone: clinic.zone, careManager }, facts)
  const written = { ...episode, version: entries.at(-1)?.version ?? 1 }
  return { episode: written, entries, summary: summarize(written, entries), person: personOf(making, episode, told) }
}

function namedEpisode(
  making: Making,
  state: NamedState,
  number: number,
  latest: Day,
  before: DemoEpisode | undefined,
): DemoEpisode {
  const { random, clinic } = making
  const ago = (days: number): Day => addDays(latest, -days)
  const referred = ago(300)
  const person = makePerson(random, clinic, number, referred, state.age)
  // Who goes on in another clinic is the same person there, with a record number of that clinic.
  const same = before ? { ...before.episode.patient, mrn: person.patient.mrn } : {}
  const patient = { ...person.patient, ...state.patient, ...same }
  const told = { person: { ...person, patient }, number, referred }
  return demoEpisode(
    making,
    before ? { ...told, continuedFrom: before.episode.episodeId } : told,
    state.facts({ random, ago }),
  )
}

/** Days before `latest` of a referral: a little more of them lately, as a program grows. */
const referralAgo = (random: Random): number => Math.floor(DAYS_BACK * random.next() ** 1.15)

function ordinaryEpisode(from: Making, number: number, latest: Day): DemoEpisode {
  // Each person is drawn apart: what is told of one changes nobody else.
  const making = { ...from, random: from.random.branch() }
  const { random, clinic } = making
  const drawn = openDay(addDays(latest, -referralAgo(random)))
  const referred = drawn > latest ? addDays(latest, -3) : drawn
  const person = makePerson(random, clinic, number, referred)
  const facts = withSlips(random.branch(), journey({ random, clinic, person, referred, latest }), latest)
  const told = { person, number, referred }
  const ended = demoEpisode(making, told, facts)
  if (!ended.summary.closed || !isOpenItem(ended.summary.safety)) return ended
  // Nobody here closes what is open: the few who did are named states, so that they are as many on every day.
  return demoEpisode(
    making,
    told,
    facts.filter(({ fact }) => fact.kind !== 'close'),
  )
}

/**
 * The demo network as of `today`: 12 clinics and 2,400 episodes, the named states among them. Nothing in it is real. The same
 * day gives the same network; nothing lies after the day before, which has ended in every zone.
 */
export function makeNetwork(today: Day, careManagers: CareManagers): DemoNetwork {
  const latest = addDays(today, -1)
  const named = new Map<string, DemoEpisode>()
  const makings = new Map(
    CLINICS.map((clinic, place) => [
      clinic.clinicId,
      {
        ...{ random: seeded(SEED + place), reached: seeded(REACHED_SEED + place), clinic, place },
        ...{ careManager: careManagers(clinic.clinicId), made: [] as DemoEpisode[] },
      },
    ]),
  )
  for (const [name, state] of Object.entries(STATES)) {
    const making = makings.get(state.clinicId)
    if (!making) throw new RangeError(`The state ${name} names a clinic that is not in the demo network`)
    const before = state.continues === undefined ? undefined : named.get(state.continues)
    const episode = namedEpisode(making, state, making.made.length, latest, before)
    making.made.push(episode)
    named.set(name, episode)
  }
  for (const making of makings.values())
    while (making.made.length < making.clinic.episodes)
      making.made.push(ordinaryEpisode(making, making.made.length, latest))
  return { episodes: [...makings.values()].flatMap((making) => making.made), named }
}
