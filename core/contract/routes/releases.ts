import type { Route } from './route.ts'

export const releases = {
  releases: {
    method: 'GET',
    path: '/api/plan/releases',
    edge: 'payer',
    roles: ['payer'],
    boundary: 'plan',
    audit: 'release.list',
    summary: "The releases of the caller's plan",
    failures: [],
  },
  release: {
    method: 'GET',
    path: '/api/plan/releases/{releaseId}',
    edge: 'payer',
    roles: ['payer'],
    boundary: 'plan',
    audit: 'release.read',
    summary: "One release of the caller's plan",
    failures: ['not-found'],
  },
} as const satisfies Record<string, Route>
