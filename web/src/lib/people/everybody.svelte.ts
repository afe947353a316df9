import type { Patients } from '../../../../core/contract/index.ts'
import type { Day } from '../../../../core/day.ts'
import { findableText, finderOf, MATCHES } from '../../../../core/person/search.ts'
import type { Client } from '../api/client.ts'
import type { Trouble } from '../api/trouble.ts'
import { keptForSession } from '../session/kept.ts'
import { byEpisode, type Listed } from './listed.ts'

/** Read again when somebody looks for a person after this long: who was referred since is in no older list. */
const FRESH_FOR = 60_000

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
  readonly #byEpisode = $derived(byEpisode(this.#list?.patients ?? []))
  #reading: Promise<void> | null = null
  readonly #now: () => number

  constructor(now: () => number) {
    this.#now = now
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
   * each by name. Nobody while nothing is typed.
   */
  find(typed: string, today: Day): readonly Listed[] {
    const find = finderOf(typed, today)
    if (!find) return []
    const found = this.#texts.map(({ person, text }) => ({ person, match: find(text) }))
    return MATCHES.flatMap((match) => found.filter((one) => one.match === match)).map(({ person }) => person)
  }

  /** The birth date of an episode's person; undefined where it is not in the list. */
  readonly birthDateOf = (episodeId: string): Day | null | undefined => this.#byEpisode.get(episodeId)?.birthDate

  forget(): void {
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

export const everybody = new Everybody(() => Date.now())
keptForSession({ isUnsaved: () => false, forget: () => everybody.forget() })
