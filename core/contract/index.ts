import * as z from 'zod'
import { Id } from '../chart/fields.ts'
import { Access, AccessQuery } from './access.ts'
import { Caseload } from './caseload.ts'
import { Chart, OpenEpisode, RecordEntries, Recorded } from './chart.ts'
import { Imported, ImportPatient } from './imports.ts'
import { Release, ReleaseList } from './release.ts'
import type { Route } from './route.ts'
import { Session } from './session.ts'

const nothing = z.strictObject({})
const inClinic = z.strictObject({ clinicId: Id })
const inEpisode = z.strictObject({ episodeId: Id })

/** Every route there is. The gateway, both functions, the browser client, OpenAPI and the role matrix are made from this list. */
export const ROUTES = {
  session: {
    method: 'GET',
    path: '/api/session',
    edge: 'api',
    roles: ['care-manager', 'consultant', 'administrator', 'payer'],
    boundary: 'self',
    audit: null,
    summary: 'Who is signed in, with which roles, for which clinics or plan',
    failures: [],
    params: nothing,
    query: nothing,
    body: null,
    response: Session,
  },
  caseload: {
    method: 'GET',
    path: '/api/clinics/{clinicId}/caseload',
    edge: 'api',
    roles: ['care-manager', 'consultant'],
    boundary: 'path',
    audit: 'caseload.read',
    summary: 'All active episodes of a clinic, ranked, with reasons',
    failures: ['not-found'],
    params: inClinic,
    query: nothing,
    body: null,
    response: Caseload,
  },
  chart: {
    method: 'GET',
    path: '/api/episodes/{episodeId}',
    edge: 'api',
    roles: ['care-manager', 'consultant'],
    boundary: 'episode',
    audit: 'chart.read',
    summary: 'One chart: header, entries, derived status',
    failures: ['not-found'],
    params: inEpisode,
    query: nothing,
    body: null,
    response: Chart,
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
    params: inEpisode,
    query: nothing,
    body: RecordEntries,
    response: Recorded,
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
    params: inClinic,
    query: nothing,
    body: OpenEpisode,
    response: Recorded,
  },
  importPatient: {
    method: 'POST',
    path: '/api/clinics/{clinicId}/imports',
    edge: 'api',
    roles: ['care-manager', 'administrator'],
    boundary: 'path',
    audit: 'patient.import',
    summary: 'Import the FHIR R4 resources of one patient; again changes nothing',
    failures: ['not-found', 'not-possible', 'replayed-key', 'busy'],
    params: inClinic,
    query: nothing,
    body: ImportPatient,
    response: Imported,
  },
  access: {
    method: 'GET',
    path: '/api/population/access',
    edge: 'api',
    roles: ['administrator', 'care-manager', 'consultant'],
    boundary: 'query',
    audit: 'population.read',
    summary: 'Time to treatment, funnel, waiting list and access gap of clinics',
    failures: ['not-found'],
    params: nothing,
    query: AccessQuery,
    body: null,
    response: Access,
  },
  releases: {
    method: 'GET',
    path: '/api/plan/releases',
    edge: 'payer',
    roles: ['payer'],
    boundary: 'plan',
    audit: 'release.list',
    summary: "The releases of the caller's plan",
    failures: [],
    params: nothing,
    query: nothing,
    body: null,
    response: ReleaseList,
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
    params: z.strictObject({ releaseId: Id }),
    query: nothing,
    body: null,
    response: Release,
  },
} as const satisfies Record<string, Route>

export type RouteName = keyof typeof ROUTES
/** What a route answers, takes as body, and takes as query. */
export type ResponseOf<N extends RouteName> = z.infer<(typeof ROUTES)[N]['response']>
export type BodyOf<N extends RouteName> = (typeof ROUTES)[N]['body'] extends z.ZodType
  ? z.input<(typeof ROUTES)[N]['body']>
  : null
export type QueryOf<N extends RouteName> = z.input<(typeof ROUTES)[N]['query']>
export type ParamsOf<N extends RouteName> = z.input<(typeof ROUTES)[N]['params']>

export * from './access.ts'
export * from './caseload.ts'
export * from './chart.ts'
export * from './estimate.ts'
export * from './imports.ts'
export * from './release.ts'
export * from './route.ts'
export * from './session.ts'
