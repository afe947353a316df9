import type { Entry, Fact } from '../chart/entry.ts'
import type { ChartReading } from '../chart/fold.ts'
import { isRecordedBefore } from '../chart/order.ts'
import type { Answer, Assessment } from '../chart/safety-known.ts'
import type { OpenSafety } from '../chart/open-safety.ts'
import type { Day } from '../day.ts'

type Carried = Fact<'safety-carried'>

const sameItem = (a: Answer, b: Answer): boolean => a.instrument === b.instrument && a.item === b.item

/** Of the answers to each item that nothing covers: the first of the highest, and the newest where that is another one. */
function speaking(uncovered: readonly Answer[]): readonly Answer[] {
  return uncovered.filter((one) => {
    const ofItem = uncovered.filter((other) => sameItem(one, other))
    const highest = ofItem.reduce((most, other) => (other.level > most.level ? other : most))
    return one === highest || one === ofItem.at(-1)
  })
}

/** The highest level of the same item that is covered; null = none is, so that nothing rose. */
function coveredLevel(answer: Answer, { facts, isCovered }: OpenSafety): number | null {
  const covered = facts.answers.filter((one) => sameItem(one, answer) && (one.level === 0 || isCovered(one)))
  return covered.length > 0 ? Math.max(...covered.map(({ level }) => level)) : null
}

/** The answer that the finding in force was about, so that lists order by its level there too. */
function answeredBy({ finding, day }: Assessment, { safety }: ChartReading['summary']) {
  const held = safety?.finding
  if (!held || held.instrument === null || held.finding !== finding || held.day !== day) return {}
  return { instrument: held.instrument, level: held.level }
}

/**
 * What goes with a person into another chart (laws 1, S5): of everything that is open in the one at hand an entry that says what it
 * is. Findings come first, then answers, a hand-over and what was struck out, so that each lies where it lay. Empty = nothing is open.
 */
export function carriedFrom({ open, summary }: ChartReading, from: string, day: Day): readonly Carried[] {
  // What was sent on already and not taken over yet goes on from there.
  const isHere = ({ recorded }: { readonly recorded: Entry }) =>
    !open.facts.sent.some((sent) => isRecordedBefore(recorded, sent.recorded))
  const assessed = summary.safety?.assessed?.day ?? null
  const carried = { kind: 'safety-carried', day, from, assessed } as const
  const findings = open.findings.filter(isHere).map((one): Carried => {
    const assessor = one.assessors.at(-1)
    const named = assessor?.named ?? null
    return {
      ...{
        ...carried,
        state: one.finding === 'high' ? 'high' : 'moderate',
        since: one.day,
        by: assessor?.author ?? null,
      },
      ...(named === null ? {} : { assessedBy: named }),
      ...answeredBy(one, summary),
    }
  })
  const answers = speaking(open.uncovered.filter(isHere)).map((one): Carried => ({
    ...{ ...carried, state: 'unassessed', since: one.day, by: one.recorded.author },
    ...{ instrument: one.instrument, item: one.item, level: one.level, coveredLevel: coveredLevel(one, open) },
  }))
  const elsewhere = open.elsewhere && isHere(open.elsewhere) ? [open.elsewhere] : []
  const handedOver = elsewhere.map(({ fact, recorded }): Carried => ({
    ...{ ...carried, state: 'elsewhere', since: fact.day, by: recorded.author, how: fact.how },
    ...{ service: fact.service, acceptedBy: fact.acceptedBy, checkDay: fact.checkDay },
  }))
  const struck = open.strikes
    .filter(({ correction }) => isHere({ recorded: correction }))
    .map(({ correction, said, finding, level }): Carried => ({
      ...{ ...carried, state: 'struck-out', since: correction.fact.day, by: correction.author },
      ...(said ? { instrument: said.instrument, item: said.item, level } : { finding: finding ?? 'high' }),
    }))
  return [...findings, ...answers, ...handedOver, ...struck]
}
