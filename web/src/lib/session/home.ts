import { ROUTES, type Role, type RouteName, type Session } from '../../../../core/contract/index.ts'

/** A page of its own tab: what the tab says, and the route it reads, whose roles see it. */
interface Page {
  readonly name: string
  readonly reads: RouteName
}

/**
 * Every page with a tab, by the folder of its route, in the order of the tabs; the first that a person sees is home. A new one is its
 * folder and a row here.
 */
export const PAGES = {
  caseload: { name: 'Caseload', reads: 'caseload' },
  access: { name: 'Access', reads: 'access' },
  // Who may change them has a tab for it; others read them where a number is spoken of.
  settings: { name: 'Settings', reads: 'chooseSettings' },
  plan: { name: 'Your members', reads: 'releases' },
} as const satisfies Readonly<Record<string, Page>>
export type Tab = keyof typeof PAGES

const TABS = Object.keys(PAGES) as readonly Tab[]
const rolesOf = (tab: Tab): readonly Role[] => ROUTES[PAGES[tab].reads].roles

/** The tabs a person sees; one with several roles sees each page once. */
export const tabsOf = ({ roles }: Pick<Session, 'roles'>): readonly Tab[] =>
  TABS.filter((tab) => rolesOf(tab).some((role) => roles.includes(role)))

/** Where a person starts; null where no role gives a page. */
export const homeOf = (session: Pick<Session, 'roles'>): Tab | null => tabsOf(session)[0] ?? null

/** The clinic whose caseload a person is led to: the one of the last page while they are still in it, else their first. */
export const clinicAtHand = ({ clinics }: Pick<Session, 'clinics'>, last: string | null): string | undefined =>
  (clinics.find(({ clinicId }) => clinicId === last) ?? clinics[0])?.clinicId

export const mayChart = (session: Pick<Session, 'roles'>): boolean => tabsOf(session).includes('caseload')
