import type { Day } from '../day.ts'
import type { Belongs, Reading } from './belonging.ts'
import type { Entry } from './entry.ts'
import type { Standing } from './effective.ts'
import { byPlace, byRecording, isRecordedBefore } from './order.ts'
import { datedSo } from './safety-facts.ts'
import { safetySourceOf, saidIn } from './safety-said.ts'
import type { Answer } from './safety-known.ts'
import { isCarried } from './safety-carried.ts'
import { answersTo } from './safety-covers.ts'
import type { OpenSafety } from './open-safety.ts'
import { safetyReader } from './safety-open.ts'
import type { Safety, SafetyAnswer, SettledHow, Uncovered } from './safety-state.ts'

/** What safety makes of a chart: the item, the latest answer, and the last safety plan. */
export interface SafetyView {
  readonly item: Safety | null
  readonly answered: SafetyAnswer | null
  readonly plan: Day | null
  readonly open: OpenSafety
}

/** The latest answer to any safety item; a form that left it open is one too, with an unknown level. */
export function latestAnswer(standing: readonly Standing[]): SafetyAnswer | null {
  for (const { fact } of standing.toReversed()) {
    const answer = carriedAnswer(fact) ?? answerHere(fact)
    if (answer) return answer
  }
  return null
}

/** An answer that came with the person from another chart: they were asked, if not here. */
function carriedAnswer(fact: Standing['fact']): SafetyAnswer | null {
  if (fact.kind !== 'safety-carried' || fact.state !== 'unassessed' || fact.instrument === undefined) return null
  return { day: fact.since, level: fact.level ?? null, instrument: fact.instrument, given: null }
}

function answerHere(fact: Standing['fact']): SafetyAnswer | null {
  const instrument = safetySourceOf(fact)
  if (!instrument) return null
  const levels = saidIn(fact).map(({ level }) => level)
  return { day: fact.day, level: levels.length > 0 ? Math.max(...levels) : null, instrument, given: givenIn(fact) }
}

/** How many items of a form were answered; null where it came as a total alone. */
function givenIn(fact: Standing['fact']): number | null {
  if (fact.kind === 'c-ssrs') return [...fact.ideation, fact.behaviour].filter((answer) => answer !== null).length
  if (fact.kind !== 'assessment' && fact.kind !== 'screening') return null
  return fact.answers ? fact.answers.filter((answer) => answer !== null).length : null
}

/**
 * The highest covered answer to the same item before this one, a 0 included; null where there is none. Of an answer that came with the
 * person it is the one that was told with it: what others brought lies beside it, not before it. And what came later tells nothing of
 * an answer that was here: a merge makes no rise smaller.
 */
export function coveredBefore(answer: Answer, { facts, isCovered }: OpenSafety, belongs: Belongs): number | null {
  const toldWith = facts.answers.find(({ coveredThere, root }) => coveredThere === true && root === answer.root)
  if (toldWith && belongs(toldWith)) return toldWith.level
  const before = facts.answers.filter(
    (one) =>
      one.instrument === answer.instrument &&
      one.item === answer.item &&
      belongs(one) &&
      byPlace(one.place, answer.place) < 0 &&
      (one.coveredThere !== true || one.root === answer.root || !isCarried(answer)) &&
      !(one.coveredThere && isRecordedBefore(answer.recorded, one.recorded)) &&
      (one.level === 0 || isCovered(one)),
  )
  return before.length > 0 ? Math.max(...before.map(({ level }) => level)) : null
}

/** Two above the highest covered answer is a rise that cannot wait (laws 1, class 2). */
const RISE = 2
export const isRisen = (level: number, from: number | null): boolean => from !== null && level - from >= RISE

/** Some uncovered answers as one: the most pressing item speaks with its highest level. Null where there are none. */
export function uncoveredOf(answers: readonly Answer[], open: OpenSafety, belongs: Belongs): Uncovered | null {
  const newest = answers.at(-1)
  if (!newest) return null
  const judged = answers.map((answer) => {
    const from = coveredBefore(answer, open, belongs)
    return { answer, from, risen: isRisen(answer.level, from) }
  })
  const pressing = (one: (typeof judged)[number]) =>
    (one.answer.urgent || one.risen ? 100 : 0) + (one.answer.urgent ? 10 : 0) + one.answer.level
  const lead = judged.reduce((most, one) => (pressing(one) > pressing(most) ? one : most))
  const late = open.facts.assessments.filter(
    ({ covers, recorded }) => covers.day >= lead.answer.day && isRecordedBefore(recorded, lead.answer.recorded),
  )
  return {
    ...{ instrument: lead.answer.instrument, item: lead.answer.item, level: lead.answer.level, on: lead.answer.day },
    ...{ urgent: lead.answer.urgent, from: lead.from, risen: lead.risen },
    newest: { day: newest.day, level: newest.level },
    lateFor: late.reduce<Day | null>((last, { day }) => (last === null || day > last ? day : last), null),
  }
}

/** The finding in force that holds the item: a high one before a moderate one, the latest of them. */
function findingOf(open: OpenSafety): Safety['finding'] {
  const last = open.findings.findLast(({ finding }) => finding === 'high') ?? open.findings.at(-1)
  if (!last || last.finding === 'low') return null
  if (last.carried) return { finding: last.finding, day: last.day, ...last.carried }
  const answered = answeredBy(last, open)
    .toSorted((a, b) => a.level - b.level || byPlace(a.place, b.place))
    .at(-1)
  return {
    finding: last.finding,
    day: last.day,
    level: answered?.level ?? 0,
    instrument: answered?.instrument ?? null,
  }
}

/** Positive answers that this assessment was the first to cover. */
function answeredBy(assessment: OpenSafety['findings'][number], { facts }: OpenSafety): readonly Answer[] {
  const earlier = facts.assessments.filter(({ recorded }) => isRecordedBefore(recorded, assessment.recorded))
  const isBefore = (answer: Answer, by: typeof assessment) =>
    answer.root === by.root || (answer.day <= by.covers.day && !isRecordedBefore(by.recorded, answer.recorded))
  return facts.answers.filter(
    (one) => one.level > 0 && isBefore(one, assessment) && !earlier.some((by) => isBefore(one, by)),
  )
}

/**
 * Day of the earliest answer or finding that holds the item open now; what is history holds nothing. What was struck out and not
 * confirmed holds it since its own day: a correction is no new beginning.
 */
function openedOn(open: OpenSafety, belongs: Belongs): Day | null {
  const held = [...open.findings, ...open.strikes.flatMap(({ found }) => found ?? [])]
  const answered = held.flatMap((one) => answeredBy(one, open))
  const things = [...open.uncovered, ...open.findings, ...answered.filter(belongs)]
  const days = [...things.map(({ day }) => day), ...open.strikes.map(({ since }) => since)]
  return days.reduce<Day | null>((first, day) => (first === null || day < first ? day : first), null)
}

/** The last thing that settled something, where anything ever was open. */
function settledBy(open: OpenSafety): Safety['settled'] {
  const low = open.facts.assessments.filter(({ finding }) => finding === 'low')
  const all: { readonly how: SettledHow; readonly day: Day; readonly recorded: Entry }[] = [
    ...low.map(({ day, recorded }) => ({ how: 'low' as const, day, recorded })),
    ...open.ended.map(({ fact, day, recorded }) => ({ how: fact.outcome, day, recorded })),
    ...open.confirmed.map(({ day, recorded }) => ({ how: 'struck-out' as const, day, recorded })),
    ...open.takenOver.map(({ day, recorded }) => ({ how: 'carried' as const, day, recorded })),
  ]
  const last = all.sort((a, b) => byRecording(a.recorded, b.recorded)).at(-1)
  return last ? { how: last.how, day: last.day } : null
}

function historyOf({ facts }: OpenSafety, belongs: Belongs): Safety['history'] {
  const old = facts.answers.filter((one) => one.level > 0 && !belongs(one))
  const worst = old.toSorted((a, b) => a.level - b.level || byPlace(a.place, b.place)).at(-1)
  return worst ? { day: worst.day, level: worst.level } : null
}

function itemOf(open: OpenSafety, entries: readonly Entry[], belongs: Belongs): Safety | null {
  const { facts, uncovered, elsewhere } = open
  const last = facts.assessments.toSorted((a, b) => byPlace(a.place, b.place)).at(-1)
  const strike = open.strikes.findLast(({ urgent }) => urgent) ?? open.strikes.at(-1)
  const waits = open.awaiting.at(-1)
  const wasOpen =
    facts.answers.some((one) => one.level > 0 && belongs(one)) ||
    facts.assessments.some((one) => one.finding !== 'low' && belongs(datedSo(one))) ||
    // It was open where it came from, also where nothing is left beneath it.
    facts.handOvers.some(isCarried) ||
    open.struck.length > 0
  const history = historyOf(open, belongs)
  if (!wasOpen && !history && !last) return null
  const first = entries.reduce((least, { version }) => Math.min(least, version), Infinity)
  const isAbove = (one: Answer) => elsewhere !== null && !answersTo(elsewhere, one)
  return {
    since: openedOn(open, belongs),
    uncovered: uncoveredOf(uncovered, open, belongs),
    finding: findingOf(open),
    elsewhere: elsewhere && {
      ...{ how: elsewhere.fact.how, day: elsewhere.day, checkDay: elsewhere.fact.checkDay },
      above: uncoveredOf(uncovered.filter(isAbove), open, belongs),
    },
    struck: strike
      ? {
          ...{ day: strike.correction.fact.day, what: strike.said ? 'answer' : 'finding', level: strike.level },
          ...{ instrument: strike.said?.instrument ?? null, urgent: strike.urgent, by: strike.correction.author },
        }
      : null,
    awaiting: waits ? awaitingOf(waits) : null,
    assessed: last ? { day: last.day, finding: last.finding } : null,
    settled: wasOpen ? settledBy(open) : null,
    history,
    imported:
      uncovered.length > 0 && uncovered.every(({ recorded: r }) => r.source === 'import' && r.version === first),
  }
}

function awaitingOf({ fact, day, recorded }: OpenSafety['awaiting'][number]): Safety['awaiting'] {
  const { outcome } = fact
  return outcome === 'received' || outcome === 'managed' ? null : { outcome, day, by: recorded.author }
}

const isPlan = (fact: Standing['fact']): boolean =>
  (fact.kind === 'safety' && fact.event === 'safety-plan') ||
  (fact.kind === 'safety-outcome' && fact.outcome === 'managed' && fact.safetyPlan === 'made')

/**
 * The safety item of a chart (laws 1): a fold of its entries, the same whatever order they come in. `standing` are the facts that
 * stand; what does not belong to the episode is history.
 */
export function safetyOfChart(entries: readonly Entry[], standing: readonly Standing[], reading: Reading): SafetyView {
  const open = safetyReader(entries, reading).now()
  return {
    item: itemOf(open, entries, reading.belongs),
    answered: latestAnswer(standing),
    plan: standing.findLast(({ fact }) => isPlan(fact))?.fact.day ?? null,
    open,
  }
}
