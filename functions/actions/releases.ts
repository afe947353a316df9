import { succeed } from '../../core/result.ts'
import type { Answered, Call } from '../runtime/call.ts'
import type { DirectoryStore } from '../store/directory.ts'
import type { PublishedStore } from '../store/published.ts'

/** The releases of the caller's plan, newest quarter first. */
export async function releases(
  deps: { readonly directory: DirectoryStore; readonly published: Pick<PublishedStore, 'releases'> },
  { caller }: Call<'releases'>,
): Promise<Answered<'releases'>> {
  const planId = caller.plan ?? ''
  const planName = (await deps.directory.lists()).plans.get(planId)?.name ?? planId
  const { heads, unread } = await deps.published.releases(planId)
  return { result: succeed({ planId, planName, releases: heads, unread }), touched: {} }
}
