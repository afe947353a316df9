import type { Patients } from '../../../../core/contract/index.ts'
import type { Day } from '../../../../core/day.ts'
import { formerFinder, knownText, type FoundBy } from '../../../../core/person/found-by.ts'
import { findableText, finderOf, MATCHES, type Match } from '../../../../core/person/search.ts'
import { similarFinder } from '../../../../core/person/similar.ts'
import type { Client } from '../api/client.ts'
import type { Trouble } from '../api/trouble.ts'
import { keptForSession } from '../session/kept.ts'
import { KnownPeople, knownPeople, type KnownPerson } from './known-people.svelte.ts'
import { byEpisode, type Listed } from './listed.ts'

/** Read again when somebody looks for a person after this long: who was referred since is in no older list. */
const FRESH_FOR = 60_000

/** Somebody who is found; `by` where it is not by name, number and birth date of today. */
export type Found = Listed & { readonly by?: FoundBy }

const phonesOf = ({ contact, phones }: KnownPerson): readonly string[] =>
  [contact?.phone, contact?.otherPhone, ...phones].flatMap((phone) => phone ?? [])
/** Of somebody who was entered twice the chart that goes on stands first. */
const goesOn = ({ closed }: Listed): boolean => closed?.reason !== 'entered-twice'

/**
 * Everybody whom the signed-in person may see, in memory for as long as they are signed in: what is typed to find somebody goes nowhere.
 * Without a connection the last list stays, and says of when it is.
 */
export class Everybody {
  #list = $state.raw<Patients | null>(null)
  /** When it was read, ms since 1970; null = not yet. */
  readAt = $state<number | null>(null)
  trouble = $state.raw<Trouble | null>(null)
  readonly #texts = $derived((this.#list?.patients ?? []).map((person) => ({ person, text: findableText(person) })))
  readonly #known = $derived.by(() =>
    (this.#list?.patients ?? []).flatMap((person) => {
      const known = this.#people.of(person.clinicId, person.episodeId)
      return known ? [[person, knownText(person, { ...known, phones: phonesOf(known) })] as const] : []
    }),
  )
  readonly #byEpisode = $derived(byEpisode(this.#list?.patients ?? []))
  /** Clinics whose people are listed. */
  readonly #clinics = $derived(Object.keys(Object.groupBy(this.#list?.patients ?? [], ({ clinicId }) => clinicId)))
  #reading: Promise<void> | null = null
  readonly #now: () => number
  readonly #people: KnownPeople

  constructor(now: () => number, people = new KnownPeople(now)) {
    this.#now = now
    this.#people = people
  }

  /** Everybody, by name; nobody until they are read. */
  get all(): readonly Listed[] {
    return this.#list?.patients ?? []
  }
  get isRead(): boolean {
    return this.#list !== null
  }
  /** How many episodes cannot be read, and so are found by nothing. */
  get unread(): number {
    return this.#list?.unread.length ?? 0
  }

  /** Reads the list where there is none or it has grown old. Whoever asks meanwhile waits for the same. */
  read(client: Client): Promise<void> {
    if (this.readAt !== null && this.#now() - this.readAt < FRESH_FOR) return Promise.resolve()
    this.#reading ??= this.#read(client).finally(() => (this.#reading = null))
    return this.#reading
  }

  /** Reads the list anew, however young it is: who was referred a moment ago by somebody else is in no older one. */
  readAnew(client: Client): Promise<void> {
    this.#reading ??= this.#read(client).finally(() => (this.#reading = null))
    return this.#reading
  }

  /**
   * Who has every word that is typed: whose whole name, number or birth date it is, then those whose own words begin so, then the others,
   * each by name. After those of today who are found as well stand those of before, and of a telephone. Nobody while nothing is typed.
   */
  find(typed: string, today: Day): readonly Found[] {
    const find = finderOf(typed, today)
    if (!find) return []
    const found = this.#texts.flatMap(({ person, text }): { person: Found; match: Match }[] => {
      const match = find(text)
      return match ? [{ person, match }] : []
    })
    const before = this.#foundBefore(typed, today, found)
    const all = [...found, ...before].sort((a, b) => Number(goesOn(b.person)) - Number(goesOn(a.person)))
    return MATCHES.flatMap((match) => all.filter((one) => one.match === match)).map(({ person }) => person)
  }

  /** Whose name is near to what is typed; asked only where nobody is found by it. */
  similar(typed: string): readonly Listed[] {
    const isSimilar = similarFinder(typed)
    return isSimilar ? this.all.filter(({ name }) => isSimilar(name)) : []
  }

  /** Those who are not found as they are called today. */
  #foundBefore(typed: string, today: Day, found: readonly { readonly person: Listed }[]) {
    // eslint-disable-next-line svelte/prefer-svelte-reactivity -- made anew for each key, and never drawn
    const already = new Set(found.map(({ person }) => person))
    const findBefore = formerFinder(typed, today)
    return this.#known.flatMap(([person, text]) => {
      const one = already.has(person) ? null : findBefore(text)
      return one ? [{ person: { ...person, by: one.found }, match: one.match }] : []
    })
  }

  /** How many clinics could not be asked for former names and telephones, of those whose people are listed. */
  get unasked(): number {
    return this.#clinics.filter((id) => this.#people.troubleOf(id) && !this.#people.isRead(id)).length
  }

  /** Former names and telephones of some clinic are still on their way: who is found by nothing else is not found yet. */
  get isReadingKnown(): boolean {
    return this.#clinics.some((id) => !this.#people.isRead(id) && !this.#people.troubleOf(id))
  }

  /** Reads everybody, and then what they are found by beside their names. */
  async readKnown(client: Client): Promise<void> {
    await this.read(client)
    await Promise.all(this.#clinics.map((clinicId) => this.#people.read(client, clinicId)))
  }

  /** Every telephone that is known of somebody; none before they are read. */
  readonly phonesOf = ({ clinicId, episodeId }: Pick<Listed, 'clinicId' | 'episodeId'>): readonly string[] => {
    const known = this.#people.of(clinicId, episodeId)
    return known ? phonesOf(known) : []
  }

  /** The birth date of an episode's person; undefined where it is not in the list. */
  readonly birthDateOf = (episodeId: string): Day | null | undefined => this.#byEpisode.get(episodeId)?.birthDate

  forget(): void {
    this.#people.forget()
    this.#list = null
    this.readAt = null
    this.trouble = null
  }

  async #read(client: Client): Promise<void> {
    const answer = await client.call('patients')
    this.trouble = answer.ok ? null : answer.trouble
    if (!answer.ok) return
    this.#list = answer.value
    this.readAt = this.#now()
  }
}

export const everybody = new Everybody(() => Date.now(), knownPeople)
keptForSession({ isUnsaved: () => false, forget: () => everybody.forget() })
