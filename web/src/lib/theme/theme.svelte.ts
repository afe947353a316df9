import { flushSync } from 'svelte'
import { MediaQuery } from 'svelte/reactivity'

export type ThemeChoice = 'system' | 'light' | 'dark'
const KEY = 'cairn-theme'
const DENSITY = 'cairn-density'
const NEXT: Record<ThemeChoice, ThemeChoice> = { system: 'light', light: 'dark', dark: 'system' }

/** How pages look: light or dark, as the system says or as chosen, and how dense lists are. These two choices are all that this site ever stores in a browser for longer than a sign-in. */
class Theme {
  choice = $state<ThemeChoice>('system')
  /** The page is going to paper, which is white whatever the screen is. */
  printing = $state(false)
  #compact = $state(false)
  readonly #systemDark = new MediaQuery('(prefers-color-scheme: dark)')

  /** What is on the screen now. */
  get shown(): 'light' | 'dark' {
    if (this.choice !== 'system') return this.choice
    return this.#systemDark.current ? 'dark' : 'light'
  }

  /** Lists with narrow lines: kept by this browser, for every clinic. */
  get compact(): boolean {
    return this.#compact
  }
  set compact(isCompact: boolean) {
    this.#compact = isCompact
    localStorage.setItem(DENSITY, isCompact ? 'compact' : 'roomy')
  }

  /** Takes up the stored choices. Called before the first page is drawn. */
  start(): void {
    addEventListener('beforeprint', () => flushSync(() => (this.printing = true)))
    addEventListener('afterprint', () => (this.printing = false))
    this.#compact = localStorage.getItem(DENSITY) === 'compact'
    const stored = localStorage.getItem(KEY)
    this.#apply(stored === 'light' || stored === 'dark' ? stored : 'system')
  }

  turn(): void {
    const next = NEXT[this.choice]
    if (next === 'system') localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, next)
    this.#apply(next)
  }

  #apply(choice: ThemeChoice): void {
    this.choice = choice
    if (choice === 'system') delete document.documentElement.dataset['theme']
    else document.documentElement.dataset['theme'] = choice
  }
}

export const theme = new Theme()
