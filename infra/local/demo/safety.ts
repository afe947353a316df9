import type { RiskFinding } from '../../../core/chart/vocabulary.ts'
import { addDays, type Day } from '../../../core/day.ts'
import { at, type Timed } from './facts.ts'
import type { Random } from './random.ts'

/** What care managers write that they did, finding by finding. */
const DONE: Readonly<Record<RiskFinding, readonly string[]>> = {
  low: [
    'No plan, no intent. Reasons for living named: her children. Crisis line number given',
    'Passive thoughts only, when tired. Agreed to call if they come back in the daytime',
    'Says it was a bad week after the layoff. Denies plan. Told primary care by message',
    'Thoughts of being a burden, none of acting. Went over warning signs together',
    'Marked it for last month, not now. Clarified, crisis card sent',
    'No intent. Pills kept by his sister already. Next call moved to Thursday',
    'Long-standing wish to sleep and not wake, unchanged for years, no plan',
    'Answered several days because of dreams. No waking thoughts. Sleep plan made',
    'Faith and grandchildren protective. Knows 988, will use it',
    'Thought about it after the anniversary, not since. Partner aware',
    'No thoughts today. Reviewed coping steps from the last plan',
  ],
  moderate: [
    'Thinks of pills at home, no intent. Partner locks them up tonight. Primary care told',
    'Method thought of, no plan. Safety plan written, gun moved to his brother',
    'Two evenings this week with thoughts of a method. Daily check-ins agreed',
    'Old attempt eight years ago, thoughts again. Consultant told the same day',
  ],
  high: [
    'Intent and a plan. Stayed on the line until her mother came. Primary care called',
    'Says he will not be safe tonight. Warm hand-over while on the phone',
    'Bought pills on Sunday. Walked over to the clinic with the nurse',
  ],
}
const ASKED_WITH = [
  'C-SSRS screener',
  'C-SSRS',
  'Clinical interview',
  'SAFE-T',
  'Ask Suicide-Screening Questions',
] as const
const ASSESSORS = ['Dr. Anand Moss', 'Dr. Lena Whitfield', 'Rosa Delgado, RN', 'Dr. Pavel Strand'] as const
const SERVICES = [
  ['Tri-County Crisis Team', 'J. Rivera'],
  ['Mobile Crisis North', 'A. Feldt'],
  ['Mercy Hospital emergency department', 'Dr. S. Kim'],
] as const

const assessment = (random: Random, day: Day, finding: RiskFinding, hour: number): Timed =>
  at(hour, {
    kind: 'safety',
    day,
    event: 'risk-assessment',
    instrument: random.one(ASKED_WITH),
    finding,
    action: random.one(DONE[finding]),
    ...(random.chance(0.35) ? { assessedBy: random.one(ASSESSORS) } : {}),
    ...(random.chance(0.8) ? { meansAsked: random.chance(0.85) } : {}),
  })

/** The C-SSRS screener in place of a note: its answers fit the finding. */
const screener = (random: Random, day: Day, finding: RiskFinding): Timed => {
  const steps = finding === 'high' ? 4 : finding === 'moderate' ? 3 : random.whole(0, 2)
  const yes = (n: number) => steps >= n
  return at(11.6, {
    kind: 'c-ssrs',
    day,
    ideation: [yes(1), yes(2), yes(3), yes(4), yes(5)],
    behaviour: 'never',
    finding,
    action: random.one(DONE[finding]),
    meansAsked: true,
  })
}

const managed = (random: Random, day: Day): Timed =>
  at(12, {
    kind: 'safety-outcome',
    day,
    outcome: 'managed',
    nextContact: addDays(day, random.whole(1, 4)),
    ...(random.chance(0.85)
      ? { safetyPlan: 'made' as const }
      : { safetyPlan: 'not-made' as const, why: 'Plan of last month still holds, read through together' }),
  })

function afterHigh(random: Random, day: Day): Timed[] {
  const [service, acceptedBy] = random.one(SERVICES)
  const how = service.includes('Hospital') ? ('admitted' as const) : ('handed-over' as const)
  const checkDay = addDays(day, random.whole(2, 4))
  const handed = at(12.5, { kind: 'hand-over', day, how, service, acceptedBy, checkDay })
  const seen = at(10, { kind: 'safety-outcome', day: addDays(day, 1), outcome: 'received', by: acceptedBy })
  const later = assessment(random, addDays(day, random.whole(4, 7)), 'low', 11)
  return random.chance(0.85) ? [handed, seen, later] : [handed, later]
}

/**
 * What follows a positive answer of a day: an assessment the same day or the next, and what its finding asks for. Few stay without
 * one, and those mostly of late. `latest` is the last day anything is known of.
 */
export function settling(random: Random, day: Day, level: number, latest: Day): Timed[] {
  const isRecent = addDays(day, 8) > latest
  if (random.chance(isRecent ? 0.3 : 0.006)) return []
  const on = random.chance(0.8) ? day : addDays(day, 1)
  const finding = random.weighted<RiskFinding>(
    level === 1
      ? { low: 90, moderate: 9, high: 1 }
      : level === 2
        ? { low: 68, moderate: 27, high: 5 }
        : { low: 35, moderate: 40, high: 25 },
  )
  const found = random.chance(0.12) ? screener(random, on, finding) : assessment(random, on, finding, 11.5)
  if (finding === 'low') return [found]
  if (finding === 'high') return [found, ...afterHigh(random, on)]
  const later = assessment(random, addDays(on, random.whole(5, 10)), 'low', 11)
  return random.chance(0.85) ? [found, managed(random, on)] : [found, later]
}
