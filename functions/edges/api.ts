import { access, type AccessDeps } from '../actions/access.ts'
import { caseload } from '../actions/caseload.ts'
import { chart } from '../actions/chart.ts'
import { importPatient } from '../actions/import-patient.ts'
import { openEpisode } from '../actions/open-episode.ts'
import { recordEntries } from '../actions/record-entries.ts'
import { session } from '../actions/session.ts'
import type { WriteDeps } from '../actions/write/deps.ts'
import { edge, type EdgeDeps, type HttpHandler } from '../runtime/edge.ts'

/** The routes that clinics use, each with its action. */
export const apiEdge = (deps: EdgeDeps & WriteDeps & AccessDeps): HttpHandler =>
  edge('api', deps, {
    session: (call) => session(deps, call),
    caseload: (call) => caseload(deps, call),
    chart: (call) => chart(deps, call),
    recordEntries: (call) => recordEntries(deps, call),
    openEpisode: (call) => openEpisode(deps, call),
    importPatient: (call) => importPatient(deps, call),
    access: (call) => access(deps, call),
  })
