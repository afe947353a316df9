import type { Route } from './route.ts'

export const imports = {
  importPatient: {
    method: 'POST',
    path: '/api/clinics/{clinicId}/imports',
    edge: 'api',
    roles: ['care-manager', 'administrator'],
    boundary: 'path',
    audit: 'patient.import',
    summary: 'Import the FHIR R4 resources of one patient; again changes nothing',
    failures: ['not-found', 'not-possible', 'replayed-key', 'busy'],
  },
} as const satisfies Record<string, Route>
