import type { Role } from '../../core/contract/routes/route.ts'

/** A made-up person of the demo network, one click away on the local sign-in page. */
export interface DemoUser {
  readonly sub: string
  readonly name: string
  readonly title: string
  readonly roles: readonly Role[]
  readonly clinics: 'all' | readonly string[]
  readonly plan: string | null
  /** What this person comes for, in one line. */
  readonly does: string
}

/** Their memberships are seeded into Directory from this list; their sign-in is made from it. A sub is the id itself. */
export const DEMO_USERS: readonly DemoUser[] = [
  {
    sub: 'kerensa-aldous',
    name: 'Kerensa Aldous',
    title: 'Care manager',
    roles: ['care-manager'],
    clinics: ['alder-street', 'cedar-fork'],
    plan: null,
    does: 'Whom to reach today, and how they are doing',
  },
  {
    sub: 'matthew-oyediran',
    name: 'Matthew Oyediran',
    title: 'Care manager',
    roles: ['care-manager'],
    clinics: ['birch-hollow', 'dunmore'],
    plan: null,
    does: 'The same, for two other clinics',
  },
  {
    sub: 'ines-rautavaara',
    name: 'Ines Rautavaara',
    title: 'Psychiatric consultant',
    roles: ['consultant'],
    clinics: ['alder-street', 'cedar-fork', 'birch-hollow', 'dunmore'],
    plan: null,
    does: 'Whose treatment must change this week',
  },
  {
    sub: 'odalys-brenneke',
    name: 'Odalys Brenneke',
    title: 'Administrator',
    roles: ['administrator'],
    clinics: 'all',
    plan: null,
    does: 'How long people wait at each clinic, and for whom the wait is longer',
  },
  {
    sub: 'tomas-eirunn',
    name: 'Tomas Eirunn',
    title: 'Health plan, Northfield',
    roles: ['payer'],
    clinics: [],
    plan: 'northfield',
    does: 'What the program did for its members, as released figures',
  },
  {
    sub: 'petra-lindqvist',
    name: 'Petra Lindqvist',
    title: 'Health plan, Lakeshore',
    roles: ['payer'],
    clinics: [],
    plan: 'lakeshore',
    does: 'The same, for the other plan',
  },
]
