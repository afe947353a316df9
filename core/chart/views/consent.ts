import type { Day } from '../../day.ts'
import { declinedDay } from '../milestones.ts'
import type { ConsentState } from '../vocabulary.ts'
import { dayView, type View } from './view.ts'

type Consent = { readonly state: ConsentState; readonly day: Day } | null

/** The latest consent entry; null = none. */
export const consent: View<Consent, readonly [state: ConsentState, day: string] | null> = {
  empty: null,
  fold({ facts }) {
    const last = facts.findLast((fact) => fact.kind === 'consent')
    return last ? { state: last.state, day: last.day } : null
  },
  pack: (told) => told && [told.state, told.day],
  unpack: (packed) => packed && { state: packed[0], day: packed[1] },
}

/** The day from which somebody who declined does not wait any more; null where consent or treatment followed (laws D6). */
export const declined = dayView(({ facts }) => declinedDay(facts))
