import type { Route } from './route.ts'

export const imports = {
  importPatient: {
    method: 'POST',
    path: '/api/clinics/{clinicId}/imports',
    edge: 'api',
    roles: ['care-manager', 'administrator'],
    boundary: 'path',
    audit: 'patient.import',
  },
} as const satisfies Record<string, Route>
