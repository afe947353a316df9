import type { Known } from '../../../../core/contract/index.ts'
import type { Client } from '../api/client.ts'
import type { Trouble } from '../api/trouble.ts'
import { keptForSession } from '../session/kept.ts'

/** What somebody is found and reached by beside what lists say of them. */
export type KnownPerson = Known['people'][number]

/** Read again when somebody asks after this long. */
const FRESH_FOR = 5 * 60_000

/** Former names and numbers, and how people are reached, by clinic and episode: in memory for as long as somebody is signed in. */
export class KnownPeople {
  #byClinic = $state.raw<Readonly<Record<string, ReadonlyMap<string, KnownPerson>>>>({})
  /** What kept a clinic from being read. */
  #troubles = $state.raw<Readonly<Record<string, Trouble | null>>>({})
  // Looked up before a request, and never drawn.
  // eslint-disable-next-line svelte/prefer-svelte-reactivity
  readonly #readAt = new Map<string, number>()
  // eslint-disable-next-line svelte/prefer-svelte-reactivity
  readonly #reading = new Map<string, Promise<void>>()
  readonly #now: () => number

  constructor(now: () => number) {
    this.#now = now
  }

  /** Reads what is known of a clinic's people, unless it was read a moment ago. Whoever asks meanwhile waits for the same. */
  read(client: Client, clinicId: string): Promise<void> {
    const at = this.#readAt.get(clinicId)
    if (at !== undefined && this.#now() - at < FRESH_FOR) return Promise.resolve()
    const reading = this.#reading.get(clinicId) ?? this.#read(client, clinicId)
    this.#reading.set(clinicId, reading)
    return reading.finally(() => this.#reading.delete(clinicId))
  }

  isRead(clinicId: string): boolean {
    return clinicId in this.#byClinic
  }
  /** null = nothing. */
  troubleOf(clinicId: string): Trouble | null {
    return this.#troubles[clinicId] ?? null
  }
  /** null = nothing is known beside what lists say, or it is not read yet. */
  of(clinicId: string, episodeId: string): KnownPerson | null {
    return this.#byClinic[clinicId]?.get(episodeId) ?? null
  }
  forget(): void {
    this.#byClinic = {}
    this.#troubles = {}
    this.#readAt.clear()
  }

  async #read(client: Client, clinicId: string): Promise<void> {
    const answer = await client.call('known', { params: { clinicId } })
    this.#troubles = { ...this.#troubles, [clinicId]: answer.ok ? null : answer.trouble }
    if (!answer.ok) return
    // eslint-disable-next-line svelte/prefer-svelte-reactivity -- never changed once it is made
    const byEpisode = new Map(answer.value.people.flatMap((one) => one.episodes.map((id) => [id, one] as const)))
    this.#byClinic = { ...this.#byClinic, [clinicId]: byEpisode }
    this.#readAt.set(clinicId, this.#now())
  }
}

export const knownPeople = new KnownPeople(() => Date.now())
keptForSession({ isUnsaved: () => false, forget: () => knownPeople.forget() })
