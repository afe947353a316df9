import type { Route } from './route.ts'

export const charts = {
  chart: {
    method: 'GET',
    path: '/api/episodes/{episodeId}',
    edge: 'api',
    roles: ['care-manager', 'consultant'],
    boundary: 'episode',
    audit: 'chart.read',
  },
  notes: {
    method: 'GET',
    path: '/api/episodes/{episodeId}/notes',
    edge: 'api',
    roles: ['care-manager', 'consultant'],
    boundary: 'episode',
    audit: 'chart.read',
  },
  recordEntries: {
    method: 'POST',
    path: '/api/episodes/{episodeId}/entries',
    edge: 'api',
    roles: ['care-manager', 'consultant'],
    boundary: 'episode',
    audit: 'chart.write',
  },
  openEpisode: {
    method: 'POST',
    path: '/api/clinics/{clinicId}/episodes',
    edge: 'api',
    roles: ['care-manager'],
    boundary: 'path',
    audit: 'episode.open',
  },
} as const satisfies Record<string, Route>
