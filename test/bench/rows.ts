import type { Bench } from './row.ts'

/**
 * Everything that has to be fast or small, in the order of the table. Each is read when it is asked for: they bring the compilers and the
 * demo network along, which a question for help need not wait for.
 */
export const BENCHES: Readonly<Record<string, () => Promise<Bench>>> = {
  access: async () => (await import('./rows/access.ts')).access,
  network: async () => (await import('./rows/network.ts')).network,
  block: async () => (await import('./rows/block.ts')).block,
  caseload: async () => (await import('./rows/caseload.ts')).caseload,
  search: async () => (await import('./rows/search.ts')).search,
  rank: async () => (await import('./rows/rank.ts')).rank,
  chart: async () => (await import('./rows/chart.ts')).chart,
  save: async () => (await import('./rows/save.ts')).save,
  bundles: async () => (await import('./rows/bundles.ts')).bundles,
  product: async () => (await import('./rows/product.ts')).product,
}
