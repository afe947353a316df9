import type { CloseReason } from '../../core/chart/vocabulary.ts'
import { addDays, type Day } from '../../core/day.ts'
import { openDay } from './clinic-days.ts'
import type { CourseName } from './course.ts'
import { at, attempt, close, contact, phq9, type Timed } from './facts.ts'
import type { Random } from './random.ts'
import { PRIMARY_CARE } from './safety-words.ts'
import type { Ideation } from './scored.ts'

interface Ending {
  readonly random: Random
  readonly course: CourseName
  readonly ideation: Ideation
  /** The last visit. */
  readonly last: { readonly week: number; readonly day: Day; readonly total: number }
}

/** Up to this week somebody who stops coming is called a drop-out. */
const DROPPED_OUT = 16
const ROUTES = ['phone', 'phone', 'text-message', 'letter'] as const

/** Days some days apart, each an open one. */
function daysFrom(random: Random, from: Day, count: number): Day[] {
  const days: Day[] = []
  for (let day = from; days.length < count; days.push(day)) day = openDay(addDays(day, random.whole(3, 8)))
  return days
}

/** Nobody answers any more: tried again and again, and closed. */
function lost({ random, last }: Ending): Timed[] {
  const tries = daysFrom(random, addDays(last.day, random.whole(14, 24)), random.whole(3, 4))
  const tried = tries.map((day, i) => attempt(day, ROUTES[i] ?? 'phone'))
  return [...tried, close(openDay(addDays(tries.at(-1) ?? last.day, random.whole(6, 14))), 'unreachable')]
}

/** Gone after a positive answer from home: not reached by two routes, primary care told, the consultant agrees (laws S4). */
function notReached({ random, last, ideation }: Ending): Timed[] {
  const sent = openDay(addDays(last.day, random.whole(25, 32)))
  const level = Math.max(1, ideation - 1)
  const form = phq9(random, sent, Math.max(last.total, 8), { safety: level })
  const tries = daysFrom(random, sent, 3)
  const given = openDay(addDays(tries.at(-1) ?? sent, 2))
  const welfare = level > 1 || random.chance(0.5)
  const agreed = openDay(addDays(given, random.whole(1, 3)))
  return [
    {
      ...form,
      by: 'patient',
      hour: 8,
      fact: form.fact.kind === 'assessment' ? { ...form.fact, mode: 'self' } : form.fact,
    },
    { ...attempt(sent), hour: 11 },
    ...tries.map((day, i) => attempt(day, ROUTES[i + 1] ?? 'letter')),
    at(11, {
      ...{ kind: 'safety-outcome', day: given, outcome: 'not-reached', pcpTold: random.one(PRIMARY_CARE) },
      ...(welfare
        ? { welfareCheck: 'asked-for' }
        : {
            welfareCheck: 'not-asked-for',
            why: 'Seen at the pharmacy on Monday, primary care will ask at the next refill',
          }),
    }),
    { ...at(15, { kind: 'safety-confirmation', day: agreed, confirms: 'not-reached' }), by: 'consultant' },
    close(openDay(addDays(agreed, random.whole(5, 12))), 'unreachable'),
  ]
}

/** Why somebody ends who is not much better; who thinks of dying is handed on to more care more often. */
const reasonOf = (random: Random, ideation: Ideation, total: number): CloseReason =>
  random.weighted<CloseReason>({
    'transferred-up': (ideation > 1 ? 70 : 38) * (total < 10 ? 0.3 : 1),
    ...(total < 10 ? { completed: 40 } : {}),
    moved: 13,
    'insurance-or-cost': 15,
    declined: 14,
    other: 6,
  })

/** How an episode ends after its last visit; a few are never closed. */
export function ending(from: Ending): Timed[] {
  const { random, course, ideation, last } = from
  if (last.week < DROPPED_OUT) {
    if (random.chance(0.06)) return []
    return ideation > 0 && random.chance(0.3) ? notReached(from) : lost(from)
  }
  if (random.chance(course === 'response' ? 0.008 : 0.02)) return []
  const on = openDay(addDays(last.day, random.whole(12, 24)))
  const done = course === 'response' && last.total < 10
  const reason = done ? 'completed' : reasonOf(random, ideation, last.total)
  const work = reason === 'completed' ? (['follow-up', 'psychoeducation'] as const) : (['care-coordination'] as const)
  const goodbye = random.chance(0.6) ? [contact(on, work, { minutes: random.whole(8, 25), hour: 15 })] : []
  return [...goodbye, close(on, reason)]
}
