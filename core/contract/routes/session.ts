import type { Route } from './route.ts'

export const session = {
  session: {
    method: 'GET',
    path: '/api/session',
    edge: 'api',
    roles: ['care-manager', 'consultant', 'administrator', 'payer'],
    boundary: 'self',
    audit: null,
    summary: 'Who is signed in, with which roles, for which clinics or plan',
    failures: [],
  },
} as const satisfies Record<string, Route>
