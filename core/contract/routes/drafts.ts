import type { Route } from './route.ts'

export const drafts = {
  draft: {
    method: 'GET',
    path: '/api/episodes/{episodeId}/draft',
    edge: 'api',
    roles: ['care-manager', 'consultant'],
    boundary: 'episode',
    audit: 'draft.read',
  },
  keepDraft: {
    method: 'POST',
    path: '/api/episodes/{episodeId}/draft',
    edge: 'api',
    roles: ['care-manager', 'consultant'],
    boundary: 'episode',
    audit: 'draft.begin',
  },
  referralDraft: {
    method: 'GET',
    path: '/api/clinics/{clinicId}/referral',
    edge: 'api',
    roles: ['care-manager'],
    boundary: 'path',
    audit: 'draft.read',
  },
  keepReferralDraft: {
    method: 'POST',
    path: '/api/clinics/{clinicId}/referral',
    edge: 'api',
    roles: ['care-manager'],
    boundary: 'path',
    audit: 'draft.begin',
  },
} as const satisfies Record<string, Route>
