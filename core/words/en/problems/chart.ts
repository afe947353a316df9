import type { AdmissionProblems, CorrectionProblems, PlaceProblems } from '../../../chart/admission.ts'
import type { EnteredTwiceProblems } from '../../../chart/admission/entered-twice.ts'
import type { DayProblems, Impossible } from '../../../chart/admission/days.ts'
import type { Happened } from '../../../chart/problem.ts'
import { shortDay } from '../../../day-words.ts'
import type { Day } from '../../../day.ts'
import type { Words } from './words.ts'

/** "PHQ-9 on 12 Nov", "hand over on 3 Nov". */
const named = ({ what, instrument, day }: Happened, today: Day): string =>
  `${instrument ?? what.replaceAll('-', ' ')} on ${shortDay(day, today)}`
/** " at 15:00" where somebody stated it, ", recorded at 15:00" where only the recording says it, '' where no clock is known. */
const clocked = ({ clock, stated }: Happened): string =>
  clock === null ? '' : stated ? ` at ${clock}` : `, recorded at ${clock}`

function impossible(one: Impossible, today: Day): string {
  if ('began' in one)
    return `${named(one.thing, today)} would lie before the episode begins on ${shortDay(one.began, today)}`
  const closing = `the close on ${shortDay(one.close.day, today)}${clocked(one.close)}`
  return `${named(one.thing, today)}${clocked(one.thing)} would lie after ${closing}`
}

export const days: Words<DayProblems> = {
  'day-in-future': ({ today }) => `This day is in the future; today is ${shortDay(today, today)} at the clinic`,
  'time-to-come': ({ now }) => `This time of day is still to come; it is ${now} at the clinic`,
  'day-before-birth': () => 'This day is before the day of birth. Check both days',
  'day-before-episode': ({ began, today }) =>
    `This day is before the episode began (${shortDay(began, today)}). Check the day, or record the earlier referral or screening first`,
  'day-after-close': ({ closed, today }) =>
    `This episode closed on ${shortDay(closed, today)}. Open a new episode, or correct the close`,
}

const MOST_CAUSED = 3
export const corrections: Words<CorrectionProblems> = {
  'causes-impossible'({ caused, today }) {
    const first = caused.slice(0, MOST_CAUSED).map((one) => impossible(one, today))
    const more = caused.length > MOST_CAUSED ? `, and ${caused.length - MOST_CAUSED} more` : ''
    return `With this correction ${first.join('; ')}${more}. Correct ${caused.length === 1 ? 'that one' : 'those'} first`
  },
  'struck-out-final': ({ day, today }) =>
    `Struck out on ${shortDay(day, today)}, and that is final. Add the entry anew`,
  'corrected-already': ({ day, now, today }) =>
    `Corrected already on ${shortDay(day, today)}: now it says ${named(now, today)}. Correct the entry that stands`,
  'not-in-chart': () => 'No entry of this chart has this id. Reload the chart and choose again',
  'kind-kept': () => 'A replacement keeps the kind of what it replaces. Strike out and add anew',
  'second-close': () => 'This call closes the episode already. Send one close',
}

export const places: Words<PlaceProblems & EnteredTwiceProblems> = {
  'goes-on-elsewhere': () =>
    'This person was entered twice, and this episode does not go on: what is put down in it is counted nowhere. Record it in the one that does, or take the merge back first. What safety needs is taken here too',
  'wrong-chart': ({ of }) =>
    of === 'person'
      ? "This is about the person, not about one episode: it is recorded in the person's own chart"
      : "This is about an episode: it is recorded in that episode's chart, not in the person's own",
  'by-action-only': () =>
    'Nobody types this: it is written when a person is transferred, referred again or merged. Record an assessment instead',
}

const MOST_NAMED = 5
/** The close that lies before what happened. */
export function happenedAfter({ day, clock, things, today }: AdmissionProblems['happened-after']): string {
  const last = things.at(-1)
  const sameDay = last?.day === day
  const names = things.slice(-MOST_NAMED).map((one) => `${named(one, today)}${clocked(one)}`)
  const more = things.length > MOST_NAMED ? `, and ${things.length - MOST_NAMED} more` : ''
  const on = (one: Day, at: string | null) => `on ${shortDay(one, today)}${sameDay ? ` at ${at}` : ''}`
  const [lies, them] = things.length === 1 ? ['lies', 'that entry'] : ['lie', 'those entries']
  const earliest = last ? on(last.day, last.clock) : ''
  return `The episode cannot close ${on(day, clock)}: after that ${lies} ${names.join(', ')}${more}. Close it ${earliest} or later, or correct ${them}`
}
