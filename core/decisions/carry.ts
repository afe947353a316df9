import type { Entry, Fact } from '../chart/entry.ts'
import type { ChartReading } from '../chart/fold.ts'
import { isRecordedBefore } from '../chart/order.ts'
import type { Strike } from '../chart/open-safety.ts'
import type { Answer, Assessment, Said } from '../chart/safety-known.ts'
import { answersTo } from '../chart/safety-covers.ts'
import { coveredBefore, isRisen } from '../chart/safety.ts'
import type { Day } from '../day.ts'

type Carried = Fact<'safety-carried'>

const sameItem = (a: Answer, b: Answer): boolean => a.instrument === b.instrument && a.item === b.item

/** Where something was recorded first that came to this chart from another one; nothing of what was recorded here. */
function originOf({ fact }: Entry): { readonly origin?: string } {
  return fact.kind === 'safety-carried' ? { origin: fact.origin ?? fact.from } : {}
}
const sameOrigin = (a: Entry, b: Entry): boolean => originOf(a).origin === originOf(b).origin

/** An answer that nothing covers, with the highest covered one before it: what a rise is told by. */
interface Spoken {
  readonly answer: Answer
  readonly from: number | null
}

/** The first of the highest; null where there is none. */
const highestOf = (of: readonly Spoken[]): Spoken | null =>
  of.reduce<Spoken | null>((most, one) => (most === null || one.answer.level > most.answer.level ? one : most), null)

/**
 * Of the answers to each item that nothing covers, and of each chart they came from: the first of the highest, the first of the highest
 * that rose, and the newest, where these are not the same. What came from a chart of a person who was taken for this one can be taken
 * away again, and must leave what is this one's own.
 */
function speaking(uncovered: readonly Answer[], { open, belongs }: ChartReading): readonly Spoken[] {
  const all = uncovered.map((answer): Spoken => ({ answer, from: coveredBefore(answer, open, belongs) }))
  return all.filter((one) => {
    const ofItem = all.filter(
      ({ answer }) => sameItem(one.answer, answer) && sameOrigin(one.answer.recorded, answer.recorded),
    )
    const risen = ofItem.filter(({ answer, from }) => isRisen(answer.level, from))
    return [highestOf(ofItem), highestOf(risen), ofItem.at(-1)].includes(one)
  })
}

/** The answer that the finding in force was about, so that lists order by its level there too. */
function answeredBy({ finding, day }: Assessment, { safety }: ChartReading['summary']) {
  const held = safety?.finding
  if (!held || held.instrument === null || held.finding !== finding || held.day !== day) return {}
  return { instrument: held.instrument, level: held.level }
}

const distinct = (assessors: Assessment['assessors']): Assessment['assessors'] =>
  assessors.filter((one, i) => i === assessors.findIndex((a) => a.named === one.named && a.author === one.author))

/** The days other than its own that a finding was dated; one without any where there are none. */
function datedOn({ days, day }: Assessment): readonly { readonly alsoDated?: Day }[] {
  const others = [...new Set(days)].filter((one) => one !== day)
  return others.length === 0 ? [{}] : others.map((alsoDated) => ({ alsoDated }))
}

/** The day something was struck out, in whatever chart that was. */
const struckOn = ({ fact }: Entry): Day => (fact.kind === 'safety-carried' ? fact.since : fact.day)

/** Whether it is this that was struck out: the answer, or the finding. */
const isSameStrike = (carried: Carried, { said, finding }: Strike): boolean =>
  said ? isSameAnswer(carried, said) : carried.instrument === undefined && carried.finding === finding

const isSameAnswer = (carried: Carried, { instrument, item, level }: Said): boolean =>
  carried.instrument === instrument && carried.item === item && carried.level === level

/** What was said is no answer, finding or correction that came from another chart: it was recorded in this one, and since then. */
const isSaidHere = ({ recorded }: { readonly recorded: Entry }, since: string): boolean =>
  recorded.fact.kind !== 'safety-carried' && recorded.instant >= since

/** Whether what was carried on was recorded, in the chart where it was recorded first, since a moment. */
function wasSaidSince(carried: Carried, { open }: ChartReading, since: string): boolean {
  const isIt = ({ day, ...one }: { readonly day: Day; readonly recorded: Entry }) =>
    day === carried.since && isSaidHere(one, since)
  switch (carried.state) {
    case 'unassessed':
      return open.facts.answers.some((one) => isIt(one) && isSameAnswer(carried, one))
    case 'high':
    case 'moderate':
      return open.facts.assessments.some((one) => isIt(one) && one.finding === carried.state)
    case 'struck-out':
      return open.struck.some(
        (one) => isIt({ day: struckOn(one.correction), recorded: one.correction }) && isSameStrike(carried, one),
      )
    case 'elsewhere':
      return false
  }
}

/**
 * Whether what was carried on came, since a moment, as something that is open for two persons who were taken for one: the chart it was
 * recorded in need not be among those of the one who goes on any more.
 */
function cameSince(carried: Carried, readings: Sharing['readings'], since: string): boolean {
  const origin = carried.origin ?? carried.from
  return [...readings.values()].some(({ chart }) =>
    chart.facts.some(
      ({ fact, entry }) =>
        fact.kind === 'safety-carried' &&
        fact.alsoThere === true &&
        (fact.origin ?? fact.from) === origin &&
        entry.instant >= since,
    ),
  )
}

/** What is shared: from when it was recorded, and the charts it may have come through, by their episodes. */
export interface Sharing {
  readonly day: Day
  readonly since: string
  readonly readings: ReadonlyMap<string, ChartReading>
}

/**
 * Of what is open in a chart all that was recorded since a moment, there or in a chart that it went on from, to be open in another chart
 * as well; so too what came since then because it was recorded while a third person was the same one. A hand-over is left out: whoever
 * took over took over one person, and the other one would leave the list by it.
 */
export function sharedFrom(reading: ChartReading, from: string, { day, since, readings }: Sharing): readonly Carried[] {
  const told = (recorded: Entry): boolean => {
    const { fact } = recorded
    if (fact.kind !== 'safety-carried') return recorded.instant >= since
    const origin = readings.get(fact.origin ?? fact.from)
    return (origin !== undefined && wasSaidSince(fact, origin, since)) || cameSince(fact, readings, since)
  }
  return carriedFrom(reading, from, day, told)
    .filter(({ state }) => state !== 'elsewhere')
    .map((one) => ({ ...one, alsoThere: true }))
}

/**
 * What goes with a person into another chart (laws 1, S5): of everything that is open in the one at hand an entry that says what it
 * is; `isMeant` leaves some of it out. Findings come first, then answers, a hand-over, answers after it, and what was struck out, so that each lies where it lay. Empty = nothing is open.
 */
export function carriedFrom(
  reading: ChartReading,
  from: string,
  day: Day,
  isMeant: (recorded: Entry) => boolean = () => true,
): readonly Carried[] {
  const { open, summary } = reading
  // What was sent on already and not taken over yet goes on from there.
  const isHere = ({ recorded }: { readonly recorded: Entry }) =>
    isMeant(recorded) && !open.facts.sent.some((sent) => isRecordedBefore(recorded, sent.recorded))
  const assessed = summary.safety?.assessed?.day ?? null
  const carried = { kind: 'safety-carried', day, from, assessed } as const
  // Whoever it was ever said to be by is nobody who may take it back on its day: one entry each.
  // And so for each day it was ever dated.
  const findings = open.findings.filter(isHere).flatMap((one): Carried[] =>
    distinct(one.assessors).flatMap(({ named, author }) =>
      datedOn(one).map((also) => ({
        ...{ ...carried, ...originOf(one.recorded), ...also },
        ...{ state: one.finding === 'high' ? 'high' : 'moderate', since: one.day, by: author },
        ...(named === null ? {} : { assessedBy: named }),
        ...answeredBy(one, summary),
      })),
    ),
  )
  const answered = (some: readonly Answer[]) =>
    speaking(some, reading).map(({ answer, from: coveredLevel }): Carried => ({
      ...{
        ...carried,
        ...originOf(answer.recorded),
        state: 'unassessed',
        since: answer.day,
        by: answer.recorded.author,
      },
      ...{ instrument: answer.instrument, item: answer.item, level: answer.level, coveredLevel },
    }))
  const elsewhere = open.elsewhere && isHere(open.elsewhere) ? [open.elsewhere] : []
  // An answer that came after the hand-over, or is dated after it, is not answered by it, there as here.
  const isAbove = (answer: Answer) => elsewhere.some((one) => !answersTo(one, answer))
  const uncovered = open.uncovered.filter(isHere)
  const [beneath, above] = [uncovered.filter((one) => !isAbove(one)), uncovered.filter(isAbove)]
  const handedOver = elsewhere.map(({ fact, recorded }): Carried => ({
    ...{ ...carried, ...originOf(recorded), state: 'elsewhere', since: fact.day, by: recorded.author },
    ...{ how: fact.how, service: fact.service, acceptedBy: fact.acceptedBy, checkDay: fact.checkDay },
  }))
  const struck = open.strikes
    .filter(({ correction }) => isHere({ recorded: correction }))
    .map(({ correction, said, finding, level }): Carried => ({
      ...{ ...carried, ...originOf(correction), state: 'struck-out' },
      ...{ since: struckOn(correction), by: correction.author },
      ...(said ? { instrument: said.instrument, item: said.item, level } : { finding: finding ?? 'high' }),
    }))
  return [...findings, ...answered(beneath), ...handedOver, ...answered(above), ...struck]
}
