/** Automatic logoff (45 CFR 164.312(a)(2)(iii)): after `limit` ms without activity the session ends; from `warnAt` ms before that, a warning. */
export interface IdleRule {
  readonly limit: number
  readonly warning: number
}
/** 15 minutes, warned two minutes before. */
export const IDLE_RULE: IdleRule = { limit: 15 * 60_000, warning: 2 * 60_000 }

export type IdleState =
  | { readonly phase: 'active' }
  /** `left` is milliseconds to the logoff. */
  | { readonly phase: 'warning'; readonly left: number }
  | { readonly phase: 'over' }

/** Where a session stands. Compares instants instead of counting ticks, so that a machine that slept is logged off on waking. */
export function idleState(lastActivity: number, now: number, rule: IdleRule = IDLE_RULE): IdleState {
  const left = lastActivity + rule.limit - now
  if (left <= 0) return { phase: 'over' }
  return left <= rule.warning ? { phase: 'warning', left } : { phase: 'active' }
}

/** Until the state can next change on its own: to the warning, then every second of the countdown. */
export function nextCheck(
  state: IdleState,
  lastActivity: number,
  now: number,
  rule: IdleRule = IDLE_RULE,
): number | null {
  if (state.phase === 'over') return null
  if (state.phase === 'warning') return Math.min(1000, state.left)
  return lastActivity + rule.limit - rule.warning - now
}

export interface IdleSurroundings {
  readonly now: () => number
  /** Runs `task` after `delay` ms; answers what cancels it. */
  readonly later: (task: () => void, delay: number) => () => void
  readonly onChange: (state: IdleState) => void
  /** Tells other tabs of the same person. */
  readonly tell: () => void
}

/** How often activity is told to other tabs, at most. */
const TELL_EVERY = 5000

/** Watches one session. While the warning stands only {@link stay} extends it: a bumped mouse is not a decision. */
export class IdleWatch {
  readonly #around: IdleSurroundings
  readonly #rule: IdleRule
  #last: number
  #told = -Infinity
  #cancel: () => void = () => undefined
  #state: IdleState = { phase: 'active' }

  constructor(around: IdleSurroundings, rule: IdleRule = IDLE_RULE) {
    this.#around = around
    this.#rule = rule
    this.#last = around.now()
    this.check()
  }

  /** A key, click or touch in this tab. */
  activity(): void {
    if (this.#state.phase !== 'active') return
    this.#extend(this.#around.now())
    if (this.#last - this.#told < TELL_EVERY) return
    this.#told = this.#last
    this.#around.tell()
  }

  /** "Stay signed in" was chosen. */
  stay(): void {
    if (this.#state.phase === 'over') return
    this.#extend(this.#around.now())
    this.#told = this.#last
    this.#around.tell()
  }

  /** Another tab saw activity. */
  heard(): void {
    if (this.#state.phase !== 'over') this.#extend(this.#around.now())
  }

  /** Looks at the clock; also called when the page becomes visible again. */
  check(): void {
    this.#cancel()
    const now = this.#around.now()
    const state = idleState(this.#last, now, this.#rule)
    if (state.phase !== this.#state.phase || state.phase === 'warning') this.#around.onChange(state)
    this.#state = state
    const delay = nextCheck(state, this.#last, now, this.#rule)
    if (delay !== null) this.#cancel = this.#around.later(() => this.check(), delay)
  }

  stop(): void {
    this.#cancel()
  }

  #extend(now: number): void {
    this.#last = now
    this.check()
  }
}
