import type { Day } from '../day.ts'
import type { ChosenSettings } from '../settings/index.ts'
import { mayBeOnePerson } from './assessor.ts'
import type { Entry } from './entry.ts'
import { byPlace, byRecording, isRecordedBefore } from './order.ts'
import { isCarried } from './safety-carried.ts'
import { answersTo, covers, isAfter, type Dated } from './safety-covers.ts'
import { datedSo, safetyFacts } from './safety-facts.ts'
import type { Answer, Assessment, Of, OutcomeFact, SafetyFacts } from './safety-known.ts'
import type { Reading } from './belonging.ts'
import { areEnough, attemptsNeeded, attemptsOf } from './safety-attempts.ts'
import type { OpenSafety } from './open-safety.ts'
import { strikesOf } from './safety-strikes.ts'

const ENDS_ALL: ReadonlySet<OutcomeFact['outcome']> = new Set(['not-reached', 'died', 'entered-in-error'])

/**
 * Reads the safety item of a chart at any moment of its recording. `entries` in any order; what does not belong to the episode is
 * history and opens nothing (laws S8).
 */
export function safetyReader(entries: readonly Entry[], reading: Reading): { readonly now: () => OpenSafety } {
  const recorded = [...entries].sort(byRecording)
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  const indexOf = new Map(recorded.map((entry, i) => [entry.id, i]))
  const known = new Map<string, OpenSafety>()
  // Each look back is taken among what was known at that look: two runs of one import may have known less than lies before them.
  const at = (list: readonly Entry[]): OpenSafety => {
    const key = list.map(({ id }) => indexOf.get(id)).join()
    const read = known.get(key)
    if (read) return read
    const before = (entry: Entry) => at(list.filter((one) => isRecordedBefore(one, entry)))
    const corrected = (entry: Entry) => at(list.filter((one) => byRecording(one, entry) < 0))
    const made = openOf(safetyFacts(list, byId), { before, corrected }, reading)
    known.set(key, made)
    return made
  }
  return { now: () => at(recorded) }
}

/** What was open when an entry was recorded; `corrected` is for corrections, whose target came first whatever a source says of its issue. */
interface Then {
  readonly before: (entry: Entry) => OpenSafety
  readonly corrected: (entry: Entry) => OpenSafety
}
function openOf(facts: SafetyFacts, { before, corrected }: Then, { belongs, chosen }: Reading): OpenSafety {
  const { ended, awaiting } = endedBy(facts, before, chosen)
  // What was known when the item was sent lives where it was taken over; what came later is open here.
  const goneOn = facts.sent.filter(({ taken }) => taken !== null)
  const settlesAll: readonly Dated[] = [...ended.filter(({ fact }) => ENDS_ALL.has(fact.outcome)), ...goneOn]
  const received = ended.filter(({ fact }) => fact.outcome === 'received')
  const managed = ended.filter(({ fact }) => fact.outcome === 'managed')
  const isCovered = (answer: Answer): boolean =>
    answer.coveredThere === true ||
    facts.assessments.some((one) => covers(one, answer)) ||
    settlesAll.some((one) => answersTo(one, answer))
  const uncovered = facts.answers.filter((one) => one.level > 0 && belongs(one) && !isCovered(one))
  const isEnded = (one: Assessment): boolean =>
    [...settlesAll, ...received, ...(one.finding === 'moderate' ? managed : [])].some((by) => answersTo(by, one)) ||
    facts.assessments.some(
      (by) =>
        isOfHere(by) &&
        isAfter(by, one) &&
        (one.finding === 'moderate' || isAnotherDay(by, one) || isAnotherPerson(by, one)),
    )
  // A finding that answers what belongs to the episode belongs to it, however early it is dated.
  const isOurs = (one: Assessment): boolean =>
    belongs(datedSo(one)) || facts.answers.some((answer) => answer.level > 0 && belongs(answer) && covers(one, answer))
  const findings = facts.assessments.filter((one) => one.finding !== 'low' && isOurs(one) && !isEnded(one))
  const elsewhere = facts.handOvers
    .filter(
      (one) =>
        // What came from elsewhere answered something there, be that struck out or assessed since.
        (isCarried(one) || isOpen(before(one.recorded))) &&
        findings.every((finding) => answersTo(one, finding)) &&
        !facts.assessments.some((by) => isAfter(by, one)) &&
        ![...received, ...settlesAll].some((by) => answersTo(by, one)),
    )
    .sort((a, b) => (isRecordedBefore(a.recorded, b.recorded) ? -1 : 1))
    .at(-1)
  const { strikes, confirmed, struck } = strikesOf(facts, corrected, settlesAll, belongs)
  const inOrder = <T extends Answer | Assessment>(things: readonly T[]): T[] =>
    things.toSorted((a, b) => byPlace(a.place, b.place))
  return {
    ...{ facts, ended, awaiting, strikes, confirmed, struck, isCovered },
    takenOver: goneOn.flatMap(({ taken }) => taken ?? []),
    ...{ uncovered: inOrder(uncovered), findings: inOrder(findings), elsewhere: elsewhere ?? null },
  }
}

/** A finding that came with the person was made without knowing what was found here: it stands beside it and takes nothing back. */
const isOfHere = (by: Assessment): boolean => by.carried === undefined

/** On none of the days that either was ever dated: a high finding is not taken back by dating one of the two anew. */
const isAnotherDay = (by: Assessment, one: Assessment): boolean => !by.days.some((day) => one.days.includes(day))
/** By nobody whom either was ever said to be by. */
export const isAnotherPerson = (by: Assessment, one: Assessment): boolean =>
  !by.assessors.some((a) => one.assessors.some((b) => mayBeOnePerson(a, b)))

const isOpen = ({ uncovered, findings }: OpenSafety): boolean => uncovered.length > 0 || findings.length > 0

/** Outcomes in effect, and those that wait for a second person. */
function endedBy(
  facts: SafetyFacts,
  before: Then['before'],
  chosen: ChosenSettings,
): Pick<OpenSafety, 'ended' | 'awaiting'> {
  const ended: Of<OutcomeFact>[] = []
  const awaiting: Of<OutcomeFact>[] = []
  for (const one of facts.outcomes.toSorted((a, b) => byRecording(a.recorded, b.recorded))) {
    const { outcome } = one.fact
    const then = before(one.recorded)
    if (outcome === 'managed') ended.push(one)
    else if (outcome === 'received') {
      // The hand-over it answers is the one that stands today: one that was struck out since was received by nobody.
      const to = facts.handOvers.find(({ root }) => root === then.elsewhere?.root)
      if (to && one.day >= to.day && one.day <= to.fact.checkDay) ended.push(one)
    } else if (outcome === 'not-reached' && (isReachedAgain(one, facts, then) || !isTried(one, facts, then, chosen)))
      continue
    else if (!needsSecond(one, then) || isConfirmed(one, facts)) ended.push(one)
    else awaiting.push(one)
  }
  return { ended, awaiting }
}

/** One person alone decides neither that somebody cannot be reached, nor that an urgent answer or a high finding is over. */
const needsSecond = ({ fact }: Of<OutcomeFact>, { uncovered, findings, strikes }: OpenSafety): boolean =>
  fact.outcome === 'not-reached' ||
  uncovered.some(({ urgent }) => urgent) ||
  findings.some(({ finding }) => finding === 'high') ||
  strikes.some(({ urgent }) => urgent)

const isConfirmed = (one: Of<OutcomeFact>, { confirmations }: SafetyFacts): boolean =>
  confirmations.some(
    ({ fact, recorded }) =>
      fact.confirms === one.fact.outcome &&
      recorded.author !== one.recorded.author &&
      isRecordedBefore(one.recorded, recorded),
  )

/** Laws S4: the attempts that "not reached" rests on stand. One that was struck out since counts no more. */
const isTried = (one: Of<OutcomeFact>, facts: SafetyFacts, then: OpenSafety, chosen: ChosenSettings): boolean =>
  areEnough(attemptsOf(facts, { ...then, until: one.day, before: one.recorded }), attemptsNeeded(chosen, one.day))

/** Any contact, referral or positive answer that came to be known later brings the item back (laws S4). */
function isReachedAgain(one: Of<OutcomeFact>, facts: SafetyFacts, then: OpenSafety): boolean {
  const newest = [...then.uncovered, ...then.findings].reduce<Day>((last, { day }) => (day > last ? day : last), '')
  const positive = facts.answers.filter(({ level }) => level > 0)
  return [...facts.touches, ...positive].some(
    (touch) => touch.day >= newest && isRecordedBefore(one.recorded, touch.recorded),
  )
}
