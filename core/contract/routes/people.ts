import type { Route } from './route.ts'

export const people = {
  person: {
    method: 'GET',
    path: '/api/patients/{patientId}',
    edge: 'api',
    roles: ['care-manager', 'consultant'],
    boundary: 'patient',
    audit: 'person.read',
  },
  recordPerson: {
    method: 'POST',
    path: '/api/patients/{patientId}/entries',
    edge: 'api',
    roles: ['care-manager'],
    boundary: 'patient',
    audit: 'person.write',
  },
  referAgain: {
    method: 'POST',
    path: '/api/patients/{patientId}/episodes',
    edge: 'api',
    roles: ['care-manager'],
    boundary: 'patient',
    audit: 'episode.open',
  },
  transfer: {
    method: 'POST',
    path: '/api/episodes/{episodeId}/transfer',
    edge: 'api',
    roles: ['care-manager'],
    boundary: 'episode',
    audit: 'episode.transfer',
  },
  merge: {
    method: 'POST',
    path: '/api/patients/{patientId}/merge',
    edge: 'api',
    roles: ['care-manager'],
    boundary: 'patient',
    audit: 'person.merge',
  },
  separate: {
    method: 'POST',
    path: '/api/patients/{patientId}/separate',
    edge: 'api',
    roles: ['care-manager'],
    boundary: 'patient',
    audit: 'person.separate',
  },
} as const satisfies Record<string, Route>
