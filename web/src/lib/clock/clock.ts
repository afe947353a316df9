import { createSubscriber } from 'svelte/reactivity'
import { dayInZone, type Day } from '../../../../core/day.ts'
import { browser, type Surroundings } from '../session/surroundings.ts'

const MINUTE = 60_000

/**
 * The instant, in ms since 1970, for what a page derives from it: that is derived anew as each minute begins and when the page is looked
 * at again, since a page that nobody sees, or whose machine sleeps, runs late. Nothing runs while nothing is derived from it.
 */
export function tickingClock({ now, later, onShown }: Pick<Surroundings, 'now' | 'later' | 'onShown'>): () => number {
  const subscribe = createSubscriber((update) => {
    let cancel: () => void
    const wait = (): void => {
      cancel = later(
        () => {
          update()
          wait()
        },
        MINUTE - (now() % MINUTE),
      )
    }
    wait()
    const leave = onShown(update)
    return () => {
      cancel()
      leave()
    }
  })
  return () => {
    subscribe()
    return now()
  }
}

/** The clock of this machine. */
export const clock = tickingClock(browser)

interface Answered {
  /** The instant and the day at the clinic that an answer is of. */
  readonly asOf: string
  readonly today: Day
}
/**
 * Today at the clinic, of an answer that was read at `readAt` and is looked at `now`, both by the clock of this machine: only what has
 * passed since counts, so that a clock that is wrong dates nothing. Never before the day of the answer.
 */
export function todaySince({ asOf, today }: Answered, readAt: number, now: number, zone: string | undefined): Day {
  const server = Date.parse(asOf) + Math.max(0, now - readAt)
  if (zone === undefined || Number.isNaN(server)) return today
  const day = dayInZone(server, zone)
  return day > today ? day : today
}
