import { TELLS_PERSONS } from '../../../core/decisions/open.ts'
import type { Touched } from '../../runtime/call.ts'
import { isUnreadPerson } from '../../store/stored-person.ts'
import { worksIn } from '../../store/member.ts'
import {
  aboutPerson,
  allOf,
  barredAsMerged,
  barredPerson,
  seenPerson,
  type OnPerson,
  type SeenPerson,
} from './person-target.ts'
import type { Target } from './write.ts'

interface OnPair extends OnPerson {
  readonly body: { readonly version: number; readonly other: string; readonly otherVersion: number }
}

/** Two persons; the second null where the caller may not know them, or there is none. */
export interface SeenPair {
  readonly kept: SeenPerson
  readonly other: SeenPerson | null
}

const touchedBy = ({ kept, other }: SeenPair, clinicId: string | null): Touched => ({
  ...aboutPerson(kept, clinicId),
  episodes: (other?.charts ?? []).map(({ chart }) => chart.episode.episodeId),
})

/** Two persons who are one, or were taken for one, each at the version the writer saw. */
export const pairOf: Target<OnPair, SeenPair> = {
  clinicOf: ({ clinicId }) => clinicId ?? '',
  subjectOf: ({ person }) => person.header.patientId,
  async see(deps, { person, body, caller, now }) {
    const kept = await seenPerson(deps, person, now)
    const found = body.other === person.header.patientId ? null : await deps.charts.person(body.other)
    if (!found || isUnreadPerson(found)) return { kept, other: null }
    const isKnown = found.header.clinics.some((clinicId) => worksIn(caller, clinicId))
    return { kept, other: isKnown ? await seenPerson(deps, found, now) : null }
  },
  touched: (seen, { clinicId }) => touchedBy(seen, clinicId),
  barred(seen, { clinicId }) {
    const touched = touchedBy(seen, clinicId)
    return (
      barredPerson(allOf(seen.kept), touched) ??
      barredAsMerged(seen.kept, touched) ??
      (seen.other && barredPerson(allOf(seen.other), touched))
    )
  },
  ahead({ kept, other }, { body }) {
    if (kept.person.header.version !== body.version) return kept.person.header.version
    return other && other.person.header.version !== body.otherVersion ? other.person.header.version : null
  },
  asksFirst: true,
  since: TELLS_PERSONS,
}
