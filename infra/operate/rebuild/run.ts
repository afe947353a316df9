import type { RebuildAsked, Rebuilt } from '../../../functions/actions/rebuild.ts'
import { added } from './report.ts'

export type AskRebuild = (asked: RebuildAsked) => Promise<Rebuilt>

/** Asks again and again until all is done; `progress` hears what has been done so far after each call. */
export async function runRebuild(
  ask: AskRebuild,
  asked: RebuildAsked,
  progress: (sofar: Rebuilt) => void = () => undefined,
): Promise<Rebuilt> {
  let sum = await ask(asked)
  while (sum.next) {
    progress(sum)
    sum = added(sum, await ask({ ...asked, after: sum.next }))
  }
  return sum
}
