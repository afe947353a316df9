import type { SettingRow, Settings, SettingsPreview } from '../../../../../core/contract/index.ts'
import type { Day } from '../../../../../core/day.ts'
import { inOneLine } from '../../../../../core/settings/choice.ts'
import type { Client } from '../../../lib/api/client.ts'
import type { Trouble } from '../../../lib/api/trouble.ts'
import type { Problem } from '../../../lib/parts/problem.ts'

/** What is typed of one setting. */
interface Typed {
  readonly text: string
  /** What held when this was typed: the same again is no change, and follows what holds. */
  readonly was: string
  /** Typed, and not just opened: the same value again can end what is planned. */
  readonly isTyped: boolean
  /** Something was planned when this was typed: the same value again ends that, and is a change. */
  readonly endsPlan: boolean
}
const isChanged = ({ text, was, endsPlan }: Typed): boolean => endsPlan || text.trim() !== was

/** Whether what is typed is the value that holds: of a number in whatever way it is written, as it will be read. */
const isNow = (text: string, { now }: SettingRow): boolean =>
  typeof now === 'number' && /^\d{1,6}$/.test(text.trim()) ? Number(text) === now : text.trim() === String(now)
const hasPlan = ({ choices }: SettingRow, today: Day): boolean =>
  choices.some(({ from, replaced }) => from > today && !replaced)

/** All that was typed when a save was pressed, and what stood in the fields then. */
interface Standing {
  readonly typed: Readonly<Record<string, Typed>>
  readonly texts: Readonly<Record<string, string>>
  readonly from: string
  readonly reason: string
}

/** What was counted for what is typed: it is gone as soon as something else is typed. */
interface Counted {
  readonly of: string
  readonly preview: SettingsPreview
}
/** What was saved last, until something else is typed. */
interface Saved {
  readonly written: number
  readonly from: string
}
/** What a choice is sent with, and where its answer goes. */
export interface Around {
  readonly client: Pick<Client, 'call'>
  readonly newKey: () => string
  /** What holds after a choice was saved, or after somebody else chose. */
  readonly put: (settings: Settings) => void
}

/** What is typed of the settings of one clinic, what it would change, and what became of it. */
export class Choosing {
  /** By the id of the setting; one that is not here is not open. */
  #typed = $state.raw<Readonly<Record<string, Typed>>>({})
  /** '' = today. */
  from = $state('')
  reason = $state('')
  busy = $state<'counting' | 'saving' | null>(null)
  /** What the trouble, if any, came of. */
  tried = $state<'counting' | 'saving'>('counting')
  trouble = $state.raw<Trouble | null>(null)
  saved = $state.raw<Saved | null>(null)
  /** What the last answer refused, with what it was about: what is typed anew takes it away. */
  #refused = $state.raw<{ readonly of: string; readonly problems: readonly Problem[] } | null>(null)
  #counted = $state.raw<Counted | null>(null)
  /** The last save that was sent, so that the same one is sent under the same key. */
  #sent: { readonly of: string; readonly key: string } | null = null
  readonly clinicId: string

  constructor(clinicId: string) {
    this.clinicId = clinicId
  }

  get isTyped(): boolean {
    return this.reason !== '' || this.from !== '' || Object.keys(this.#typed).length > 0
  }

  open(row: SettingRow): void {
    this.saved = null
    const now = String(row.now)
    this.#typed = { ...this.#typed, [row.id]: { text: now, was: now, isTyped: false, endsPlan: false } }
  }
  isOpen = (id: string): boolean => this.#typed[id] !== undefined

  /** What stands in the field of a setting: what was typed, or what holds where that is no change. */
  textOf(row: SettingRow): string {
    const typed = this.#typed[row.id]
    return typed && isChanged(typed) ? typed.text : String(row.now)
  }
  type(row: SettingRow, text: string, today: Day): void {
    const now = String(row.now)
    const endsPlan = text.trim() === now && hasPlan(row, today)
    this.#typed = { ...this.#typed, [row.id]: { text, was: now, isTyped: true, endsPlan } }
  }

  close(id: string): void {
    this.#typed = Object.fromEntries(Object.entries(this.#typed).filter(([one]) => one !== id))
  }

  /**
   * Rows that were typed on and would be another value than now, or for which something is planned that the same value would end. One that
   * was only opened is never asked for: somebody else may have chosen it since.
   */
  asked({ rows, today }: Settings): readonly SettingRow[] {
    return rows.filter((row) => {
      const typed = this.#typed[row.id]
      if (!typed?.isTyped || (!isChanged(typed) && typed.was !== String(row.now))) return false
      return !isNow(typed.text, row) || hasPlan(row, today)
    })
  }

  #texts(settings: Settings): string[] {
    return this.asked(settings).map((row) => `${row.id}=${this.textOf(row).trim()}`)
  }
  #fromOf = ({ today }: Settings): string => this.from || today
  #about = (settings: Settings): string =>
    JSON.stringify([this.#texts(settings), this.#fromOf(settings), settings.revision])

  /** What it would change today, where that was asked for as it is typed now. */
  preview(settings: Settings): SettingsPreview | null {
    return this.#counted?.of === this.#about(settings) ? this.#counted.preview : null
  }

  problems(settings: Settings): readonly Problem[] {
    const refused = this.#refused
    if (refused === null) return []
    return refused.of === this.#about(settings)
      ? refused.problems.filter(({ at }) => at !== 'reason' || this.reason.trim() === '')
      : []
  }

  /** Asks what it would change today. Nothing is written. */
  async count(settings: Settings, { client, put }: Around): Promise<void> {
    const of = this.#about(settings)
    const [texts, from] = [this.#texts(settings), this.#fromOf(settings)]
    this.busy = this.tried = 'counting'
    this.trouble = this.saved = null
    const query = { settings: inOneLine(texts), from }
    const answer = await client.call('settings', { params: { clinicId: this.clinicId }, query })
    this.busy = null
    if (!answer.ok) return this.#refuse(of, answer.trouble, settings)
    const { preview, revision } = answer.value
    // Somebody chose meanwhile: the page shows what holds now, beside what was counted on it.
    if (revision !== settings.revision) put(answer.value)
    if (preview) this.#counted = { of: JSON.stringify([texts, from, revision]), preview }
  }

  async save(settings: Settings, { client, newKey, put }: Around): Promise<void> {
    const of = this.#about(settings)
    const from = this.#fromOf(settings)
    const body = { revision: settings.revision, settings: this.#texts(settings), from, reason: this.reason }
    const whole = JSON.stringify(body)
    const { key } = (this.#sent = this.#sent?.of === whole ? this.#sent : { of: whole, key: newKey() })
    const pressed = this.#standing(settings)
    this.busy = this.tried = 'saving'
    this.trouble = this.saved = null
    const answer = await client.call('chooseSettings', { params: { clinicId: this.clinicId }, body, key })
    this.busy = null
    // What was counted before somebody else chose says nothing of what this would change now.
    if (!answer.ok && answer.trouble.kind === 'version-conflict') this.#counted = null
    if (!answer.ok) return this.#refuse(of, answer.trouble, settings)
    const { written, ...now } = answer.value
    put({ ...now, preview: null })
    this.#keepSince(pressed)
    this.saved = { written, from }
  }

  #standing(settings: Settings): Standing {
    const open = settings.rows.filter(({ id }) => this.isOpen(id))
    const texts = Object.fromEntries(open.map((row) => [row.id, this.textOf(row).trim()]))
    return { typed: this.#typed, texts, from: this.from, reason: this.reason }
  }
  /** What was changed while a save ran is not saved by it, and stays with its day and reason; the rest is done with. */
  #keepSince({ typed, texts, from, reason }: Standing): void {
    const isSince = ([id, now]: [string, Typed]) => now !== typed[id] && now.text.trim() !== texts[id]
    const since = Object.entries(this.#typed).filter(isSince)
    if (since.length === 0 && this.from === from && this.reason === reason) return this.clear()
    // What was saved holds now, or is planned: another value typed since is a change from that.
    const anew = since.map(([id, now]) => [id, now.isTyped ? { ...now, was: texts[id] ?? now.was } : now])
    this.#typed = Object.fromEntries(anew)
    this.#refused = this.#counted = null
  }

  clear(): void {
    this.#typed = {}
    this.from = ''
    this.reason = ''
    this.trouble = this.saved = null
    this.#refused = this.#counted = null
  }

  #refuse(of: string, trouble: Trouble, settings: Settings): void {
    this.#refused = trouble.issues.length > 0 ? { of, problems: trouble.issues } : null
    // Where its field was typed anew meanwhile, the refusal is told of beside.
    this.trouble = this.problems(settings).length > 0 ? null : trouble
  }
}
