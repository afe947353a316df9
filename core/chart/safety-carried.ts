import { isUrgent } from '../instruments/safety-sources.ts'
import type { Fact } from './entry.ts'
import type { Answer, Assessment, CarriedStrike, HandOverFact, Known, Of, Said } from './safety-known.ts'

type Carried = Fact<'safety-carried'>

/** Whether something came with the person from another chart. */
export const isCarried = ({ recorded }: Pick<Known, 'recorded'>): boolean => recorded.fact.kind === 'safety-carried'

/** Where what is carried goes in the facts of the chart that receives it. */
interface Into {
  readonly answers: Answer[]
  readonly assessments: Assessment[]
  readonly handOvers: Of<HandOverFact>[]
  readonly struckThere: CarriedStrike[]
}

function saidIn({ instrument, item, level }: Carried): Said | null {
  if (instrument === undefined || item === undefined || level === undefined) return null
  return { instrument, item, level, urgent: isUrgent(instrument, item, level) }
}

/**
 * What came with the person from another chart, as the facts it was there (laws 1, S5): dated as there, known since it was carried.
 * One entry carries one thing; of what it does not say nothing is made up.
 */
export function addCarried(into: Into, fact: Carried, known: Known): void {
  const dated: Known = { ...known, day: fact.since, time: null }
  const said = saidIn(fact)
  if (fact.state === 'unassessed' && said) addAnswer(into, dated, said, fact.coveredLevel ?? null)
  if (fact.state === 'moderate' || fact.state === 'high') into.assessments.push(findingOf(fact, fact.state, dated))
  const { how, service = '', acceptedBy = '', checkDay } = fact
  if (fact.state === 'elsewhere' && how !== undefined && checkDay !== undefined)
    into.handOvers.push({ ...dated, fact: { kind: 'hand-over', day: fact.since, how, service, acceptedBy, checkDay } })
  if (fact.state === 'struck-out') into.struckThere.push({ ...known, said, finding: fact.finding ?? null })
}

function addAnswer({ answers }: Into, dated: Known, said: Said, covered: number | null): void {
  answers.push({ ...dated, ...said })
  if (covered === null) return
  // Before the answer it is compared with, whatever else the entry lies beside.
  const place = { ...dated.place, place: dated.place.place - 0.5 }
  answers.push({ ...dated, ...said, place, level: covered, urgent: false, coveredThere: true })
}

function findingOf(
  { by, assessedBy, alsoDated, level = 0, instrument }: Carried,
  finding: 'moderate' | 'high',
  dated: Known,
): Assessment {
  const { recorded, day } = dated
  return {
    ...{
      ...dated,
      finding,
      held: recorded,
      dated: recorded,
      days: alsoDated === undefined ? [day] : [day, alsoDated],
      covers: { day, time: null },
    },
    assessors: [{ named: assessedBy ?? null, author: by ?? recorded.author }],
    carried: { level, instrument: instrument ?? null },
  }
}
