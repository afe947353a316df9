import type { Session } from '../../../../core/contract/index.ts'
import { createClient, type Client } from '../api/client.ts'
import { trouble, type Trouble } from '../api/trouble.ts'
import { staffNames } from '../text/person.ts'
import { theme } from '../theme/theme.svelte.ts'
import { createAuth, type Auth } from './auth.ts'
import { loadConfig } from './config.ts'
import { IdleWatch, type IdleState } from './idle.ts'
import { forgetKept, isUnsaved, keepKept } from './kept.ts'
import { browser, type Surroundings } from './surroundings.ts'
import { joinTabs, type Tabs, type TabWord } from './tabs.ts'

/**
 * The running page: who is signed in and the door to the API. `ended` is a session that stopped by itself; `away` shows nothing,
 * because the browser is leaving for the provider.
 */
type Phase = 'starting' | 'ready' | 'ended' | 'away' | 'failed'

/** That something typed went with the sign-in, and never what: a mark in the storage of this tab, for the page that says goodbye. */
const LOST = 'cairn.typed-lost'
/** ms within which other tabs answer whether something is typed there. */
const ANSWER_WITHIN = 300

export class App {
  readonly #around: Surroundings
  phase = $state<Phase>('starting')
  session = $state.raw<Session | null>(null)
  trouble = $state.raw<Trouble | null>(null)
  /** What somebody is called by whom a chart was written or is followed. */
  readonly nameOf = $derived(staffNames(this.session, theme.printing))
  idle = $state.raw<IdleState>({ phase: 'active' })
  #auth: Auth | null = null
  #client: Client | null = null
  #watch: IdleWatch | null = null
  #tabs: Tabs | null = null
  #heardUnsaved: () => void = () => undefined

  constructor(around: Surroundings) {
    this.#around = around
  }

  /** The API client of the signed-in person. Pages exist only while there is one. */
  get client(): Client {
    if (!this.#client) throw new Error('There is no client before sign-in')
    return this.#client
  }

  /** Whether a page stands. Once the sign-in has ended only for who has typed something, and then behind a question. */
  get isOpen(): boolean {
    return this.session !== null && this.phase !== 'away' && (this.phase === 'ready' || isUnsaved())
  }

  /** Reads the settings and signs in, through the provider where needed; `here` is the address to come back to. */
  async start(here: string): Promise<void> {
    this.phase = 'starting'
    try {
      const auth = await this.#ready()
      const token = await auth.token(false)
      if (token === null) {
        this.phase = 'away'
        await auth.signIn(here)
        return
      }
      if (typeof token !== 'string') {
        this.trouble = token
        this.phase = 'failed'
        return
      }
      await this.#enter(auth)
    } catch (error) {
      this.#fail(error)
    }
  }

  /** At /signed-in: ends the redirect; answers the path to go on to, or null where it failed. */
  async finishSignIn(): Promise<string | null> {
    try {
      return await (await this.#ready()).finishSignIn()
    } catch (error) {
      this.#fail(error)
      return null
    }
  }

  /** Whether another tab holds something that is typed and not saved; one that does not answer in time is taken to hold nothing. */
  isUnsavedElsewhere(): Promise<boolean> {
    const { promise, resolve } = Promise.withResolvers<boolean>()
    this.#heardUnsaved = () => resolve(true)
    this.#around.later(() => resolve(false), ANSWER_WITHIN)
    this.#tabs?.tell('unsaved?')
    return promise
  }

  /** Whether something typed in this tab went with the sign-in. Told once. */
  wasTypedLost(): boolean {
    const { storage } = this.#around
    const was = storage.getItem(LOST) !== null
    storage.removeItem(LOST)
    return was
  }

  async signOut(): Promise<void> {
    this.#tabs?.tell('signed-out')
    this.#clear()
    try {
      await (await this.#ready()).signOut()
    } catch {
      this.#around.go('/signed-out')
    }
  }

  stay(): void {
    this.#watch?.stay()
  }

  /** A key or click somewhere on the page. */
  activity(): void {
    this.#watch?.activity()
  }

  checkIdle(): void {
    this.#watch?.check()
  }

  async #ready(): Promise<Auth> {
    this.#auth ??= createAuth(await loadConfig(this.#around.fetch), this.#around)
    return this.#auth
  }

  async #enter(auth: Auth): Promise<void> {
    this.#client = createClient({
      fetch: this.#around.fetch,
      token: (renew) => auth.token(renew),
      onSignedOut: () => (this.phase = 'ended'),
      online: this.#around.online,
      wait: (milliseconds) => new Promise((done) => this.#around.later(done, milliseconds)),
    })
    const answer = await this.#client.call('session')
    if (!answer.ok) {
      if (answer.trouble.kind !== 'not-signed-in') this.trouble = answer.trouble
      this.phase = answer.trouble.kind === 'not-signed-in' ? 'ended' : 'failed'
      return
    }
    this.session = answer.value
    this.#around.storage.removeItem(LOST)
    this.#watchIdle()
    this.phase = 'ready'
  }

  #watchIdle(): void {
    this.#tabs ??= joinTabs((word) => this.#hear(word))
    this.#watch = new IdleWatch({
      now: this.#around.now,
      later: this.#around.later,
      onChange: (state) => {
        this.idle = state
        if (state.phase === 'over') void keepKept().then(() => this.signOut())
      },
      tell: () => this.#tabs?.tell('activity'),
    })
  }

  #hear(word: TabWord): void {
    if (word === 'activity') this.#watch?.heard()
    else if (word === 'signed-out') this.#leave()
    else if (word === 'unsaved') this.#heardUnsaved()
    else if (isUnsaved()) this.#tabs?.tell('unsaved')
  }

  /** Takes everything off the screen and out of memory before the browser leaves. */
  #clear(): void {
    if (isUnsaved()) this.#around.storage.setItem(LOST, 'yes')
    this.phase = 'away'
    this.session = null
    this.#client = null
    this.#watch?.stop()
    this.#tabs?.close()
    this.#tabs = null
    forgetKept()
  }

  /**
   * Another tab signed out: the provider's session has ended there, so this one only forgets. What is typed here goes too: who signs in
   * next may be somebody else. Whoever signed out was asked about it first, and a time without activity is warned of in every tab.
   */
  #leave(): void {
    this.#clear()
    this.#auth?.forget()
    this.#around.go('/signed-out')
  }

  #fail(error: unknown): void {
    const detail = error instanceof Error ? error.message : 'Sign-in did not work.'
    this.trouble = trouble('unexpected', `${detail} Nothing was lost. Try again, or ask your administrator.`)
    this.phase = 'failed'
  }
}

export const app = new App(browser)
