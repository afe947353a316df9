import type { Patient } from '../../core/chart/episode.ts'
import { addDays, type Day } from '../../core/day.ts'
import { consent, contact, phq9, referral, type Timed } from './facts.ts'
import type { Random } from './random.ts'

/** What a named state is drawn with. `ago(0)` is the latest day anything is known of. */
export interface Stage {
  readonly random: Random
  readonly ago: (days: number) => Day
}
/** A state a registry must show rightly, as one episode of the demo network that is there on purpose. */
export interface NamedState {
  readonly clinicId: string
  readonly facts: (stage: Stage) => readonly Timed[]
  readonly patient?: Partial<Patient>
  /** Years of age at referral, where they matter. */
  readonly age?: number
  /** The state whose episode this one continues, in another clinic. */
  readonly continues?: string
}

/** Referred, assessed with a baseline, consent, and treatment started; the days before `latest` on which. */
export const treated = ({ random, ago }: Stage, started: number, baseline: number): Timed[] => [
  referral(ago(started + 12)),
  contact(ago(started + 8), ['psychoeducation'], { minutes: 15 }),
  consent(ago(started + 8)),
  phq9(random, ago(started + 5), baseline, { initial: true }),
  contact(ago(started), ['behavioral-activation'], { minutes: 40 }),
]
/** Scores by the days before `latest` on which they were taken, each with a contact. */
export const scores = ({ random, ago }: Stage, totals: Readonly<Record<number, number>>): Timed[] =>
  Object.entries(totals).flatMap(([days, total]) => [
    contact(ago(Number(days)), ['follow-up'], { minutes: 20, nextDue: addDays(ago(Number(days)), 28) }),
    phq9(random, ago(Number(days)), total),
  ])
