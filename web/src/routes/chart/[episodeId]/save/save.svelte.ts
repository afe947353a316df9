import type { NewEntry } from '../../../../../../core/chart/entry.ts'
import type { Issue, Recorded } from '../../../../../../core/contract/index.ts'
import { NOT_ADMITTED } from '../../../../../../core/words/admission.ts'
import type { Answer } from '../../../../lib/api/client.ts'
import { trouble, type Trouble } from '../../../../lib/api/trouble.ts'
import { SaveKeys } from './save-keys.ts'

/** What the rules of the chart at hand refuse of entries, before they are sent; empty = nothing. */
type Refuse = (entries: readonly NewEntry[]) => readonly Issue[]
type Post = (body: { version: number; entries: NewEntry[] }, key: string) => Promise<Answer<Recorded>>

/** One place from which entries are saved: what it is doing, and what became of the last try. */
export class Save {
  state = $state<'idle' | 'saving' | 'failed' | 'changed'>('idle')
  trouble = $state.raw<Trouble | null>(null)
  readonly #keys = new SaveKeys(() => crypto.randomUUID())
  readonly #post: Post
  readonly #refuse: Refuse

  constructor(post: Post, refuse: Refuse) {
    this.#post = post
    this.#refuse = refuse
  }

  /** Saves all or nothing; what the rules refuse is not sent (laws W4). Answers what was recorded, or null with `state` and `trouble` saying why not. */
  async run(version: number, entries: readonly NewEntry[]): Promise<Recorded | null> {
    if (this.state === 'saving') return null
    const issues = this.#refuse(entries)
    if (issues.length > 0) {
      this.trouble = trouble('not-possible', NOT_ADMITTED, { issues })
      this.state = 'failed'
      return null
    }
    this.state = 'saving'
    const body = { version, entries: [...entries] }
    const answer = await this.#post(body, this.#keys.keyFor(body))
    if (answer.ok) {
      this.#keys.done()
      this.state = 'idle'
      this.trouble = null
      return answer.value
    }
    this.trouble = answer.trouble
    this.state = answer.trouble.kind === 'version-conflict' ? 'changed' : 'failed'
    return null
  }

  /** The last try met a chart that is not as it was read: read it again, so that the page says what it is now. */
  get wantsReading(): boolean {
    return this.state === 'changed' || this.trouble?.kind === 'unreadable'
  }

  dismiss(): void {
    this.state = 'idle'
    this.trouble = null
  }
}
