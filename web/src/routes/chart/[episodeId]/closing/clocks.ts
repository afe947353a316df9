import type { Reopened } from '../../../../../../core/caseload/reopened.ts'
import type { Day } from '../../../../../../core/day.ts'
import { dayText } from '../../../../lib/text/day.ts'

/** A line about one clock: as it stands with the close, and as it stands today if the episode is reopened. */
export interface ClockLine {
  readonly what: string
  readonly closed: string
  readonly reopened: string
}

const UNKNOWN = 'not known'

/** What reopening does to the clocks of an episode, in figures, before it is saved. */
export function clockLines(clocks: Reopened, today: Day): readonly ClockLine[] {
  const { since, isTreated } = clocks
  const from = since ? `the ${since.is} on ${dayText(since.day, today)}` : 'the referral'
  return isTreated ? treatedLines(clocks, from) : waitingLines(clocks, from, today)
}

function treatedLines({ toTreatment, week }: Reopened, from: string): readonly ClockLine[] {
  const days = toTreatment === null ? UNKNOWN : String(toTreatment)
  return [
    { what: `Days from ${from} to treatment`, closed: days, reopened: days },
    {
      what: 'Week of treatment',
      closed: week ? String(week.closed) : UNKNOWN,
      reopened: week ? String(week.reopened) : UNKNOWN,
    },
  ]
}

function waitingLines({ waiting, declined, since }: Reopened, from: string, today: Day): readonly ClockLine[] {
  const until = declined ? `, until consent was declined on ${dayText(declined, today)}` : ''
  const days = {
    what: `Days waited since ${from}${until}`,
    closed: waiting ? String(waiting.closed) : UNKNOWN,
    reopened: waiting ? String(waiting.reopened) : UNKNOWN,
  }
  // Without the day of a referral no figure of access counts anybody.
  if (since?.is !== 'referral') return [days]
  const ended = 'closed before treatment'
  return [days, { what: 'Counted under Access as', closed: ended, reopened: declined ? ended : 'waiting' }]
}
