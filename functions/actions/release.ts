import { fail, succeed } from '../../core/contract/route.ts'
import type { Answered, Call } from '../runtime/call.ts'
import type { PublishedStore } from '../store/published.ts'

/** One release of the caller's plan. Another plan's release is looked for under the caller's own plan, and so is not there. */
export async function release(
  deps: { readonly published: Pick<PublishedStore, 'release'> },
  { caller, params }: Call<'release'>,
): Promise<Answered<'release'>> {
  const found = await deps.published.release(caller.plan ?? '', params.releaseId)
  if (!found) return { result: fail('not-found', 'There is no such release of your plan. See the list.'), touched: {} }
  return { result: succeed(found), touched: {} }
}
