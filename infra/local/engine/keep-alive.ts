import { setTimeout as sleep } from 'node:timers/promises'
import { PlainFault } from '../../command-line.ts'

/** So many deaths within the window are no accident: another try would end the same way. */
const MOST_DEATHS = 4
const WINDOW_MS = 60_000
const PAUSE_MS = 250

export interface KeepAlive {
  /** Starts the engine again; throws where it does not start. */
  readonly restart: () => Promise<void>
  /** One sentence for the console. */
  readonly notice: (sentence: string) => void
  readonly onFault: (error: unknown) => void
  /** Called once, when it died too often. */
  readonly giveUp: (fault: PlainFault) => void
}

/** Answers what to call at each death of the engine: it is started again on its port and data, a few times a minute. */
export function keepAlive({ restart, notice, onFault, giveUp }: KeepAlive): () => void {
  let deaths: number[] = []
  let hasGivenUp = false
  const countDeath = (): boolean => {
    const now = Date.now()
    deaths = [...deaths.filter((at) => now - at < WINDOW_MS), now]
    return deaths.length < MOST_DEATHS
  }
  const revive = async (): Promise<void> => {
    let last: unknown
    while (countDeath()) {
      try {
        await restart()
        return notice('The database ended by itself and was started again on the same data; nothing is lost.')
      } catch (error) {
        last = error
        onFault(error)
        await sleep(PAUSE_MS)
      }
    }
    if (hasGivenUp) return
    hasGivenUp = true
    giveUp(
      new PlainFault(
        `The database ended ${MOST_DEATHS} times within a minute: nothing is lost; look for what ends it (memory, disk, another program), then run npm start again.`,
        { cause: last },
      ),
    )
  }
  return () => void revive()
}
