import type { Chart } from '../../../../../core/contract/index.ts'
import { dayInZone, type Day } from '../../../../../core/day.ts'
import { dayText } from '../../../lib/text/day.ts'
import type { UnreadWords } from '../../../lib/unread/words.ts'

/** What the clock of this device is beside that of the server, as an answer told it. */
export interface ClinicClock {
  /** How many ms it is behind at least: an answer cannot be of a moment that has not come. */
  readonly behind: number
  /** What is said where the two are not of one day at the clinic; null where they are. */
  readonly words: UnreadWords | null
}

/** An answer may wait so long on its way, in ms: over midnight that is no other clock. */
const ON_THE_WAY = 10 * 60_000

type Answer = Pick<Chart, 'asOf' | 'today'>
/** What was found beside each answer as it came. The clock of a page goes on, and an answer that grows old is no clock that is ahead. */
const asItCame = new WeakMap<Answer, ClinicClock>()

/**
 * The clock of this device, which says `own` (ms since 1970) as the answer is here; asked again later of the same answer, it is what it
 * was. `zone` undefined = the clinic is not known.
 */
export function clockBeside(answer: Answer, zone: string | undefined, own: number): ClinicClock {
  const found = asItCame.get(answer) ?? compared(answer, zone, own)
  if (zone !== undefined) asItCame.set(answer, found)
  return found
}

function compared({ asOf, today }: Answer, zone: string | undefined, own: number): ClinicClock {
  const server = Date.parse(asOf)
  const ownDay = zone === undefined ? today : dayInZone(own, zone)
  const isAhead = ownDay > today && own - server > ON_THE_WAY
  return {
    behind: Math.max(0, server - own) || 0,
    words: ownDay < today ? otherDay('behind', ownDay, today) : isAhead ? otherDay('ahead', ownDay, today) : null,
  }
}

const WHAT_IT_MEANS = {
  behind: 'What is recorded here is dated by the clock of the clinic.',
  ahead: 'What is recorded here may be dated with a day that has not come, and be refused.',
} as const

const otherDay = (how: keyof typeof WHAT_IT_MEANS, own: Day, today: Day): UnreadWords => ({
  title: `The clock of this device is ${how}: it says ${dayText(own, today)}, and at the clinic it is ${dayText(today, today)}`,
  lines: [`${WHAT_IT_MEANS[how]} Set the date of this device, then load the page again.`],
})
