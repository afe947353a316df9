import type { ROUTES, RouteName } from '../../../../core/contract/index.ts'

type Line<N extends RouteName> = readonly [(typeof ROUTES)[N]['method'], (typeof ROUTES)[N]['path']]

/**
 * Method and path of every route. A copy of core/contract, because importing its value would bring every schema into the first
 * page; the compiler checks each line against the contract and a test checks that none is missing.
 */
export const PATHS: { readonly [N in RouteName]: Line<N> } = {
  session: ['GET', '/api/session'],
  caseload: ['GET', '/api/clinics/{clinicId}/caseload'],
  chart: ['GET', '/api/episodes/{episodeId}'],
  recordEntries: ['POST', '/api/episodes/{episodeId}/entries'],
  openEpisode: ['POST', '/api/clinics/{clinicId}/episodes'],
  importPatient: ['POST', '/api/clinics/{clinicId}/imports'],
  access: ['GET', '/api/population/access'],
  releases: ['GET', '/api/plan/releases'],
  release: ['GET', '/api/plan/releases/{releaseId}'],
}

/** Fills a path's places and adds the query; everything is escaped. */
export function pathOf(
  template: string,
  params: Readonly<Record<string, string>> = {},
  query: Readonly<Record<string, string | undefined>> = {},
): string {
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, value)
  return search.size ? `${path}?${search}` : path
}
