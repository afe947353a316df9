import type { Day } from '../../day.ts'
import { STAGES, type Milestone, type Stage } from '../stages.ts'
import type { CloseReason } from '../vocabulary.ts'
import type { View } from './view.ts'

type Stages = Readonly<Record<Stage, Milestone>>
type PackedStages = readonly [Milestone, Milestone, Milestone, Milestone, Milestone, Milestone]

/** The day each stage was reached. */
export const stages: View<Stages, PackedStages> = {
  empty: { identified: null, referred: null, contacted: null, assessed: null, enrolled: null, treated: null },
  fold: (chart) => chart.stages,
  pack: (told) => STAGES.map((stage) => told[stage]) as unknown as PackedStages,
  // Written out: a caseload reads a thousand of these, and copying one object into another costs as much as making it.
  unpack: (p) => ({ identified: p[0], referred: p[1], contacted: p[2], assessed: p[3], enrolled: p[4], treated: p[5] }),
}

type Closed = { readonly day: Day; readonly reason: CloseReason } | null

/** When and why the episode closed; null while it is open. */
export const closed: View<Closed, readonly [day: Day, reason: CloseReason] | null> = {
  empty: null,
  fold({ facts }) {
    const close = facts.find((fact) => fact.kind === 'close')
    return close ? { day: close.day, reason: close.reason } : null
  },
  pack: (told) => told && [told.day, told.reason],
  unpack: (packed) => packed && { day: packed[0], reason: packed[1] },
}
