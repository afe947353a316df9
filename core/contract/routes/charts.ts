import type { Route } from './route.ts'

export const charts = {
  chart: {
    method: 'GET',
    path: '/api/episodes/{episodeId}',
    edge: 'api',
    roles: ['care-manager', 'consultant'],
    boundary: 'episode',
    audit: 'chart.read',
    summary: 'One chart: header, entries, derived status',
    failures: ['not-found'],
  },
  recordEntries: {
    method: 'POST',
    path: '/api/episodes/{episodeId}/entries',
    edge: 'api',
    roles: ['care-manager', 'consultant'],
    boundary: 'episode',
    audit: 'chart.write',
    summary: 'Add entries to a chart, all or none',
    failures: ['not-found', 'version-conflict', 'not-possible', 'replayed-key', 'busy'],
  },
  openEpisode: {
    method: 'POST',
    path: '/api/clinics/{clinicId}/episodes',
    edge: 'api',
    roles: ['care-manager'],
    boundary: 'path',
    audit: 'episode.open',
    summary: 'Open an episode for a new patient of a clinic',
    failures: ['not-found', 'duplicate', 'not-possible', 'replayed-key', 'busy'],
  },
} as const satisfies Record<string, Route>
