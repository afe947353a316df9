import type { Person } from '../../../../../../core/contract/index.ts'
import type { Client } from '../../../../lib/api/client.ts'
import type { Trouble } from '../../../../lib/api/trouble.ts'
import { knownRow } from '../../../../lib/caseload/known-row.ts'
import type { ReadChart } from '../known.ts'

/** The episode that somebody is in now: one that is open, else the last; undefined = none that who asks may read. */
export const episodeNow = ({ episodes }: Person): Person['episodes'][number] | undefined =>
  episodes.find(({ closed }) => closed === null) ?? episodes.at(-1)

interface Read {
  readonly patientId: string
  readonly person: Person | null
  readonly chart: ReadChart | null
  readonly trouble: Trouble | null
}

/** Who is chosen as the one who was entered twice, once they are read: nobody else is shown, and only who is shown is merged. */
export class OtherOne {
  #last = $state.raw<Read | null>(null)
  readonly #client: Client
  readonly #chosen: () => string

  constructor(client: Client, chosen: () => string) {
    this.#client = client
    this.#chosen = chosen
  }

  get #read(): Read | null {
    return this.#last?.patientId === this.#chosen() ? this.#last : null
  }
  /** null = nobody is chosen, or they are not read. */
  get person(): Person | null {
    return this.#read?.person ?? null
  }
  /** The chart that they are in now; null = not read, or nowhere open. */
  get chart(): ReadChart | null {
    return this.#read?.chart ?? null
  }
  get trouble(): Trouble | null {
    return this.#read?.trouble ?? null
  }

  async read(): Promise<void> {
    const patientId = this.#chosen()
    this.#last = null
    const answer = await this.#client.call('person', { params: { patientId } })
    // Another one was chosen while this was on its way.
    if (this.#chosen() !== patientId) return
    const person = answer.ok ? answer.value : null
    this.#last = { patientId, person, chart: null, trouble: answer.ok ? null : answer.trouble }
    const episode = person && episodeNow(person)
    if (!episode) return
    const chart = await this.#client.call('chart', {
      params: { episodeId: episode.episodeId },
      query: { notes: 'newest' },
    })
    if (this.#last.person === person && chart.ok)
      this.#last = { ...this.#last, chart: { ...chart.value, row: knownRow(chart.value.row) } }
  }
}
