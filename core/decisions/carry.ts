import type { Entry, Fact } from '../chart/entry.ts'
import type { ChartReading } from '../chart/fold.ts'
import { isRecordedBefore } from '../chart/order.ts'
import type { Answer, Assessment } from '../chart/safety-known.ts'
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

/**
 * What goes with a person into another chart (laws 1, S5): of everything that is open in the one at hand an entry that says what it
 * is. Findings come first, then answers, a hand-over, answers after it, and what was struck out, so that each lies where it lay. Empty = nothing is open.
 */
export function carriedFrom(reading: ChartReading, from: string, day: Day): readonly Carried[] {
  const { open, summary } = reading
  // What was sent on already and not taken over yet goes on from there.
  const isHere = ({ recorded }: { readonly recorded: Entry }) =>
    !open.facts.sent.some((sent) => isRecordedBefore(recorded, sent.recorded))
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
      ...{ since: correction.fact.day, by: correction.author },
      ...(said ? { instrument: said.instrument, item: said.item, level } : { finding: finding ?? 'high' }),
    }))
  return [...findings, ...answered(beneath), ...handedOver, ...answered(above), ...struck]
}
