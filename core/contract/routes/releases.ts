import type { Route } from './route.ts'

export const releases = {
  releases: {
    method: 'GET',
    path: '/api/plan/releases',
    edge: 'payer',
    roles: ['payer'],
    boundary: 'plan',
    audit: 'release.list',
  },
  release: {
    method: 'GET',
    path: '/api/plan/releases/{releaseId}',
    edge: 'payer',
    roles: ['payer'],
    boundary: 'plan',
    audit: 'release.read',
  },
} as const satisfies Record<string, Route>
