import type { Entry } from '../../../core/chart/entry.ts'
import type { Episode } from '../../../core/chart/episode.ts'
import { summarize } from '../../../core/chart/fold.ts'
import type { Summary } from '../../../core/chart/summary.ts'
import { addDays, momentInZone, type Day } from '../../../core/day.ts'
import { CLINICS, type DemoClinic } from './clinics.ts'
import type { Timed } from './facts.ts'
import { instantAt } from './instant.ts'
import { journey, openDay } from './journey.ts'
import { makePerson, type Person } from './person.ts'
import { seeded, type Random } from './random.ts'
import type { NamedState } from './state.ts'
import { STATES } from './states.ts'

export interface DemoEpisode {
  readonly episode: Episode
  readonly entries: readonly Entry[]
  readonly summary: Summary
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

interface Making {
  readonly random: Random
  readonly clinic: DemoClinic
  readonly careManager: string | null
}

/** When an entry was recorded, as every clock has it. */
function recordedAt(zone: string, day: Day, hour: number): { readonly instant: string; readonly local: string } {
  const instant = instantAt(zone, day, hour)
  return { instant, local: momentInZone(instant, zone) }
}

/** Who wrote an entry, as the chart names them. */
const authorOf = (by: Timed['by'], careManager: string | null): string =>
  by === 'patient' ? 'patient' : by === 'consultant' ? 'ines-rautavaara' : (careManager ?? 'demo')

/** The entries in the order they were recorded: what was recorded on one day is one request of the chart. */
function entriesOf({ random, clinic, careManager }: Making, facts: readonly Timed[]): Entry[] {
  const ids = facts.map(() => random.id())
  const keyed = new Map(facts.flatMap(({ key }, i) => (key ? [[key, ids[i] ?? '']] : [])))
  const idOf = (named: string): string =>
    named.startsWith('@') ? (keyed.get(named.slice(1)) ?? '') : (ids[Number(named.slice(1))] ?? '')
  const recorded = facts
    .map((timed, i) => ({ ...timed, id: ids[i] ?? '', i, on: addDays(timed.fact.day, timed.late ?? 0) }))
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.hour - b.hour || a.i - b.i))
  let [version, place] = [0, 0]
  return recorded.map(({ fact, hour, by, id, on }, i) => {
    const isNew = on !== recorded[i - 1]?.on
    ;[version, place] = isNew ? [version + 1, 0] : [version, place + 1]
    return {
      ...recordedAt(clinic.zone, on, hour),
      ...{ id, version, place, author: authorOf(by, careManager), source: by === 'patient' ? 'patient' : 'typed' },
      fact: fact.kind === 'correction' ? { ...fact, corrects: idOf(fact.corrects) } : fact,
    }
  })
}

function demoEpisode(
  making: Making,
  { patient, coverage }: Person,
  facts: readonly Timed[],
  continuedFrom: string | null,
): DemoEpisode {
  const { random, clinic, careManager } = making
  const episode: Episode = {
    episodeId: random.id(),
    patientId: random.id(),
    clinicId: clinic.clinicId,
    version: 1,
    patient,
    coverage,
    careManager,
    continuedFrom,
  }
  const entries = entriesOf(making, facts)
  const written = { ...episode, version: entries.at(-1)?.version ?? 1 }
  return { episode: written, entries, summary: summarize(written, entries) }
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
  const made = makePerson(random, clinic, number, referred)
  const born =
    state.age === undefined ? made.patient.birthDate : addDays(referred, -Math.floor((state.age + 0.1) * 365.25))
  const same = before
    ? {
        family: before.episode.patient.family,
        given: before.episode.patient.given,
        birthDate: before.episode.patient.birthDate,
      }
    : {}
  const patient = { ...made.patient, birthDate: born, ...state.patient, ...same }
  return demoEpisode(making, { ...made, patient }, state.facts({ random, ago }), before?.episode.episodeId ?? null)
}

/** Days before `latest` of a referral: a little more of them lately, as a program grows. */
const referralAgo = (random: Random): number => Math.floor(DAYS_BACK * random.next() ** 1.15)

function ordinaryEpisode(making: Making, number: number, latest: Day): DemoEpisode {
  const { random, clinic } = making
  const drawn = openDay(addDays(latest, -referralAgo(random)))
  const referred = drawn > latest ? addDays(latest, -3) : drawn
  const person = makePerson(random, clinic, number, referred)
  return demoEpisode(making, person, journey({ random, clinic, person, referred, latest }), null)
}

/**
 * The demo network as of `today`: 12 clinics and 2,400 episodes, the named states among them. Nothing in it is real. The same
 * day gives the same network; nothing lies after the day before, which has ended in every zone.
 */
export function makeNetwork(today: Day, careManagers: CareManagers): DemoNetwork {
  const latest = addDays(today, -1)
  const named = new Map<string, DemoEpisode>()
  const makings = new Map(
    CLINICS.map((clinic, i) => [
      clinic.clinicId,
      { random: seeded(SEED + i), clinic, careManager: careManagers(clinic.clinicId), made: [] as DemoEpisode[] },
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
