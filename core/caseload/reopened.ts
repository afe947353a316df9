import { effective } from '../chart/effective.ts'
import type { Entry } from '../chart/entry.ts'
import { declinedDay, knownDay, milestones } from '../chart/milestones.ts'
import { daysBetween, type Day } from '../day.ts'
import type { ChosenSettings } from '../settings/index.ts'

/** A clock as it stands with the close, and as it would stand today without it. */
export interface Clock {
  readonly closed: number
  readonly reopened: number
}

/** What the clocks of an episode say with its close and without it (laws D4, D5). Days; null where no day is known to count from. */
export interface Reopened {
  /** The day waiting is counted from, and what it is: the referral, or where there is none the identification. */
  readonly since: { readonly day: Day; readonly is: 'referral' | 'identification' } | null
  /** Waiting for treatment; null once it started, or where the day to count from is not known. */
  readonly waiting: Clock | null
  /** From that day to the start of treatment, which no close moves; null where it did not start or a day is not known. */
  readonly toTreatment: number | null
  /** Full weeks since treatment started; null where it did not, or on a day that is not known. */
  readonly week: Clock | null
  readonly isTreated: boolean
  /** The day from which somebody who declined does not wait, closed or not (laws D6); null where nobody declined. */
  readonly declined: Day | null
}

/** The clocks of a closed chart, before its close is struck out: a reopened episode goes on as if it had never closed. */
export function reopened(entries: readonly Entry[], close: Day, today: Day, chosen: ChosenSettings): Reopened {
  const facts = effective(entries).facts.map(({ fact }) => fact)
  const stages = milestones(facts, chosen)
  const [referred, identified, treated] = [stages.referred, stages.identified, stages.treated].map(knownDay)
  const from = referred ?? identified ?? null
  const declined = declinedDay(facts)
  const days = (day: Day, until: Day): number =>
    Math.max(0, daysBetween(day, declined && declined < until ? declined : until))
  const weeks = (day: Day, until: Day): number => Math.max(0, Math.floor(daysBetween(day, until) / 7))
  const isTreated = stages.treated !== null
  return {
    since: from === null ? null : { day: from, is: referred ? 'referral' : 'identification' },
    waiting: from === null || isTreated ? null : { closed: days(from, close), reopened: days(from, today) },
    toTreatment: from && treated ? Math.max(0, daysBetween(from, treated)) : null,
    week: treated ? { closed: weeks(treated, close), reopened: weeks(treated, today) } : null,
    ...{ isTreated, declined },
  }
}
