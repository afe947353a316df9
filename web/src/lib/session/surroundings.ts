/** What of a browser the running page needs: handed in, so that signing in and out is tested where there is none. */
export interface Surroundings {
  readonly origin: string
  /** The whole address of the page. */
  readonly address: () => string
  /** Leaves for an address; what was here is not in the history. */
  readonly go: (address: string) => void
  /** Of this tab, for as long as it is open. */
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>
  readonly fetch: typeof globalThis.fetch
  readonly online: () => boolean
  /** Milliseconds. */
  readonly now: () => number
  /** Runs a task after so many milliseconds; answers what takes it back. */
  readonly later: (task: () => void, delay: number) => () => void
  /** Runs a task whenever the page comes into sight again; answers what ends that. */
  readonly onShown: (task: () => void) => () => void
}

/** The browser itself. Nothing of it is touched before it is asked. */
export const browser: Surroundings = {
  get origin() {
    return location.origin
  },
  address: () => location.href,
  go: (address) => location.replace(address),
  storage: {
    getItem: (key) => sessionStorage.getItem(key),
    setItem: (key, value) => sessionStorage.setItem(key, value),
    removeItem: (key) => sessionStorage.removeItem(key),
  },
  fetch: (...request) => fetch(...request),
  online: () => navigator.onLine,
  now: () => Date.now(),
  later(task, delay) {
    const timer = setTimeout(task, delay)
    return () => clearTimeout(timer)
  },
  onShown(task) {
    const look = (): void => {
      if (document.visibilityState === 'visible') task()
    }
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  },
}
