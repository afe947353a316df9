import type { Route } from './route.ts'

export const session = {
  session: {
    method: 'GET',
    path: '/api/session',
    edge: 'api',
    roles: ['care-manager', 'consultant', 'administrator', 'payer'],
    boundary: 'self',
    audit: null,
  },
} as const satisfies Record<string, Route>
