import type { Route } from './route.ts'

export const settings = {
  settings: {
    method: 'GET',
    path: '/api/clinics/{clinicId}/settings',
    edge: 'settings',
    roles: ['administrator', 'care-manager', 'consultant'],
    boundary: 'path',
    audit: 'settings.read',
  },
  chooseSettings: {
    method: 'POST',
    path: '/api/clinics/{clinicId}/settings',
    edge: 'settings',
    roles: ['administrator'],
    boundary: 'path',
    audit: 'settings.choose',
  },
} as const satisfies Record<string, Route>
