import { effective } from '../chart/effective.ts'
import { isEnteredTwice } from '../chart/kinds/close.ts'
import { identifiedDay } from '../chart/milestones.ts'
import type { Day } from '../day.ts'
import type { ChartAt } from '../decisions/decision.ts'
import type { ChosenSettings } from '../settings/index.ts'
import type { FhirReading, SourcedFact } from './fhir.ts'
import type { IdOf } from './plan-facts.ts'

/** An episode of the person in the clinic of an import, and the days it lasted. */
interface Lasting<C extends ChartAt> {
  readonly chart: C
  /** null = nothing says when. */
  readonly began: Day | null
  /** null = it is open. */
  readonly closed: Day | null
  /** It goes on in another clinic. */
  readonly isTransferred: boolean
}

/**
 * The episodes of a person in a clinic that facts may go to, the latest first. One that was closed because the person was entered twice
 * takes nothing new: it is counted nowhere, and they go on in another one.
 */
export function episodesIn<C extends ChartAt>(
  charts: readonly C[],
  clinicId: string,
  chosen: ChosenSettings,
): readonly Lasting<C>[] {
  const lasting = charts.flatMap((chart): Lasting<C>[] => {
    const facts = effective(chart.entries).facts.map(({ fact }) => fact)
    const close = facts.find((fact) => fact.kind === 'close') ?? null
    if (chart.episode.clinicId !== clinicId || isEnteredTwice(close)) return []
    return [
      {
        chart,
        began: identifiedDay(facts, chosen),
        closed: close?.day ?? null,
        isTransferred: close?.reason === 'transferred',
      },
    ]
  })
  const rank = ({ began, closed }: Lasting<C>) => `${closed ?? '~'} ${began ?? ''}`
  return lasting.toSorted((a, b) => (rank(a) < rank(b) ? 1 : rank(a) > rank(b) ? -1 : 0))
}

/**
 * The episode that a new fact belongs to: the last one that had begun by its day and was not closed before it; else the one that is
 * open, else the last one. null = there is none.
 */
function episodeOn<C extends ChartAt>(episodes: readonly Lasting<C>[], day: Day): Lasting<C> | null {
  const lasted = episodes
    .filter(({ began, closed }) => began !== null && began <= day && (closed === null || day <= closed))
    .reduce<Lasting<C> | null>(
      (last, one) => (last === null || (one.began ?? '') > (last.began ?? '') ? one : last),
      null,
    )
  return lasted ?? episodes[0] ?? null
}

const AFTER_CLOSE =
  'The episode is closed, and this was recorded in it. If the person is in need again, refer them again: what comes later then goes into the new episode.'

/** Of an episode that goes on in another clinic, which is named to those alone who work there. */
const afterTransfer = (elsewhere: string | null): string =>
  `The episode is closed as transferred, and this was recorded in it. ${elsewhere === null ? 'Tell those who care for the person now.' : `The person is in ${elsewhere} now: tell them there.`}`

const withNote = (fact: SourcedFact, note: string): SourcedFact => ({
  ...fact,
  note: fact.note ? `${fact.note} ${note}` : note,
})

interface Of {
  readonly clinicId: string
  readonly system: string
  readonly idOf: IdOf
  readonly reading: Pick<FhirReading, 'facts'>
  /** The name of another clinic in which the person has an open episode, for those who work there; else null. */
  readonly elsewhere: string | null
}

/**
 * Facts of a source by the chart that holds what was imported of them before; new ones by the episode that they belong to. `charts` are
 * those of the person, first the one that takes what belongs to none.
 */
export function factsByChart<C extends ChartAt>(
  { clinicId, system, idOf, reading, elsewhere }: Of,
  charts: readonly [C, ...C[]],
  chosen: ChosenSettings,
): ReadonlyMap<C, readonly SourcedFact[]> {
  const episodes = episodesIn(charts, clinicId, chosen)
  const placed = reading.facts.map((fact): readonly [C, SourcedFact] => {
    const id = idOf(clinicId, system, fact.sourceId)
    const holding = charts.find(({ entries }) => entries.some((entry) => entry.id === id))
    if (holding) return [holding, fact]
    const home = episodeOn(episodes, fact.fact.day)
    if (home?.isTransferred) return [home.chart, withNote(fact, afterTransfer(elsewhere))]
    const isAfter = home !== null && home.closed !== null && fact.fact.day > home.closed
    return [home?.chart ?? charts[0], isAfter ? withNote(fact, AFTER_CLOSE) : fact]
  })
  const byChart = Map.groupBy(placed, ([chart]) => chart)
  return new Map([...byChart].map(([chart, some]) => [chart, some.map(([, fact]) => fact)]))
}
