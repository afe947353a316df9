import { access, type AccessDeps } from '../actions/access.ts'
import { caseload } from '../actions/caseload.ts'
import { chart } from '../actions/chart.ts'
import { directory } from '../actions/directory.ts'
import { draft, keepDraft, keepReferralDraft, referralDraft } from '../actions/draft.ts'
import { importPatient } from '../actions/import-patient.ts'
import { known } from '../actions/known.ts'
import { merge, separate } from '../actions/merge.ts'
import { notes } from '../actions/notes.ts'
import { openEpisode } from '../actions/open-episode.ts'
import { patients } from '../actions/patients.ts'
import { person } from '../actions/person.ts'
import { recordEntries } from '../actions/record-entries.ts'
import { recordPerson } from '../actions/record-person.ts'
import { referAgain } from '../actions/refer-again.ts'
import { session } from '../actions/session.ts'
import { transfer } from '../actions/transfer.ts'
import type { WriteDeps } from '../actions/write/deps.ts'
import type { DraftStore } from '../store/drafts.ts'
import { edge, type EdgeDeps, type HttpHandler } from '../runtime/edge.ts'

/** The routes that clinics use, each with its action. */
export const apiEdge = (deps: EdgeDeps & WriteDeps & AccessDeps & { readonly drafts: DraftStore }): HttpHandler =>
  edge('api', deps, {
    session: (call) => session(deps, call),
    caseload: (call) => caseload(deps, call),
    chart: (call) => chart(deps, call),
    notes: (call) => notes(call),
    draft: (call) => draft(deps, call),
    keepDraft: (call) => keepDraft(deps, call),
    referralDraft: (call) => referralDraft(deps, call),
    keepReferralDraft: (call) => keepReferralDraft(deps, call),
    recordEntries: (call) => recordEntries(deps, call),
    openEpisode: (call) => openEpisode(deps, call),
    importPatient: (call) => importPatient(deps, call),
    patients: (call) => patients(deps, call),
    known: (call) => known(deps, call),
    directory: (call) => directory(deps, call),
    person: (call) => person(deps, call),
    recordPerson: (call) => recordPerson(deps, call),
    referAgain: (call) => referAgain(deps, call),
    transfer: (call) => transfer(deps, call),
    merge: (call) => merge(deps, call),
    separate: (call) => separate(deps, call),
    access: (call) => access(deps, call),
  })
