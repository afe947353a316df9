import type { Role, Session } from '../../../../core/contract/index.ts'

export type Tab = 'caseload' | 'access' | 'plan'

/** The pages of each role, in the order of their tabs; the first is home. Mirrors the roles of the routes they read. */
const PAGES: { readonly [R in Role]: readonly Tab[] } = {
  'care-manager': ['caseload', 'access'],
  consultant: ['caseload', 'access'],
  administrator: ['access'],
  payer: ['plan'],
}
const ORDER: readonly Tab[] = ['caseload', 'access', 'plan']

/** The tabs a person sees; one with several roles sees each page once. */
export function tabsOf(session: Pick<Session, 'roles'>): readonly Tab[] {
  const pages = new Set(session.roles.flatMap((role) => PAGES[role]))
  return ORDER.filter((tab) => pages.has(tab))
}

/** Where a person starts; null where no role gives a page. */
export const homeOf = (session: Pick<Session, 'roles'>): Tab | null => tabsOf(session)[0] ?? null

export const mayChart = (session: Pick<Session, 'roles'>): boolean => tabsOf(session).includes('caseload')
