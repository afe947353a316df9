import type { Route } from './route.ts'

export const access = {
  access: {
    method: 'GET',
    path: '/api/population/access',
    edge: 'api',
    roles: ['administrator', 'care-manager', 'consultant'],
    boundary: 'query',
    audit: 'population.read',
    summary: 'Time to treatment, funnel, waiting list and access gap of clinics',
    failures: ['not-found'],
  },
} as const satisfies Record<string, Route>
