import type { Episode } from '../chart/episode.ts'
import type { NewEntry } from '../chart/entry.ts'
import { factOf, factStated, familiesOf, standingOf } from '../chart/families.ts'
import { saidIn } from '../chart/safety-said.ts'
import type { Issue } from '../result.ts'
import type { ChartAt } from './decision.ts'

const AT = 'otherEpisode'
const ITSELF = 'This is the chart at hand: name the one of the person who said it'
const UNKNOWN =
  'No chart of this clinic has this episode id. Open the chart of the person who said it, and take it from there'
const NOTHING_SAID =
  'That chart holds no positive answer about safety. Record it there first: what was struck out here must stand somewhere'

function problemOf(episode: Episode, other: string, found: ChartAt | undefined): string | null {
  if (other === episode.episodeId) return ITSELF
  if (!found) return UNKNOWN
  const standing = [...familiesOf(found.entries).values()].flatMap((family) => factOf(standingOf(family)) ?? [])
  return standing.some((fact) => saidIn(fact).some(({ level }) => level > 0)) ? null : NOTHING_SAID
}

/**
 * Laws W3 and 1, struck out: an answer that another person gave stands in that person's chart before it is confirmed to be none of
 * this one. `others` are the charts of the clinic that the facts name.
 */
export function otherEpisodeIssues(
  episode: Episode,
  facts: readonly NewEntry[],
  others: ReadonlyMap<string, ChartAt>,
): readonly Issue[] {
  return facts.flatMap((fact, i) => {
    const said = factStated(fact)
    if (said?.kind !== 'safety-confirmation' || said.otherEpisode === undefined) return []
    const problem = problemOf(episode, said.otherEpisode, others.get(said.otherEpisode))
    const at = fact.kind === 'correction' ? `replacement.${AT}` : AT
    return problem === null ? [] : [{ at: `entries.${i}.${at}`, problem }]
  })
}
