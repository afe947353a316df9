import type { ActedOn } from '../acted-on.ts'
import { packIdentity, unpackIdentity, type PackedIdentity } from '../identity.ts'
import type { SafetyAnswer } from '../safety-state.ts'
import type { Milestone } from '../stages.ts'
import type { Summary } from '../summary.ts'
import type { Track } from '../track.ts'
import { VIEWS } from '../views/index.ts'
import { packTrack, unpackTrack, type PackedTrack } from '../views/measures.ts'
import type { PackedSafety } from '../views/safety.ts'
import type { PackedTreatment } from '../views/treatment.ts'
import type { CloseReason, ConsentState } from '../vocabulary.ts'
import { bothOf } from './both.ts'

/**
 * Row format 3: the fields of a summary in a fixed order, with room for two instruments. What the others measured is left out of it.
 * The parts that format 4 took over as they were are packed by the views; a view that changes leaves its old packing here.
 */

const pack = (track: Track | undefined): PackedTrack | null => (track ? packTrack(track) : null)

export function packV3(s: Summary): string {
  return JSON.stringify([
    3,
    ...packIdentity(s),
    VIEWS.stages.pack(s.stages),
    [s.anyTreatment, s.alreadyOnTreatment ? 1 : 0, VIEWS.closed.pack(s.closed)],
    pack(s.measures['phq-9']),
    pack(s.measures['gad-7']),
    VIEWS.answered.pack(s.answered),
    VIEWS.safety.pack(s.safety),
    [s.safetyPlan, s.lastContact, s.lastAttempt, s.nextDue, s.safetyDue, s.declined, s.lastReview],
    VIEWS.consent.pack(s.consent),
    VIEWS.treatment.pack(s.treatment),
    VIEWS.actedOn.pack(s.actedOn),
  ])
}

type Text = string | null
export type PackedV3 = readonly [
  format: number,
  ...identity: PackedIdentity,
  stages: readonly [Milestone, Milestone, Milestone, Milestone, Milestone, Milestone],
  treated: readonly [Text, 0 | 1, readonly [string, CloseReason] | null],
  phq9: PackedTrack | null,
  gad7: PackedTrack | null,
  answered: readonly [string, SafetyAnswer['level'], SafetyAnswer['instrument'], SafetyAnswer['given']] | null,
  safety: PackedSafety | null,
  days: readonly [Text, Text, Text, Text, Text, Text, Text],
  consent: readonly [ConsentState, string] | null,
  treatment: PackedTreatment,
  actedOn: readonly [ActedOn['how'], string, Text] | null,
]

export function unpackV3(packed: PackedV3): Summary {
  const [, who, counted, stages, treated, phq9, gad7, answered, safety, days, consent, treatment, acted] = packed
  return {
    ...unpackIdentity([who, counted]),
    stages: VIEWS.stages.unpack(stages),
    anyTreatment: treated[0],
    alreadyOnTreatment: treated[1] === 1,
    closed: VIEWS.closed.unpack(treated[2]),
    measures: bothOf(phq9 && unpackTrack(phq9), gad7 && unpackTrack(gad7)),
    answered: VIEWS.answered.unpack(answered),
    safety: VIEWS.safety.unpack(safety),
    safetyPlan: days[0],
    consent: VIEWS.consent.unpack(consent),
    declined: days[5],
    lastContact: days[1],
    lastAttempt: days[2],
    nextDue: days[3],
    safetyDue: days[4],
    treatment: VIEWS.treatment.unpack(treatment),
    lastReview: days[6],
    actedOn: VIEWS.actedOn.unpack(acted),
  }
}
