import type { NewEntry } from '../../core/chart/entry.ts'
import type { CloseReason, CONTACT_MODES, ContactWork } from '../../core/chart/vocabulary.ts'
import { instrument, type InstrumentId } from '../../core/instruments/index.ts'
import type { Day } from '../../core/day.ts'
import type { Random } from './random.ts'

/** A fact with the hour of the clinic's day at which it was written down (9.5 is half past nine). */
export interface Timed {
  /** In a correction, `corrects` is `#n`, the n-th fact of its list counted from 0, or `@name`, the fact with that key. */
  readonly fact: NewEntry
  readonly hour: number
  readonly by: 'care-manager' | 'patient' | 'consultant'
  /** Recorded so many days after its day; 0 where absent. */
  readonly late?: number
  /** Names it for a correction, which then corrects `@name`. */
  readonly key?: string
}
export const at = (hour: number, fact: NewEntry, by: Timed['by'] = 'care-manager'): Timed => ({ fact, hour, by })

/** Answers that add up to a total, with a given answer to the safety item where the instrument has one. */
export function answersFor(random: Random, id: InstrumentId, total: number, safety = 0): number[] {
  const tool = instrument(id)
  const asksSafety = (i: number) => tool.safetyItems.some(({ item }) => item === i + 1)
  const answers = tool.items.map((_, i) => (asksSafety(i) ? Math.min(safety, total) : 0))
  const open = answers.flatMap((_, i) => (asksSafety(i) ? [] : [i]))
  let left = total - answers.reduce((sum, answer) => sum + answer, 0)
  while (left > 0 && open.length > 0) {
    const place = random.whole(0, open.length - 1)
    const item = open[place] ?? 0
    answers[item] = (answers[item] ?? 0) + 1
    if (answers[item] === 3) open.splice(place, 1)
    left -= 1
  }
  if (left > 0) throw new RangeError('A total beyond what the other items can hold needs a higher safety answer')
  return answers
}

export const referral = (day: Day, from = 'Primary care'): Timed => at(9, { kind: 'referral', day, from })
export const phq9 = (
  random: Random,
  day: Day,
  total: number,
  { safety = 0, initial = false }: { safety?: number; initial?: boolean } = {},
): Timed =>
  at(10, {
    kind: 'assessment',
    day,
    instrument: 'phq-9',
    answers: answersFor(random, 'phq-9', total, total > 24 ? Math.max(safety, total - 24) : safety),
    occasion: initial ? 'initial' : 'follow-up',
    mode: 'clinician',
  })
export const phq9Total = (day: Day, total: number, initial = false): Timed =>
  at(10, {
    kind: 'assessment',
    day,
    instrument: 'phq-9',
    total,
    occasion: initial ? 'initial' : 'follow-up',
    mode: 'clinician',
  })
export const gad7 = (random: Random, day: Day, total: number): Timed =>
  at(10.25, {
    kind: 'assessment',
    day,
    instrument: 'gad-7',
    answers: answersFor(random, 'gad-7', total),
    occasion: 'follow-up',
    mode: 'clinician',
  })
export const consent = (day: Day, state: 'verbal' | 'written' | 'declined' | 'withdrawn' = 'verbal'): Timed =>
  at(10.5, { kind: 'consent', day, state })
export const diagnosis = (day: Day, code: string): Timed =>
  at(11, { kind: 'diagnosis', day, system: 'icd-10-cm', code, status: 'active' })
export const close = (day: Day, reason: CloseReason): Timed => at(18, { kind: 'close', day, reason })
export const attempt = (day: Day, mode: (typeof CONTACT_MODES)[number] = 'phone'): Timed =>
  at(9.5, { kind: 'contact', day, outcome: 'attempted', mode, minutes: 3, work: [] })
export const contact = (
  day: Day,
  work: readonly ContactWork[],
  {
    minutes = 30,
    hour = 14,
    nextDue,
    mode = 'phone',
  }: { minutes?: number; hour?: number; nextDue?: Day; mode?: 'phone' | 'video' | 'in-person' } = {},
): Timed =>
  at(hour, {
    kind: 'contact',
    day,
    outcome: 'completed',
    mode,
    minutes,
    work: [...work],
    ...(nextDue ? { nextDue } : {}),
  })
export const medication = (
  day: Day,
  name: string,
  dose: string | null,
  more: { action?: 'start' | 'dose-change' | 'stop'; underPlan?: boolean; psychotropic?: boolean } = {},
): Timed =>
  at(17.5, {
    kind: 'treatment',
    day,
    action: more.action ?? 'start',
    modality: 'medication',
    name,
    ...(dose === null ? {} : { dose }),
    underPlan: more.underPlan ?? true,
    psychotropic: more.psychotropic ?? true,
  })
export const caseReview = (
  day: Day,
  outcome: 'reviewed' | 'change-advised' | 'no-change' = 'reviewed',
  note?: string,
): Timed => at(18.25, { kind: 'case-review', day, by: 'Ines Rautavaara', outcome, ...(note ? { note } : {}) })
export const visit = (day: Day): Timed => at(13, { kind: 'appointment', day, event: 'kept', visit: 'care-management' })
