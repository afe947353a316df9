import type { Route } from './route.ts'

export const access = {
  access: {
    method: 'GET',
    path: '/api/population/access',
    edge: 'api',
    roles: ['administrator', 'care-manager', 'consultant'],
    boundary: 'query',
    audit: 'population.read',
  },
} as const satisfies Record<string, Route>
