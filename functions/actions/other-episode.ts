import type { Episode } from '../../core/chart/episode.ts'
import type { NewEntry } from '../../core/chart/entry.ts'
import { factOf, familiesOf, standingOf } from '../../core/chart/families.ts'
import { saidIn } from '../../core/chart/safety-facts.ts'
import type { Issue } from '../../core/result.ts'
import type { ChartStore } from '../store/charts.ts'
import { isUnread } from '../store/stored-chart.ts'

const AT = 'otherEpisode'
const UNKNOWN =
  'No chart of this clinic has this episode id. Open the chart of the person who said it, and take it from there'
const NOTHING_SAID =
  'That chart holds no positive answer about safety. Record it there first: what was struck out here must stand somewhere'

async function problemOf(charts: Pick<ChartStore, 'load'>, episode: Episode, other: string): Promise<string | null> {
  if (other === episode.episodeId) return 'This is the chart at hand: name the one of the person who said it'
  const found = await charts.load(other)
  if (!found || isUnread(found) || found.episode.clinicId !== episode.clinicId) return UNKNOWN
  const standing = [...familiesOf(found.entries).values()].flatMap((family) => factOf(standingOf(family)) ?? [])
  return standing.some((fact) => saidIn(fact).some(({ level }) => level > 0)) ? null : NOTHING_SAID
}

/**
 * Laws W3 and 1, struck out: an answer that another person gave stands in that person's chart before it is confirmed to be none of
 * this one. Reads the chart that a confirmation names; one of another clinic is as unknown as one that is not there. `read` are the
 * episodes of this clinic that were looked into, for the audit record.
 */
export async function otherEpisodeIssues(
  charts: Pick<ChartStore, 'load'>,
  episode: Episode,
  facts: readonly NewEntry[],
): Promise<{ readonly issues: readonly Issue[]; readonly read: readonly string[] }> {
  const issues: Issue[] = []
  const read: string[] = []
  for (const [i, fact] of facts.entries()) {
    const said = fact.kind === 'correction' ? fact.replacement : fact
    if (said?.kind !== 'safety-confirmation' || said.otherEpisode === undefined) continue
    const problem = await problemOf(charts, episode, said.otherEpisode)
    const at = fact.kind === 'correction' ? `replacement.${AT}` : AT
    if (problem) issues.push({ at: `entries.${i}.${at}`, problem })
    if (problem === null || problem === NOTHING_SAID) read.push(said.otherEpisode)
  }
  return { issues, read }
}
