import { release } from '../actions/release.ts'
import { releases } from '../actions/releases.ts'
import type { DirectoryStore } from '../store/directory.ts'
import type { PublishedStore } from '../store/published.ts'
import { edge, type EdgeDeps, type HttpHandler } from '../runtime/edge.ts'

/** The routes that payers use: they reach releases and nothing else. */
export const payerEdge = (
  deps: EdgeDeps & { readonly directory: DirectoryStore; readonly published: PublishedStore },
): HttpHandler =>
  edge('payer', deps, {
    releases: (call) => releases(deps, call),
    release: (call) => release(deps, call),
  })
