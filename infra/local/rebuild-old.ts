import type { Rebuilt } from '../../functions/actions/rebuild.ts'
import { accountHere } from '../operate/operator.ts'
import { runRebuild } from '../operate/rebuild/run.ts'

interface Told {
  readonly notice: (sentence: string) => void
  readonly onFault: (error: unknown) => void
}

const SECONDS_A_CALL = 5
const REASON = 'npm start after an update'

/**
 * After a start: makes anew what an older version wrote, beside whoever works already, and says so. On a store of today it finds
 * nothing to do. Stopped or killed, the next start goes on: what is done is not old any more. Returns how to stop it.
 */
export function rebuildOld(
  invoke: (name: string, event: unknown) => Promise<unknown>,
  told: Told,
): () => Promise<void> {
  let stopped = false
  const ask = async (asked: object): Promise<Rebuilt> => {
    const done = (await invoke('rebuild', { ...asked, operator: accountHere(), reason: REASON })) as Rebuilt
    return stopped ? { ...done, next: null } : done
  }
  const work = runRebuild(ask, { scope: 'old', seconds: SECONDS_A_CALL })
    .then(({ charts, blocks, failed, newer, damaged }) => {
      if (stopped || charts + blocks === 0) return
      const left = failed + newer + damaged
      const rest = left > 0 ? ` ${left} of them could not be; npm run rebuild -- --old says which.` : ''
      told.notice(`An older version wrote ${charts} rows and ${blocks} blocks here: they were made anew.${rest}`)
    })
    .catch((error: unknown) => {
      if (!stopped) told.onFault(error)
    })
  return async () => {
    stopped = true
    await work
  }
}
