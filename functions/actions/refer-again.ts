import { recordProblems } from '../../core/decisions/record.ts'
import { headerFacts } from '../../core/decisions/header.ts'
import { numberThere } from '../../core/decisions/number-there.ts'
import { openIn, referredAgain } from '../../core/decisions/refer-again.ts'
import { patientIn, personNow } from '../../core/person/person-now.ts'
import { succeed } from '../../core/result.ts'
import type { Answered, Call } from '../runtime/call.ts'
import { worksIn } from '../store/member.ts'
import { directoryProblems } from './directory-problems.ts'
import type { WriteDeps } from './write/deps.ts'
import { holderIn } from './write/holder.ts'
import { personOf } from './write/person-target.ts'
import { firstRecorded, recordedAgain } from './write/recorded.ts'
import { notPossible } from './write/refusals.ts'
import { write } from './write/write.ts'

const NOT_YOURS = 'This is not a clinic of yours, or there is no such clinic. Choose one in which you work'
const OPEN =
  'This person has an open episode in this clinic. Record there, or close it first; a second one would count them twice'

const TAKEN =
  'Another person of this clinic has this number. Give the one that this person has here; if the two are one person, merge them'

/** Opens a new episode for a person who is known (re-referral). */
export const referAgain = (deps: WriteDeps, call: Call<'referAgain'>): Promise<Answered<'referAgain'>> =>
  write(deps, call, {
    target: {
      ...personOf,
      clinicOf: ({ body }) =>
        call.clinicId !== null && worksIn(call.caller, body.clinicId) ? body.clinicId : (call.clinicId ?? ''),
    },
    async decide({ person, absorbed, charts }, at) {
      const { clinicId, coverage, careManager = null, entries } = call.body
      const { clinics } = await deps.directory.lists()
      if (!clinics.has(clinicId) || !worksIn(call.caller, clinicId))
        return notPossible([{ at: 'clinicId', problem: NOT_YOURS }])
      if (openIn(charts, clinicId)) return notPossible([{ at: 'clinicId', problem: OPEN }])
      const mrn = numberThere(person, absorbed, { clinicId, mrn: call.body.mrn ?? null })
      const holder = await holderIn(deps, clinicId, mrn)
      if (holder !== null && holder !== person.header.patientId) return notPossible([{ at: 'mrn', problem: TAKEN }])
      const ids = { episodeId: deps.newId(), clinicId, continuedFrom: null }
      const facts = [...entries, ...headerFacts({ coverage, careManager }, at.today)]
      const opening = { ...ids, coverage, careManager, today: at.today, mrn, holder }
      const decided = referredAgain(person, charts, opening, facts)
      const patient = { ...patientIn(personNow(person), clinicId), mrn }
      const episode = { ...ids, patientId: person.header.patientId, version: 1, patient, coverage, careManager }
      const issues = [
        ...recordProblems({ episode, entries: [] }, entries, at),
        ...(await directoryProblems(deps.directory, episode)),
      ]
      return issues.length > 0 ? notPossible(issues) : succeed(decided)
    },
    answer: firstRecorded,
    again: (operation, _, at) => recordedAgain(deps, operation, at),
  })
