import type { Surroundings } from '../../../../web/src/lib/session/surroundings.ts'

/** A browser of which only what signing in asks of it is there; where it goes, and what it keeps, can be looked at. */
export interface Watched extends Surroundings {
  readonly kept: Map<string, string>
  readonly went: string[]
  here: string
  time: number
  /** What waits for its time. */
  readonly waiting: { readonly task: () => void; readonly delay: number }[]
}

export function surroundings(origin: string, fetch: typeof globalThis.fetch = globalThis.fetch): Watched {
  const kept = new Map<string, string>()
  const watched: Watched = {
    ...{ origin, kept, went: [], waiting: [], here: `${origin}/`, time: 1_800_000_000_000, fetch },
    address: () => watched.here,
    go: (address) => watched.went.push(address),
    storage: {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
      removeItem: (key) => void kept.delete(key),
    },
    online: () => true,
    now: () => watched.time,
    later: (task, delay) => (watched.waiting.push({ task, delay }), () => undefined),
    onShown: () => () => undefined,
  }
  return watched
}
