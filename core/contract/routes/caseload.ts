import type { Route } from './route.ts'

export const caseload = {
  caseload: {
    method: 'GET',
    path: '/api/clinics/{clinicId}/caseload',
    edge: 'api',
    roles: ['care-manager', 'consultant'],
    boundary: 'path',
    audit: 'caseload.read',
  },
} as const satisfies Record<string, Route>
