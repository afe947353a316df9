import { fail, succeed } from '../../core/result.ts'
import type { Answered, Call } from '../runtime/call.ts'
import type { PublishedStore } from '../store/published.ts'

const UNREADABLE = {
  newer:
    'A newer version of Cairn wrote this release. It is kept; it can be read here when this installation is updated.',
  damaged: 'This release is damaged and is not shown in part. Tell your administrator; the others can be read.',
} as const

/** One release of the caller's plan. Another plan's release is looked for under the caller's own plan, and so is not there. */
export async function release(
  deps: { readonly published: Pick<PublishedStore, 'release'> },
  { caller, params }: Call<'release'>,
): Promise<Answered<'release'>> {
  const found = await deps.published.release(caller.plan ?? '', params.releaseId)
  if (!found) return { result: fail('not-found', 'There is no such release of your plan. See the list.'), touched: {} }
  if ('why' in found) return { result: fail('unreadable', UNREADABLE[found.why]), touched: {} }
  return { result: succeed(found), touched: {} }
}
